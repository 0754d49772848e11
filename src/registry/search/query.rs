//! A text that is searched for: its words, and which words of the index each can mean. Which records have them is told in
//! `candidates`, and how its words are written otherwise in `rewriting`.

use std::ops::Range;

use super::{
    index::Index,
    slips::{Between, Slips},
};
use crate::registry::folding::{self, is_common, is_spaceless, without_article};

/// So many letters make a word a beginning though others follow it: "univ oslo".
const BEGINNING_MIN: usize = 3;

pub struct Query {
    /// The words of the text in all ways to spell it, the plain one first.
    pub names: Vec<String>,
    /// The same without the article that it begins with.
    pub bare_names: Vec<String>,
    /// The words that count: not the common ones, unless the last is a single letter.
    pub words: Vec<Word>,
    /// Words that must follow one another in a text of the record.
    pub phrase: Option<String>,
}

/// A word of a text that is searched for.
pub struct Word {
    /// In all ways to spell it, the plain one first.
    pub texts: Vec<String>,
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
        Self::spelt(folding::ways(text), None)
    }

    /// A text whose words are folded already.
    pub fn folded(words: String, phrase: Option<String>) -> Self {
        Self::spelt(vec![words], phrase)
    }

    fn spelt(names: Vec<String>, phrase: Option<String>) -> Self {
        let plain: Vec<&str> = names[0].split(' ').collect();
        let others: Vec<Vec<&str>> = names[1..].iter().map(|name| name.split(' ').collect()).collect();
        let mut words: Vec<Word> = Vec::new();
        for (at, word) in plain.iter().enumerate().filter(|(_, word)| !word.is_empty() && !is_common(word)) {
            if words.iter().any(|known| known.texts[0] == **word) {
                continue;
            }
            let is_last = word == plain.last().unwrap_or(word);
            // A way to spell the text that has more words is not told word by word.
            let spelt = others.iter().filter(|other| other.len() == plain.len()).map(|other| other[at]);
            words.push(Word::new(word, spelt, is_last));
        }
        let bare_names = names.iter().filter_map(|name| without_article(name)).map(str::to_owned).collect();
        Self { names, bare_names, words, phrase }
    }

    pub fn is_empty(&self) -> bool {
        self.names[0].is_empty()
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
    fn new<'t>(plain: &'t str, others: impl Iterator<Item = &'t str>, is_last: bool) -> Self {
        let mut texts = vec![plain.to_owned()];
        for other in others {
            if !texts.iter().any(|text| text == other) {
                texts.push(other.to_owned());
            }
        }
        let is_long = plain.chars().nth(BEGINNING_MIN - 1).is_some() || plain.contains(is_spaceless);
        Self { texts, is_beginning: is_last || is_long, ways: Vec::new(), slips: None }
    }

    pub fn plain(&self) -> &str {
        &self.texts[0]
    }

    /// Whether it has a digit: nothing else means the same.
    pub fn is_number(&self) -> bool {
        self.plain().contains(char::is_numeric)
    }

    fn read_exactly(&mut self, index: &Index) {
        let has_apostrophe = self.texts.iter().any(|text| text.contains('\''));
        for text in &self.texts {
            // With the apostrophe that was typed is better than without.
            let is_prefix = has_apostrophe && !text.contains('\'');
            let whole = index.dictionary.find(text).map(|word| word..word + 1);
            if self.is_beginning {
                let mut words = index.dictionary.beginning_with(text);
                // The word itself is the first of those that begin with it.
                words.start += u32::from(whole.is_some());
                self.ways.push(Way { words, slips: 0, is_prefix: true });
            }
            self.ways.extend(whole.map(|words| Way { words, slips: 0, is_prefix }));
        }
    }

    /// The first letter is taken to be right; only where that leads to nothing, any will do.
    fn forgive_slips(&mut self, index: &Index) {
        let slips =
            if self.is_beginning { Slips::of_beginning(self.plain()) } else { Slips::of(self.plain()) };
        let Some(slips) = slips else { return };
        let known = self.ways.len();
        let first = self.plain().chars().next().map(String::from).unwrap_or_default();
        self.read_with(&slips, index, index.dictionary.beginning_with(&first));
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
