//! How many slips of the pen a word is forgiven, and the automata that count them. A slip is a letter too many, too few,
//! another one, or two that changed places.

use std::sync::LazyLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};

/// Made once, because it takes some milliseconds.
static ONE_SLIP: LazyLock<LevenshteinAutomatonBuilder> =
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
static TWO_SLIPS: LazyLock<LevenshteinAutomatonBuilder> =
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(2, true));

/// Makes what takes time once, before anybody waits for it.
pub fn prepare() {
    LazyLock::force(&ONE_SLIP);
    LazyLock::force(&TWO_SLIPS);
}

/// Counts the slips between one word and others.
pub struct Slips {
    pub whole: DFA,
    /// Where the word may be the beginning of the other one.
    pub beginning: Option<DFA>,
}

impl Slips {
    /// None for a word too short for slips: another word of three letters is another word.
    pub fn of(word: &str) -> Option<Self> {
        let whole = match word.chars().count() {
            0..=3 => return None,
            4..=7 => ONE_SLIP.build_dfa(word),
            _ => TWO_SLIPS.build_dfa(word),
        };
        Some(Self { whole, beginning: None })
    }

    /// The same for a word that is perhaps not typed to its end.
    ///
    /// One slip at most, and none below five letters: with more, a beginning is that of too many words.
    pub fn of_beginning(word: &str) -> Option<Self> {
        let slips = Self::of(word)?;
        let beginning = (word.chars().count() > 4).then(|| ONE_SLIP.build_prefix_dfa(word));
        Some(Self { beginning, ..slips })
    }

    /// The slips between the words; none where there are too many.
    pub fn whole(&self, word: &str) -> Option<u8> {
        exact(self.whole.eval(word))
    }

    /// The slips between the word and the beginning of the other one; none where there are too many.
    pub fn beginning(&self, word: &str) -> Option<u8> {
        self.beginning.as_ref().and_then(|automaton| exact(automaton.eval(word)))
    }
}

fn exact(distance: Distance) -> Option<u8> {
    match distance {
        Distance::Exact(slips) => Some(slips),
        Distance::AtLeast(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(typed: &str, word: &str) -> Option<u8> {
        Slips::of(typed).and_then(|slips| slips.whole(word))
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
        let beginning =
            |typed: &str, word: &str| Slips::of_beginning(typed).and_then(|slips| slips.beginning(word));
        assert_eq!(beginning("petrl", "petroleum"), Some(1));
        assert_eq!(beginning("petorl", "petroleum"), Some(1));
        assert_eq!(beginning("ptrol", "petroleum"), Some(1));
        assert_eq!(beginning("ptrl", "petroleum"), None);
    }
}
