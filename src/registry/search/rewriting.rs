//! A text that is searched for with its words parted otherwise: two typed as one (`hongkong`), one as two (`xi an`), the
//! letters of an acronym one by one (`m i t`), an article with its noun (`l'aquila`).

use super::{index::Index, query::Query};
use crate::registry::{
    Registry,
    folding::{is_common, is_spaceless, ways},
    search::{Field, Found},
};

/// So many words are one at most, unless they are single letters.
const WORDS_MAX: usize = 4;
/// So many other ways to part the words are tried at most.
const QUERIES_MAX: usize = 8;
/// So many letters of a part are enough where it is perhaps not typed to its end.
const BEGINNING_MIN: usize = 3;

impl Query {
    /// The same text with its words parted as the index has them.
    pub fn rewritten(&self, index: &Index) -> Vec<Self> {
        let words: Vec<&str> = self.names[0].split(' ').collect();
        let other_words = self.names.iter().filter(|name| name.split(' ').count() != words.len());
        let mut queries: Vec<_> = other_words.map(|name| Self::folded(name.clone(), None)).collect();
        for start in 0..words.len() {
            let letters = words[start..].iter().take_while(|word| word.chars().nth(1).is_none()).count();
            for end in start + 2..=(start + letters.max(WORDS_MAX)).min(words.len()) {
                let joined = words[start..end].concat();
                if is_known(index, &joined, end == words.len()) {
                    queries.push(Self::with(&words, start..end, joined, false));
                }
            }
            for parts in parted(index, words[start]) {
                queries.push(Self::with(&words, start..start + 1, parts, true));
            }
        }
        queries.truncate(QUERIES_MAX);
        queries
    }

    fn with(words: &[&str], replaced: std::ops::Range<usize>, by: String, is_phrase: bool) -> Self {
        let text = [&words[..replaced.start], &[by.as_str()], &words[replaced.end..]].concat().join(" ");
        Self::folded(text, is_phrase.then_some(by))
    }

    /// Whether a record has a text in which the words that belong together do so.
    pub fn fits(&self, registry: &Registry, found: Found) -> bool {
        let Some(phrase) = &self.phrase else { return true };
        let phrase = format!(" {phrase}");
        let has = |text: &str| ways(text).iter().any(|way| format!(" {way}").contains(&phrase));
        registry.texts(found).iter().any(|&(field, text)| field != Field::Identifier && has(text))
    }
}

fn is_known(index: &Index, word: &str, may_go_on: bool) -> bool {
    let goes_on =
        || word.chars().nth(BEGINNING_MIN).is_some() && !index.dictionary.beginning_with(word).is_empty();
    index.dictionary.find(word).is_some() || (may_go_on && goes_on())
}

/// The ways to part a word into words of the index, the last of which need not be whole.
fn parted(index: &Index, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    if !word.contains(is_spaceless) {
        part(index, "", word, &mut found);
    }
    found
}

fn part(index: &Index, before: &str, rest: &str, found: &mut Vec<String>) {
    let is_first = before.is_empty();
    for (end, _) in rest.char_indices().skip(1) {
        let (head, tail) = rest.split_at(end);
        let is_head = index.dictionary.find(head).is_some() || (!is_first && is_common(head));
        if !is_head || !is_long_enough(head) {
            continue;
        }
        let words = format!("{before}{head} ");
        if is_long_enough(tail) && is_known(index, tail, true) {
            found.push(format!("{words}{tail}"));
        }
        if words.matches(' ').count() + 1 < WORDS_MAX {
            part(index, &words, tail, found);
        }
    }
}

/// A single letter is no word to part another by; a digit is.
fn is_long_enough(part: &str) -> bool {
    part.chars().nth(1).is_some() || part.contains(char::is_numeric)
}
