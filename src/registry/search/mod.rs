//! Search: the records that a text means, the best first, though it is misspelt or not yet typed to its end.
//!
//! An [`Index`] is built from a registry once, when somebody first asks or when the registry is published. A text goes
//! `query` (its words, and which words of the index they can mean) → `candidates` (the records that have them) →
//! `ranking` (the best) → `matched` (which of their texts), where that is asked. Deliberately not here: filters of lists.

mod candidates;
mod dictionary;
mod documents;
mod index;
mod matched;
mod query;
mod ranking;
mod slips;
#[cfg(test)]
mod tests;
mod texts;
mod words;

use std::{ops::Range, sync::Arc};

use partnergraph_entity::identifier;

use super::Registry;
use candidates::{Candidate, all_words, most_words};
pub use documents::{Field, Found, Kind};
pub use index::Index;
pub use matched::Match;
use query::Query;
use ranking::Ranking;

/// What to search for, and how much.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    pub text: &'a str,
    /// The concepts that are wanted; none means all.
    pub kinds: Option<&'a [Kind]>,
    pub first: usize,
}

impl Search<'_> {
    /// Whether a record may be among the hits: every one is asked about here before it takes a place.
    fn accepts(&self, registry: &Registry, found: Found) -> bool {
        self.kinds.is_none_or(|kinds| kinds.contains(&found.kind())) && found.is_in(registry)
    }
}

/// A record that a text means.
#[derive(Clone)]
pub struct Hit<'r> {
    pub found: Found,
    registry: &'r Registry,
    query: Arc<Query>,
}

impl Registry {
    /// The records that a text means, the best first.
    ///
    /// Records with all words as they are typed come before those with slips; those that lack some of the words come only
    /// where no record has all of them.
    #[must_use]
    pub fn search(&self, search: &Search<'_>) -> Vec<Hit<'_>> {
        if let Some(identified) = self.search_identifier(search) {
            return vec![identified];
        }
        let index = self.search_index();
        let mut query = Query::read(search.text);
        if query.is_empty() {
            return Vec::new();
        }
        let mut ranking =
            Ranking::new(search.first, |document| search.accepts(self, index.documents.found(document)));
        let within = search.kinds.map_or(0..index.documents.len, |kinds| index.documents.span(kinds));
        rank(index, &mut query, &within, &mut ranking);
        let query = Arc::new(query);
        let hit = |found| Hit { found, registry: self, query: Arc::clone(&query) };
        ranking.documents.iter().map(|&document| hit(index.documents.found(document))).collect()
    }

    /// The partner whose identifier the whole text is, in any form that its register prints. It is then the only hit.
    fn search_identifier(&self, search: &Search<'_>) -> Option<Hit<'_>> {
        let held = identifier::readings(search.text).find_map(|(scheme, canonical)| {
            self.identified(scheme, &canonical).map(|partner| (Found::Partner(partner), canonical))
        });
        let (found, canonical) =
            held.filter(|(found, _)| search.first > 0 && search.accepts(self, *found))?;
        Some(Hit { found, registry: self, query: Arc::new(Query::read(&canonical)) })
    }

    fn search_index(&self) -> &Index {
        self.search.get_or_init(|| Index::build(self))
    }

    /// Builds the index where that has not been done yet, which takes up to a second.
    pub fn prepare_search(&self) {
        self.search_index();
    }

    /// Whether a search can begin at once.
    #[must_use]
    pub fn is_search_ready(&self) -> bool {
        self.search.get().is_some()
    }
}

/// Fills the ranking in steps, each worth less than the one before, until it is full.
fn rank(index: &Index, query: &mut Query, within: &Range<u32>, ranking: &mut Ranking<impl Fn(u32) -> bool>) {
    for labels in index.labelled(&query.text) {
        ranking.extend(labels.map(|document| index.key(document)));
    }
    if ranking.is_full() || query.words.is_empty() {
        return;
    }
    let keys = |candidates: Vec<Candidate>| candidates.into_iter().map(|candidate| index.key_of(&candidate));
    query.read_exactly(index);
    ranking.extend(keys(all_words(index, &query.words, within)));
    if ranking.is_full() {
        return;
    }
    query.forgive_slips(index);
    ranking.extend(keys(all_words(index, &query.words, within)));
    if ranking.documents.is_empty() {
        ranking.extend(keys(most_words(index, &query.words, within)));
    }
}
