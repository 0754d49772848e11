//! A text that is searched for: its words, and which words of the index each can mean. Which records have them is told in
//! `candidates`.

use std::ops::Range;

use super::{
    index::Index,
    slips::{Between, Slips},
    words::{is_common, normalized},
};

/// So many letters make a word a beginning though others follow it: "univ oslo".
const BEGINNING_MIN: usize = 3;

pub struct Query {
    /// All words, with one space between them.
    pub text: String,
    /// The words that count: not the common ones, unless the last is a single letter.
    pub words: Vec<Word>,
}

/// A word of a text that is searched for.
pub struct Word {
    pub text: String,
    /// Whether it can be the beginning of another word.
    pub is_beginning: bool,
    pub ways: Vec<Way>,
    /// None until slips are forgiven, and for words too short for them.
    pub slips: Option<Slips>,
}

/// Words of the index that a word can mean, by their numbers.
pub struct Way {
    pub words: Range<u32>,
    pub slips: u8,
    pub is_prefix: bool,
}

impl Query {
    pub fn read(text: &str) -> Self {
        let text = normalized(text);
        let mut words: Vec<&str> = Vec::new();
        for word in text.split(' ').filter(|word| !word.is_empty() && !is_common(word)) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        let last = text.rsplit(' ').next().unwrap_or_default();
        let read = |word: &str| Word {
            text: word.to_owned(),
            is_beginning: word == last || word.len() >= BEGINNING_MIN,
            ways: Vec::new(),
            slips: None,
        };
        Self { words: words.into_iter().map(read).collect(), text }
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Looks the words up as they are typed.
    pub fn read_exactly(&mut self, index: &Index) {
        for word in &mut self.words {
            word.read_exactly(index);
        }
    }

    /// Looks up what the words can mean besides, were there slips in them.
    pub fn forgive_slips(&mut self, index: &Index) {
        for word in &mut self.words {
            word.forgive_slips(index);
        }
    }
}

impl Word {
    fn read_exactly(&mut self, index: &Index) {
        let whole = index.dictionary.find(&self.text).map(|word| word..word + 1);
        if self.is_beginning {
            let mut words = index.dictionary.beginning_with(&self.text);
            // The word itself is the first of those that begin with it.
            words.start += u32::from(whole.is_some());
            self.ways.push(Way { words, slips: 0, is_prefix: true });
        }
        self.ways.extend(whole.map(|words| Way { words, slips: 0, is_prefix: false }));
    }

    /// The first letter is taken to be right; only where that leads to nothing, any will do.
    fn forgive_slips(&mut self, index: &Index) {
        let slips = if self.is_beginning { Slips::of_beginning(&self.text) } else { Slips::of(&self.text) };
        let Some(slips) = slips else { return };
        let known = self.ways.len();
        self.read_with(&slips, index, index.dictionary.beginning_with(&self.text[..1]));
        if self.ways.len() == known && self.postings(index) == 0 {
            self.read_with(&slips, index, index.dictionary.all());
        }
        self.slips = Some(slips);
    }

    fn read_with(&mut self, slips: &Slips, index: &Index, within: Range<u32>) {
        for (word, text) in index.dictionary.alike(slips, within) {
            let Between { whole, beginning } = slips.between(text);
            for (slips, is_prefix) in [(whole, false), (beginning, true)] {
                let found = slips.filter(|&slips| slips > 0);
                self.ways.extend(found.map(|slips| Way { words: word..word + 1, slips, is_prefix }));
            }
        }
    }

    /// How many words of the index the word can mean.
    pub fn words(&self) -> usize {
        self.ways.iter().map(|way| way.words.len()).sum()
    }

    /// How many postings the word leads to.
    pub fn postings(&self, index: &Index) -> usize {
        self.ways.iter().map(|way| index.postings(&way.words).len()).sum()
    }
}
