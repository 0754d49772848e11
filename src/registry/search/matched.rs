//! Which of a record's texts matched, and which parts of it. Only worked out for records of which it is asked.

use std::{cmp::Reverse, ops::Range};

use super::{
    Field, Hit,
    query::{Query, Word},
    slips::Between,
};
use crate::registry::folding::{self, begins_part, placed, spellings};

/// How a word of a text has one of the query: the slips, and which of its letters.
type Part = (u8, Range<usize>);

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
    let ways = folding::ways(text);
    let is_whole = ways.iter().any(|way| query.names.contains(way));
    let best = ways.iter().map(|way| matching(way, query)).min();
    // An identifier counts as a whole or not at all.
    (!is_whole, field == Field::Identifier, best, field)
}

/// The letters of the query that a text has, and the slips; the most letters are the least.
fn matching(text: &str, query: &Query) -> (Reverse<usize>, u32) {
    let matches =
        |word: &&Word| text.split(' ').filter_map(|other| word.matches(other)).map(|(slips, _)| slips).min();
    let found = query.words.iter().filter_map(|word| Some((word, matches(&word)?)));
    let (letters, slips) = found.fold((0, 0), |(letters, all), (word, slips)| {
        (letters + word.plain().chars().count(), all + u32::from(slips))
    });
    (Reverse(letters), slips)
}

/// In whichever ways the text can be spelt; a part without slips is rather meant than one with some that it overlaps.
fn highlights(text: &str, query: &Query) -> Vec<Range<usize>> {
    let words = spellings(text).flat_map(|spelling| placed(text, spelling));
    let mut parts: Vec<_> = words.filter_map(|word| part(&word, query)).collect();
    parts.sort_by_key(|(slips, part)| (*slips, part.start, Reverse(part.end)));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for (_, part) in parts {
        if apart.iter().all(|other| other.end <= part.start || part.end <= other.start) {
            apart.push(part);
        }
    }
    apart.sort_by_key(|part| part.start);
    apart
}

fn part(placed: &folding::Word, query: &Query) -> Option<Part> {
    let matches = query.words.iter().filter_map(|word| word.matches(&placed.folded));
    let (slips, letters) = matches.min_by_key(|(slips, letters)| (*slips, Reverse(letters.len())))?;
    Some((slips, placed.place(letters)))
}

impl Word {
    /// How a word of a record has this one, if it does.
    fn matches(&self, other: &str) -> Option<Part> {
        let exact = self.texts.iter().find_map(|text| self.has(text, other));
        exact.map(|letters| (0, letters)).or_else(|| {
            let Between { whole, beginning } = self.slips.as_ref()?.between(other);
            whole.or(beginning).map(|slips| (slips, 0..other.chars().count()))
        })
    }

    /// The letters of a word of a record that are this one.
    fn has(&self, text: &str, other: &str) -> Option<Range<usize>> {
        let letters = text.chars().count();
        if other == text || (self.is_beginning && other.starts_with(text)) {
            return Some(0..letters);
        }
        let within = |&(at, _): &(usize, &str)| other[at..].starts_with(begins_part);
        let (at, _) = other.match_indices(text).find(within)?;
        let start = other[..at].chars().count();
        Some(start..start + letters)
    }
}
