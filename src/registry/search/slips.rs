//! How many slips of the pen a word is forgiven, and how many there are between two words. A slip is a letter too many, too
//! few, another one, or two that changed places.

use crate::registry::folding::{is_spaceless, is_vowelless};

/// The most slips that any word is forgiven.
const MOST: usize = 2;
/// More slips than any word is forgiven.
const TOO_MANY: u8 = u8::MAX / 2;

/// A word, and how many slips it is forgiven.
pub struct Slips {
    pub typed: String,
    letters: Vec<char>,
    pub forgiven: u8,
    /// The same where it is the beginning of the other word.
    in_beginning: Option<u8>,
}

/// The slips between a word and another one; none where there are too many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Between {
    pub whole: Option<u8>,
    /// Between the word and the beginning of the other one.
    pub beginning: Option<u8>,
}

impl Slips {
    /// None for a word too short for slips: another word of three letters is another word. None for a number, of which every
    /// digit tells something, nor for syllables and characters that are words of their own. Where vowels are not written,
    /// a letter tells more.
    pub fn of(word: &str) -> Option<Self> {
        let letters: Vec<char> = word.chars().collect();
        if letters.iter().copied().any(is_never_a_slip) {
            return None;
        }
        let vowelless = if letters.iter().copied().any(is_vowelless) { 2 } else { 0 };
        let forgiven = match letters.len().saturating_sub(vowelless) {
            0..=3 => return None,
            4..=7 => 1,
            _ => 2,
        };
        Some(Self { typed: word.to_owned(), letters, forgiven, in_beginning: None })
    }

    /// The same for a word that is perhaps not typed to its end.
    ///
    /// One slip at most, and none below five letters: with more, a beginning is that of too many words.
    pub fn of_beginning(word: &str) -> Option<Self> {
        let slips = Self::of(word)?;
        let is_long = slips.letters.len() > 4;
        Some(Self { in_beginning: is_long.then_some(1), ..slips })
    }

    /// The slips between the word and another one.
    ///
    /// These are the last numbers in the rows of the well-known table with a row for each letter of the other word. Only a band
    /// of it is worked out, because what is farther from its diagonal has too many slips.
    pub fn between(&self, other: &str) -> Between {
        const BAND: usize = 2 * MOST + 1;
        let typed = &self.letters;
        let forgiven = usize::from(self.forgiven);
        let (mut whole, mut beginning) = (TOO_MANY, TOO_MANY);
        // The first letters typed, `letters` of them, are at `letters + MOST - line`.
        let mut before = [TOO_MANY; BAND + 1];
        let mut above = before;
        let mut row = [TOO_MANY, TOO_MANY, 0, 1, 2, TOO_MANY];
        let mut letter_before = None;
        for (line, letter) in (1..).zip(other.chars()) {
            if is_never_a_slip(letter) {
                return Between::default();
            }
            (before, above, row) = (above, row, [TOO_MANY; BAND + 1]);
            let first = MOST.saturating_sub(forgiven.min(line));
            for at in first..(MOST + forgiven + 1).min(typed.len() + MOST + 1 - line) {
                let letters = at + line - MOST;
                let Some(&last) = letters.checked_sub(1).map(|last| &typed[last]) else {
                    row[at] = above[at + 1] + 1;
                    continue;
                };
                let left = at.checked_sub(1).map_or(TOO_MANY, |left| row[left]);
                row[at] = (above[at] + u8::from(last != letter)).min(above[at + 1] + 1).min(left + 1);
                let swapped = letters > 1 && Some(last) == letter_before && typed[letters - 2] == letter;
                if swapped {
                    row[at] = row[at].min(before[at] + 1);
                }
            }
            whole = (typed.len() + MOST)
                .checked_sub(line)
                .and_then(|at| row.get(at))
                .copied()
                .unwrap_or(TOO_MANY);
            beginning = beginning.min(whole);
            letter_before = Some(letter);
            if row.iter().all(|&slips| slips > self.forgiven) {
                whole = TOO_MANY;
                break;
            }
        }
        let within = |slips: u8, forgiven: u8| Some(slips).filter(|&slips| slips <= forgiven);
        let beginning = self.in_beginning.and_then(|forgiven| within(beginning, forgiven));
        Between { whole: within(whole, self.forgiven), beginning }
    }
}

/// A digit, or a character of a script in which a word has few of them.
fn is_never_a_slip(letter: char) -> bool {
    letter.is_numeric() || is_spaceless(letter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slips(typed: &str, word: &str) -> Option<u8> {
        Slips::of(typed).and_then(|slips| slips.between(word).whole)
    }

    #[test]
    fn short_words_are_forgiven_nothing_and_long_ones_two_slips() {
        assert_eq!(slips("ank", "ark"), None);
        assert_eq!(slips("oslo", "oslo"), Some(0));
        assert_eq!(slips("olso", "oslo"), Some(1));
        assert_eq!(slips("bergn", "bergen"), Some(1));
        assert_eq!(slips("brgn", "bergen"), None);
        assert_eq!(slips("petrolium", "petroleum"), Some(1));
        assert_eq!(slips("soongsl", "soongsil"), Some(1));
        assert_eq!(slips("univresty", "university"), Some(2));
        assert_eq!(slips("unvrsty", "university"), None);
    }

    #[test]
    fn a_beginning_is_forgiven_one_slip_from_five_letters_on() {
        let beginning = |typed: &str, word: &str| {
            Slips::of_beginning(typed).and_then(|slips| slips.between(word).beginning)
        };
        assert_eq!(beginning("petrl", "petroleum"), Some(1));
        assert_eq!(beginning("petorl", "petroleum"), Some(1));
        assert_eq!(beginning("ptrol", "petroleum"), Some(1));
        assert_eq!(beginning("ptrl", "petroleum"), None);
    }

    proptest! {
        #[test]
        fn the_slips_are_those_of_the_whole_table(typed in "[ab]{4,7}|[abc]{8,12}", other in "[abc]{0,14}") {
            let slips = Slips::of_beginning(&typed).unwrap();
            let within = |slips: usize, forgiven: u8| u8::try_from(slips).ok().filter(|&slips| slips <= forgiven);
            let whole = within(strsim::osa_distance(&typed, &other), slips.forgiven);
            let least = (0..=other.len()).map(|end| strsim::osa_distance(&typed, &other[..end])).min().unwrap();
            let beginning = slips.in_beginning.and_then(|forgiven| within(least, forgiven));
            prop_assert_eq!(slips.between(&other), Between { whole, beginning });
        }
    }
}
