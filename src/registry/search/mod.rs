//! Search: the records that a text means, the best first, though it is misspelt or not yet typed to its end.
//!
//! An [`Index`] is built from a registry once, when somebody first asks or when the registry is published. A text goes
//! `query` (its words, and which words of the index they can mean; `rewriting` parts them otherwise) → `candidates` (the
//! records that have them) → `ranking` (the best) → `matched` (which of their texts), where that is asked. What a text means
//! does not depend on how many hits are asked for, so a page of hits, a list narrowed down by the text ([`Matches`]) and
//! the first few while it is typed are the same. Texts are folded in `folding`.

mod candidates;
mod dictionary;
mod documents;
mod index;
mod matched;
mod matches;
mod query;
mod ranking;
mod rewriting;
mod slips;
#[cfg(test)]
mod tests;
mod texts;

use std::{ops::Range, sync::Arc};

use partnergraph_entity::identifier;

use super::Registry;
use candidates::{Candidate, all_words, most_words};
pub use documents::{Field, Found, Kind};
pub use index::Index;
pub use matched::Match;
pub use matches::Matches;
use query::Query;
use ranking::Ranking;

/// Where so many records of a concept have the words as they are typed, no slips are forgiven for it.
const ENOUGH: usize = 10;

/// What to search for, and how much.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    pub text: &'a str,
    /// The concepts that are wanted; none means all.
    pub kinds: Option<&'a [Kind]>,
    pub first: usize,
}

impl Search<'_> {
    fn wants(&self, found: Found) -> bool {
        self.kinds.is_none_or(|kinds| kinds.contains(&found.kind()))
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
    /// where no record of any concept has all of them.
    #[must_use]
    pub fn search(&self, search: &Search<'_>) -> Vec<Hit<'_>> {
        if let Some((found, canonical)) = self.identified_by(search).filter(|(found, _)| found.is_in(self)) {
            return vec![Hit { found, registry: self, query: Arc::new(Query::read(&canonical)) }];
        }
        let index = self.search_index();
        let ranked = self.ranked(index, search, |found| found.is_in(self));
        let hit = |(document, query)| Hit { found: index.documents.found(document), registry: self, query };
        ranked.into_iter().map(hit).collect()
    }

    /// All records of a concept that a text means; as of a past day, some may not be there.
    #[must_use]
    pub fn matches(&self, text: &str, kind: Kind) -> Arc<Matches> {
        let index = self.search_index();
        let search = || {
            let search = Search { text, kinds: Some(&[kind]), first: usize::MAX };
            let found = match self.identified_by(&search) {
                Some((found, _)) => vec![found],
                None => {
                    let ranked = self.ranked(index, &search, |_| true);
                    ranked.iter().map(|&(document, _)| index.documents.found(document)).collect()
                }
            };
            Ok::<_, std::convert::Infallible>(Arc::new(Matches::ranked(
                found.into_iter().map(Found::position),
            )))
        };
        let Ok(matches) = index.matches.get_or_insert_with(&(kind, text.to_owned()), search);
        matches
    }

    fn ranked(
        &self,
        index: &Index,
        search: &Search<'_>,
        is_there: impl Fn(Found) -> bool,
    ) -> Vec<(u32, Arc<Query>)> {
        let steps = Steps { registry: self, index, search, is_there: &is_there };
        let ranked = steps.all_words();
        let all = Search { kinds: None, first: 1, ..*search };
        let is_anywhere =
            || search.kinds.is_some() && !Steps { search: &all, ..steps }.all_words().is_empty();
        if !ranked.is_empty() || is_anywhere() { ranked } else { steps.most_words() }
    }

    /// The partner whose identifier the whole text is, in any form that its register prints, and the canonical form. It is then
    /// the only hit.
    fn identified_by(&self, search: &Search<'_>) -> Option<(Found, String)> {
        identifier::readings(search.text)
            .find_map(|(scheme, canonical)| {
                Some((Found::Partner(self.holder(scheme, &canonical)?), canonical))
            })
            .filter(|(found, _)| search.first > 0 && search.wants(*found))
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

/// The steps of a search, each worth less than the one before.
#[derive(Clone, Copy)]
struct Steps<'s> {
    registry: &'s Registry,
    index: &'s Index,
    search: &'s Search<'s>,
    is_there: &'s dyn Fn(Found) -> bool,
}

impl Steps<'_> {
    /// The records that have every word, each with the query that it fits.
    fn all_words(self) -> Vec<(u32, Arc<Query>)> {
        let mut query = Query::read(self.search.text);
        let mut ranking = Ranking::new(self.search.first);
        let mut rewritten = Vec::new();
        if query.is_empty() {
            return Vec::new();
        }
        for labels in self.index.labelled(&query) {
            ranking
                .extend(labels.map(|document| self.index.key(document)), |document| self.accepts(document));
        }
        if !ranking.is_full() && !query.words.is_empty() {
            query.read_exactly(self.index);
            ranking.extend(self.keys(&query), |document| self.accepts(document));
        }
        let typed = ranking.documents.len();
        if !ranking.is_full() {
            rewritten = self.rewritten(&query, &mut ranking);
        }
        let end = ranking.documents.len();
        if !ranking.is_full() && !query.words.is_empty() {
            let counts = self.counts(&ranking.documents);
            query.forgive_slips(self.index);
            ranking.extend(self.keys(&query), |document| {
                counts[self.kind(document) as usize] < ENOUGH && self.accepts(document)
            });
        }
        let query = Arc::new(query);
        let mut queries = vec![Arc::clone(&query); typed];
        queries.extend(rewritten);
        debug_assert_eq!(queries.len(), end);
        queries.resize(ranking.documents.len(), query);
        ranking.documents.into_iter().zip(queries).collect()
    }

    /// Adds those that have the words parted otherwise, and tells for each the query that it fits.
    fn rewritten(self, query: &Query, ranking: &mut Ranking) -> Vec<Arc<Query>> {
        let mut queries = Vec::new();
        for mut query in query.rewritten(self.index) {
            let before = ranking.documents.len();
            query.read_exactly(self.index);
            ranking.extend(self.keys(&query), |document| {
                self.accepts(document) && query.fits(self.registry, self.index.documents.found(document))
            });
            queries.resize(queries.len() + ranking.documents.len() - before, Arc::new(query));
        }
        queries
    }

    /// The records that have most of the words.
    fn most_words(self) -> Vec<(u32, Arc<Query>)> {
        let mut query = Query::read(self.search.text);
        query.read_exactly(self.index);
        query.forgive_slips(self.index);
        let mut ranking = Ranking::new(self.search.first);
        let found = most_words(self.index, &query.words, &self.within());
        ranking.extend(self.ranked_by(found), |document| self.accepts(document));
        let query = Arc::new(query);
        ranking.documents.into_iter().map(|document| (document, Arc::clone(&query))).collect()
    }

    fn keys(self, query: &Query) -> impl Iterator<Item = u64> {
        self.ranked_by(all_words(self.index, &query.words, &self.within()))
    }

    fn ranked_by(self, candidates: Vec<Candidate>) -> impl Iterator<Item = u64> {
        candidates.into_iter().map(move |candidate| self.index.key_of(&candidate))
    }

    fn within(self) -> Range<u32> {
        let documents = &self.index.documents;
        self.search.kinds.map_or(0..documents.len, |kinds| documents.span(kinds))
    }

    /// Whether a record may be among the hits: every one is asked about here before it takes a place.
    fn accepts(self, document: u32) -> bool {
        let found = self.index.documents.found(document);
        self.search.wants(found) && (self.is_there)(found)
    }

    fn kind(self, document: u32) -> Kind {
        self.index.documents.found(document).kind()
    }

    /// How many records of each concept there are among some.
    fn counts(self, documents: &[u32]) -> [usize; Kind::COUNT] {
        let mut counts = [0; Kind::COUNT];
        for &document in documents {
            counts[self.kind(document) as usize] += 1;
        }
        counts
    }
}
