//! Which of a record's texts matched, and which parts of it. Only worked out for records that are shown.

use std::{cmp::Reverse, ops::Range};

use super::{
    Field, Found, Hit,
    query::{Query, Word},
    words::{self, normalized, placed},
};
use crate::registry::Registry;

/// How a text has a word: the slips, and how many letters of the text's word were typed; none for all of them.
type Match = (u8, Option<usize>);

impl Registry {
    /// A record as a hit: with the text that matched best.
    pub(super) fn shown(&self, found: Found, query: &Query) -> Hit<'_> {
        let texts = self.texts(found).into_iter();
        let (field, text) =
            texts.min_by_key(|&(field, text)| rank(field, text, query)).unwrap_or((Field::Name, ""));
        Hit { found, text, field, highlights: highlights(text, query) }
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
    fn matches(&self, other: &str) -> Option<Match> {
        if other == self.text {
            return Some((0, None));
        }
        if self.is_beginning && other.starts_with(&self.text) {
            return Some((0, Some(self.text.chars().count())));
        }
        let slips = self.slips.as_ref()?;
        slips.whole(other).or_else(|| slips.beginning(other)).map(|slips| (slips, None))
    }
}
