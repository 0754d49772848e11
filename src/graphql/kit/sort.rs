//! Items in an order that is made only as far as a page needs it. What the order is, is told in `cursor`.

use std::cmp::Ordering;

use super::{Listed, OrderField, cursor::ListOrder};

/// Items of one list with the rank of their most important key.
///
/// Sorting all of 180,000 items takes several times as long as finding one page of them.
pub struct Sorted<'o, T: Listed> {
    order: &'o ListOrder<'o, T>,
    /// In the default order.
    given: &'o [T],
    /// The same with their ranks, where another order is asked for.
    ranked: Vec<(u64, T)>,
}

impl<'o, T: Listed> Sorted<'o, T> {
    /// Of items that come in the default order.
    pub fn new(order: &'o ListOrder<'o, T>, given: &'o [T]) -> Self {
        let ranked = if order.is_default() {
            Vec::new()
        } else {
            given.iter().map(|&item| (order.rank(item), item)).collect()
        };
        Self { order, given, ranked }
    }

    fn item(&self, position: usize) -> T {
        if self.order.is_default() { self.given[position] } else { self.ranked[position].1 }
    }

    /// How many items come before the first that does not fulfil `before`, which holds for those at the beginning.
    pub fn partition(&mut self, before: impl Fn(T) -> bool) -> usize {
        let (mut from, mut to) = (0, self.given.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            self.settle(from, to, middle);
            if before(self.item(middle)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    /// The items from one position up to another.
    pub fn range(&mut self, from: usize, to: usize) -> Vec<T> {
        if from >= to {
            return Vec::new();
        }
        let (order, length) = (self.order, self.given.len());
        if order.is_default() {
            return self.given[from..to].to_vec();
        }
        self.settle(0, length, from);
        self.settle(from, length, to - 1);
        self.ranked[from..to].sort_unstable_by(|a, b| compare(order, a, b));
        self.ranked[from..to].iter().map(|&(_, item)| item).collect()
    }

    /// Puts the item that belongs at a position there, the lesser ones before it, the greater after it.
    fn settle(&mut self, from: usize, to: usize, position: usize) {
        let order = self.order;
        if !order.is_default() {
            self.ranked[from..to].select_nth_unstable_by(position - from, |a, b| compare(order, a, b));
        }
    }
}

/// By the keys, then by the default order, in which places are numbered.
fn compare<T: Listed>(order: &ListOrder<'_, T>, a: &(u64, T), b: &(u64, T)) -> Ordering {
    let by_others = || {
        let mut others = order.by.iter().skip(1).map(|by| {
            let rank = |item| by.field.key(order.view, item).rank(by.direction);
            rank(a.1).cmp(&rank(b.1))
        });
        others.find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
    };
    a.0.cmp(&b.0).then_with(by_others).then_with(|| a.1.ix().cmp(&b.1.ix()))
}
