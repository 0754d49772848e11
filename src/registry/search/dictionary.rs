//! Every word of the index, sorted, each with its number in that order: a transducer that shares beginnings and ends, so
//! that it is small and automata run over it. Where the words stand is told in `index`.

use std::ops::Range;

use fst::{IntoStreamer, Map, Streamer};
use levenshtein_automata::DFA;

pub struct Dictionary(Map<Vec<u8>>);

impl Dictionary {
    /// The dictionary of some words, which are sorted and each there once.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        // Fails only on words out of order.
        Self(Map::from_iter(words.zip(0..)).unwrap_or_default())
    }

    /// The number of a word.
    pub fn find(&self, word: &str) -> Option<u32> {
        self.0.get(word).map(number)
    }

    /// The numbers of the words that begin with a text; they follow one another.
    pub fn beginning_with(&self, text: &str) -> Range<u32> {
        // No letter is behind this one.
        let end = format!("{text}\u{10ffff}");
        self.first_from(text)..self.first_from(&end)
    }

    fn first_from(&self, text: &str) -> u32 {
        let next = self.0.range().ge(text).into_stream().next().map(|(_, value)| number(value));
        next.unwrap_or_else(|| number(self.0.len() as u64))
    }

    /// The words that an automaton accepts, by their numbers, among those between two texts.
    pub fn accepted(&self, automaton: &DFA, within: &Range<String>, mut accept: impl FnMut(u32, &str)) {
        let mut stream = self.0.search(automaton).ge(&within.start).lt(&within.end).into_stream();
        while let Some((word, value)) = stream.next() {
            if let Ok(word) = std::str::from_utf8(word) {
                accept(number(value), word);
            }
        }
    }
}

fn number(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_beginning_follow_one_another() {
        let dictionary = Dictionary::of(["an", "ankara", "ante", "oslo"].into_iter());
        assert_eq!(dictionary.find("ante"), Some(2));
        assert_eq!(dictionary.find("ant"), None);
        assert_eq!(dictionary.beginning_with("an"), 0..3);
        assert_eq!(dictionary.beginning_with("ank"), 1..2);
        assert_eq!(dictionary.beginning_with("b"), 3..3);
        assert_eq!(dictionary.beginning_with("z"), 4..4);
    }
}
