//! Which of a record's texts matched, and which parts of it. Only worked out for records of which it is asked.

use std::{cmp::Reverse, ops::Range};

use super::{
    Field, Hit,
    query::{Query, Word},
    slips::Between,
    words::{self, normalized, placed},
};

/// How a text has a word: the slips, and how many letters of the text's word were typed; none for all of them.
type Part = (u8, Option<usize>);

/// The text of a record that a search has matched best.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<'r> {
    /// As it is written.
    pub text: &'r str,
    /// What it is to the record.
    pub field: Field,
    /// The parts of it that matched, counted in code points.
    pub highlights: Vec<Range<usize>>,
}

impl<'r> Hit<'r> {
    /// Why the record was found.
    #[must_use]
    pub fn matched(&self) -> Match<'r> {
        let texts = self.registry.texts(self.found).into_iter();
        let best = texts.min_by_key(|&(field, text)| rank(field, text, &self.query));
        let (field, text) = best.unwrap_or((Field::Name, ""));
        Match { text, field, highlights: highlights(text, &self.query) }
    }
}

/// By what the texts of a record are ranked, the least first: whole names, then those with the most letters that match.
fn rank(field: Field, text: &str, query: &Query) -> impl Ord + use<> {
    let text = normalized(text);
    let matches = |word: &&Word| text.split(' ').filter_map(|other| word.matches(other)).min();
    let found: Vec<_> = query.words.iter().filter_map(|word| Some((word, matches(&word)?))).collect();
    let letters: usize = found.iter().map(|(word, _)| word.text.len()).sum();
    let slips: u32 = found.iter().map(|(_, (slips, _))| u32::from(*slips)).sum();
    let is_whole = text == query.text;
    // An identifier counts as a whole or not at all.
    (!is_whole, field == Field::Identifier, Reverse(letters), slips, field)
}

fn highlights(text: &str, query: &Query) -> Vec<Range<usize>> {
    let part = |placed: &words::Word| {
        let (_, letters) = query.words.iter().filter_map(|word| word.matches(&placed.folded)).min()?;
        Some(letters.map_or_else(|| placed.whole(), |letters| placed.beginning(letters)))
    };
    placed(text).iter().filter_map(part).collect()
}

impl Word {
    /// How a word of a record has this one, if it does.
    fn matches(&self, other: &str) -> Option<Part> {
        if other == self.text {
            return Some((0, None));
        }
        if self.is_beginning && other.starts_with(&self.text) {
            return Some((0, Some(self.text.len())));
        }
        let Between { whole, beginning } = self.slips.as_ref()?.between(other);
        whole.or(beginning).map(|slips| (slips, None))
    }
}
