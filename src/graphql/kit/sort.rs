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
    /// Where another order is asked for.
    ranked: Vec<Ranked>,
}

/// The rank of an item by the most important key, and its position in the default order.
///
/// Sorting works on these alone, so that it is compiled once and not for every type of item.
type Ranked = (u64, u32);

/// How two items compare, by their positions, where their ranks are equal.
type ByOtherKeys<'o> = &'o dyn Fn(u32, u32) -> Ordering;

impl<'o, T: Listed> Sorted<'o, T> {
    /// Of items that come in the default order.
    pub fn new(order: &'o ListOrder<'o, T>, given: &'o [T]) -> Self {
        let ranked = if order.is_default() {
            Vec::new()
        } else {
            given.iter().zip(0..).map(|(&item, position)| (order.rank(item), position)).collect()
        };
        Self { order, given, ranked }
    }

    fn item(&self, position: usize) -> T {
        if self.order.is_default() {
            self.given[position]
        } else {
            self.given[self.ranked[position].1 as usize]
        }
    }

    /// How many items come before the first that does not fulfil `before`, which holds for those at the beginning.
    pub fn partition(&mut self, before: &dyn Fn(T) -> bool) -> usize {
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
        if self.order.is_default() {
            return self.given[from..to].to_vec();
        }
        self.settle(0, self.given.len(), from);
        self.settle(from, self.given.len(), to - 1);
        let (order, given) = (self.order, self.given);
        sort(&mut self.ranked[from..to], &|a, b| by_other_keys(order, given, a, b));
        self.ranked[from..to].iter().map(|&(_, position)| given[position as usize]).collect()
    }

    /// Puts the item that belongs at a position there, the lesser ones before it, the greater after it.
    fn settle(&mut self, from: usize, to: usize, position: usize) {
        let (order, given) = (self.order, self.given);
        if !order.is_default() {
            let others: ByOtherKeys<'_> = &|a, b| by_other_keys(order, given, a, b);
            select(&mut self.ranked[from..to], position - from, others);
        }
    }
}

fn by_other_keys<T: Listed>(order: &ListOrder<'_, T>, given: &[T], a: u32, b: u32) -> Ordering {
    let mut others = order.by.iter().skip(1).map(|by| {
        let rank = |position: u32| by.field.key(order.view, given[position as usize]).rank(by.direction);
        rank(a).cmp(&rank(b))
    });
    others.find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
}

fn select(ranked: &mut [Ranked], position: usize, others: ByOtherKeys<'_>) {
    ranked.select_nth_unstable_by(position, |a, b| compare(others, *a, *b));
}

fn sort(ranked: &mut [Ranked], others: ByOtherKeys<'_>) {
    ranked.sort_unstable_by(|a, b| compare(others, *a, *b));
}

/// By the keys, then by the default order, in which places are numbered.
fn compare(others: ByOtherKeys<'_>, a: Ranked, b: Ranked) -> Ordering {
    a.0.cmp(&b.0).then_with(|| others(a.1, b.1)).then_with(|| a.1.cmp(&b.1))
}
