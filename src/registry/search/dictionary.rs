//! Every word of the index, sorted, each with its number in that order, and with the letters that it is made of: by them
//! nearly all words that are not like another are told without a look at the words. Where the words stand is told in `index`.

use std::ops::Range;

use super::{slips::Slips, texts::Texts};

pub struct Dictionary {
    words: Texts,
    letters: Vec<Letters>,
}

impl Dictionary {
    /// The dictionary of some words, which are sorted and each there once.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let words = Texts::of(words);
        let letters = (0..words.len()).map(|place| Letters::of(words.at(place))).collect();
        Self { words, letters }
    }

    /// The number of a word.
    pub fn find(&self, word: &str) -> Option<u32> {
        let place = self.words.first_from(word);
        (place < self.words.len() && self.words.at(place) == word).then(|| number(place))
    }

    /// The numbers of the words that begin with a text; they follow one another.
    pub fn beginning_with(&self, text: &str) -> Range<u32> {
        // No letter is behind this one.
        let end = format!("{text}\u{10ffff}");
        number(self.words.first_from(text))..number(self.words.first_from(&end))
    }

    /// The words among those with these numbers that may be meant by one with slips: all that are, and few others.
    pub fn alike(&self, slips: &Slips, within: Range<u32>) -> impl Iterator<Item = (u32, &str)> {
        let (typed, forgiven) = (Letters::of(&slips.typed), u32::from(slips.forgiven));
        let letters = self.letters[within.start as usize..within.end as usize].iter();
        let alike = within.zip(letters).filter(move |(_, letters)| typed.without(**letters) <= forgiven);
        alike.map(|(word, _)| (word, self.words.at(word as usize)))
    }

    /// The numbers of all words.
    pub fn all(&self) -> Range<u32> {
        0..number(self.words.len())
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Which letters a word is made of, as bits; digits and letters beyond `z` share some. One slip takes away one of them at most.
#[derive(Clone, Copy)]
struct Letters(u32);

impl Letters {
    fn of(word: &str) -> Self {
        let bit = |letter: char| match letter {
            'a'..='z' => u32::from(letter) - u32::from('a'),
            other => 26 + u32::from(other) % 6,
        };
        Self(word.chars().fold(0, |letters, letter| letters | 1 << bit(letter)))
    }

    /// How many of the letters the other word lacks.
    fn without(self, other: Self) -> u32 {
        (self.0 & !other.0).count_ones()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_beginning_follow_one_another() {
        let dictionary = Dictionary::of(["an", "ankara", "ante", "oslo"].into_iter());
        assert_eq!(dictionary.find("ante"), Some(2));
        assert_eq!(dictionary.find("ant"), None);
        assert_eq!(dictionary.find("zoo"), None);
        assert_eq!(dictionary.beginning_with("an"), 0..3);
        assert_eq!(dictionary.beginning_with("ank"), 1..2);
        assert_eq!(dictionary.beginning_with("b"), 3..3);
        assert_eq!(dictionary.beginning_with("z"), 4..4);
    }
}
