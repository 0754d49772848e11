//! Texts as words: folded, without signs, and where each stands in the text. Which words count is told in `query`.

use std::ops::Range;

use crate::registry::folded;

/// Words too common to tell records apart; they are neither indexed nor required. Sorted.
const COMMON: [&str; 18] = [
    "and", "at", "by", "de", "der", "des", "di", "du", "et", "for", "from", "in", "of", "on", "the", "to",
    "und", "with",
];

pub fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// The folded words of a text with one space between them, in ASCII. An apostrophe does not part a word.
pub fn normalized(text: &str) -> String {
    let folded = folded(text);
    let mut words = String::with_capacity(folded.len());
    for character in folded.chars() {
        if character.is_alphanumeric() {
            words.push(character);
        } else if character != '\'' && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// A word of a text, and which code points of the text it is made of.
#[derive(Debug, Default)]
pub struct Word {
    pub folded: String,
    /// For each letter of `folded`, the code point that it comes from.
    from: Vec<usize>,
    end: usize,
}

impl Word {
    /// The code points behind the first letters.
    pub fn beginning(&self, letters: usize) -> Range<usize> {
        let end = self.from.get(letters).map_or(self.end, |&next| next.max(self.from[letters - 1] + 1));
        self.from[0]..end
    }

    pub fn whole(&self) -> Range<usize> {
        self.from[0]..self.end
    }

    fn push(&mut self, letter: char, at: usize) {
        self.folded.push(letter);
        self.from.push(at);
        self.end = at + 1;
    }
}

/// The words of a text as [`normalized`] has them, each with its place in the text.
pub fn placed(text: &str) -> Vec<Word> {
    let mut words = vec![Word::default()];
    for (at, character) in text.chars().enumerate() {
        let letters = folded_before_another(character);
        let Some(word) = words.last_mut() else { break };
        if letters.is_empty() && at > 0 && word.end == at {
            // An accent of its own belongs to the letter before it.
            word.end = at + 1;
        }
        for letter in letters.chars() {
            match words.last_mut() {
                Some(word) if letter.is_alphanumeric() => word.push(letter, at),
                Some(word) if letter != '\'' && !word.folded.is_empty() => words.push(Word::default()),
                _ => {}
            }
        }
    }
    words.retain(|word| !word.folded.is_empty());
    words
}

/// A character folded as it is amid a text, where one that is a word by itself, as 東 is, ends with a space.
fn folded_before_another(character: char) -> String {
    let mut letters = folded(&format!("{character}a"));
    letters.pop();
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_folded_into_words() {
        assert_eq!(normalized("  Master’s programmes – Örebro, (Ελλάς)!"), "masters programmes orebro ellas");
        assert_eq!(normalized("東京 e\u{301}"), "dong jing e");
        assert_eq!(normalized("\u{feff} – ’ \""), "");
    }

    #[test]
    fn a_word_knows_the_code_points_that_it_is_made_of() {
        let text = "Universität Straße e\u{301}t 東京";
        let words = placed(text);
        let joined: Vec<_> = words.iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(joined.join(" "), normalized(text));
        let places: Vec<_> = words.iter().map(Word::whole).collect();
        assert_eq!(places, [0..11, 12..18, 19..22, 23..24, 24..25]);
        assert_eq!(words[1].beginning(5), 12..17); // “stras”: half of the ß is all of it
        assert_eq!(words[2].beginning(1), 19..21); // with its accent
        assert_eq!(words[3].beginning(2), 23..24);
    }

    #[test]
    fn the_common_words_are_sorted() {
        assert!(COMMON.is_sorted());
    }
}
