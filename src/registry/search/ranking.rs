//! The best so many records, filled group by group. By what records are ranked is told in `index`.

use std::collections::BTreeSet;

use foldhash::{HashSet, HashSetExt};

/// Records in their order, until there are enough.
pub struct Ranking {
    pub documents: Vec<u32>,
    ranked: HashSet<u32>,
    limit: usize,
}

impl Ranking {
    pub fn new(limit: usize) -> Self {
        Self { documents: Vec::new(), ranked: HashSet::new(), limit }
    }

    pub fn is_full(&self) -> bool {
        self.documents.len() >= self.limit
    }

    /// Adds a group behind those that are there: by their keys, the least first, each record once.
    ///
    /// Takes only records that are accepted, which is asked when one would get a place, and not of every record. The lower
    /// half of a key is the number of the record.
    pub fn extend(&mut self, keys: impl IntoIterator<Item = u64>, accepts: impl Fn(u32) -> bool) {
        let room = self.limit - self.documents.len();
        if room == 0 {
            return;
        }
        let mut best = BTreeSet::new();
        let mut worst = u64::MAX;
        for key in keys {
            if key >= worst || self.ranked.contains(&document(key)) || !accepts(document(key)) {
                continue;
            }
            best.insert(key);
            if best.len() > room {
                best.pop_last();
            }
            if best.len() == room {
                worst = best.last().copied().unwrap_or(worst);
            }
        }
        for document in best.into_iter().map(document) {
            if self.ranked.insert(document) {
                self.documents.push(document);
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is what is meant")]
fn document(key: u64) -> u32 {
    key as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(length: u64, document: u64) -> u64 {
        length << 32 | document
    }

    #[test]
    fn the_least_keys_of_each_group_follow_those_of_the_group_before() {
        let mut ranking = Ranking::new(4);
        let but_seven = |document| document != 7;
        ranking.extend([key(9, 1), key(3, 2)], but_seven);
        ranking.extend([key(8, 3), key(1, 7), key(1, 2), key(5, 4), key(5, 4), key(6, 5)], but_seven);
        assert_eq!(ranking.documents, [2, 1, 4, 5]);
        assert!(ranking.is_full());
    }

    #[test]
    fn a_ranking_without_places_stays_empty() {
        let mut ranking = Ranking::new(0);
        ranking.extend([key(1, 1)], |_| true);
        assert!(ranking.is_full() && ranking.documents.is_empty());
    }
}
