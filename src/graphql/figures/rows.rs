//! What is counted in the groups of statistics: items or, where several dimensions are of the same related records, the ways
//! from them.

use super::{
    Counted,
    reach::{Branch, Counting, Reach},
};
use crate::graphql::{
    View,
    kit::{Within, list::Selection},
};

/// The rows of a table of groups.
pub struct Rows<'r, T: Counted> {
    counting: &'r Counting<'r>,
    selection: &'r Selection<T>,
    /// Each with the position of its item; none where the items are the rows.
    ways: Vec<(u32, Reach<'r>)>,
    are_items: bool,
}

impl<'r, T: Counted> Rows<'r, T> {
    /// The rows for dimensions that are reached by these relations.
    pub fn new(counting: &'r Counting<'r>, selection: &'r Selection<T>, branches: &[Branch]) -> Self {
        let shared = T::shared(branches);
        let mut ways = Vec::new();
        if !shared.is_empty() {
            for (at, &item) in (0..).zip(selection.items.iter()) {
                ways.extend(
                    T::ways(counting.reach(Within::Tree), item, &shared).into_iter().map(|way| (at, way)),
                );
            }
        }
        Self { counting, selection, ways, are_items: shared.is_empty() }
    }

    pub fn view(&self) -> &'r View {
        self.counting.view
    }

    pub fn are_items(&self) -> bool {
        self.are_items
    }

    pub fn items(&self) -> impl Iterator<Item = (Reach<'r>, T)> {
        let reach = self.counting.reach(Within::Tree);
        self.selection.items.iter().map(move |&item| (reach, item))
    }

    pub fn ways(&self) -> impl Iterator<Item = (Reach<'r>, T)> {
        self.ways.iter().map(|&(item, reach)| (reach, self.selection.items[item as usize]))
    }

    /// The row at a position.
    pub fn row(&self, row: usize) -> (Reach<'r>, T) {
        let (item, reach) = if self.are_items {
            (row, self.counting.reach(Within::Tree))
        } else {
            (self.ways[row].0 as usize, self.ways[row].1)
        };
        (reach, self.selection.items[item])
    }

    /// The position of the item of each row.
    pub fn positions(&self) -> Vec<u32> {
        if self.are_items {
            (0..).take(self.selection.items.len()).collect()
        } else {
            self.ways.iter().map(|&(item, _)| item).collect()
        }
    }
}
