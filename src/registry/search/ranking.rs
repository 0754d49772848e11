//! The best so many records, filled group by group. By what records are ranked is told in `index`.

use std::collections::BTreeSet;

/// Records in their order, until there are enough.
pub struct Ranking<Accepts> {
    pub documents: Vec<u32>,
    limit: usize,
    accepts: Accepts,
}

impl<Accepts: Fn(u32) -> bool> Ranking<Accepts> {
    /// Takes only records that are accepted, which is asked when one would get a place, and not of every record.
    pub fn new(limit: usize, accepts: Accepts) -> Self {
        Self { documents: Vec::new(), limit, accepts }
    }

    pub fn is_full(&self) -> bool {
        self.documents.len() >= self.limit
    }

    /// Adds a group behind those that are there: by their keys, the least first, each record once.
    ///
    /// The lower half of a key is the number of the record.
    pub fn extend(&mut self, keys: impl IntoIterator<Item = u64>) {
        let room = self.limit - self.documents.len();
        if room == 0 {
            return;
        }
        let mut best = BTreeSet::new();
        let mut worst = u64::MAX;
        for key in keys {
            if key >= worst || self.documents.contains(&document(key)) || !(self.accepts)(document(key)) {
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
        self.documents.extend(best.into_iter().map(document));
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
        let mut ranking = Ranking::new(4, |document| document != 7);
        ranking.extend([key(9, 1), key(3, 2)]);
        ranking.extend([key(8, 3), key(1, 7), key(1, 2), key(5, 4), key(5, 4), key(6, 5)]);
        assert_eq!(ranking.documents, [2, 1, 4, 5]);
        assert!(ranking.is_full());
    }

    #[test]
    fn a_ranking_without_places_stays_empty() {
        let mut ranking = Ranking::new(0, |_| true);
        ranking.extend([key(1, 1)]);
        assert!(ranking.is_full() && ranking.documents.is_empty());
    }
}
