//! All records of a concept that a text means, for lists that are narrowed down by a search.

use foldhash::{HashMap, HashMapExt};

/// For each record that a text means, by its position in its table, how many come before it.
#[derive(Default)]
pub struct Matches(HashMap<usize, u32>);

impl Matches {
    /// Of positions, the best first.
    pub(super) fn ranked(positions: impl Iterator<Item = usize>) -> Self {
        let mut ranks = HashMap::new();
        for (rank, position) in (0..).zip(positions) {
            ranks.insert(position, rank);
        }
        Self(ranks)
    }

    #[must_use]
    pub fn contains(&self, position: usize) -> bool {
        self.0.contains_key(&position)
    }

    /// How many records of its table fit better; those that do not fit come last.
    #[must_use]
    pub fn rank(&self, position: usize) -> u32 {
        self.0.get(&position).copied().unwrap_or(u32::MAX)
    }
}
