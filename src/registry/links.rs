//! Links from the rows of one table to other rows, and to the values that belong to a row alone. Which links there are
//! is told in `mod`.

use std::{marker::PhantomData, ops::Index, sync::Arc};

use super::table::Ix;

/// For each row of `A`, the rows of `B` that it is linked to, in the default order of `B`, each once.
pub type Links<A, B> = Many<A, Ix<B>>;

/// For each row of `A`, its values.
///
/// All values lie in one vector; those of row `a` at `starts[a]..starts[a + 1]`. A clone shares them.
pub struct Many<A, T> {
    starts: Arc<[u32]>,
    values: Arc<[T]>,
    /// How many values the row with the most has.
    largest: u32,
    of: PhantomData<fn() -> A>,
}

impl<A, T> Clone for Many<A, T> {
    fn clone(&self) -> Self {
        Self {
            starts: Arc::clone(&self.starts),
            values: Arc::clone(&self.values),
            largest: self.largest,
            of: PhantomData,
        }
    }
}

impl<A, T> Many<A, T> {
    /// Values for a table of `length` rows, from pairs in any order; those of one row are sorted by `compare`.
    pub(super) fn new(
        length: usize,
        mut pairs: Vec<(Ix<A>, T)>,
        compare: impl Fn(&T, &T) -> std::cmp::Ordering,
    ) -> Self {
        pairs.sort_unstable_by(|(a, x), (b, y)| a.cmp(b).then_with(|| compare(x, y)));
        let mut starts = vec![0; length + 1];
        for (ix, _) in &pairs {
            starts[ix.position() + 1] += 1;
        }
        for at in 0..length {
            starts[at + 1] += starts[at];
        }
        Self::lying(starts, pairs.into_iter().map(|(_, value)| value).collect())
    }

    /// The same, without the values that are not kept.
    pub(super) fn only(&self, keep: impl Fn(&T) -> bool) -> Self
    where
        T: Clone,
    {
        let mut starts = Vec::with_capacity(self.starts.len());
        let mut values = Vec::with_capacity(self.values.len());
        for ends in self.starts.windows(2) {
            starts.push(count(values.len()));
            let of_row = &self.values[ends[0] as usize..ends[1] as usize];
            values.extend(of_row.iter().filter(|value| keep(value)).cloned());
        }
        starts.push(count(values.len()));
        Self::lying(starts, values.into())
    }

    /// Values in the order of their rows.
    pub(super) fn following(rows: impl Iterator<Item = Vec<T>>) -> Self {
        let (mut starts, mut values) = (vec![0], Vec::new());
        for row in rows {
            values.extend(row);
            starts.push(count(values.len()));
        }
        Self::lying(starts, values.into())
    }

    fn lying(starts: Vec<u32>, values: Arc<[T]>) -> Self {
        let largest = starts.windows(2).map(|ends| ends[1] - ends[0]).max().unwrap_or(0);
        Self { starts: starts.into(), values, largest, of: PhantomData }
    }

    /// How many values the row with the most has.
    #[must_use]
    pub fn largest(&self) -> usize {
        self.largest as usize
    }
}

impl<A, B> Links<A, B> {
    /// Links between a table of `length` rows and another, from pairs in any order.
    pub(super) fn link(length: usize, pairs: impl IntoIterator<Item = (Ix<A>, Ix<B>)>) -> Self {
        let pack = |(a, b): (Ix<A>, Ix<B>)| (a.position() as u64) << 32 | b.position() as u64;
        let (starts, targets) = adjacency(length, pairs.into_iter().map(pack).collect());
        Self::lying(starts, targets.into_iter().map(|target| Ix::new(target as usize)).collect())
    }
}

/// Where the links of each row start, and the positions that they lead to, from pairs of positions in one number each. This is
/// compiled once and not for every pair of tables.
fn adjacency(length: usize, mut pairs: Vec<u64>) -> (Vec<u32>, Vec<u32>) {
    pairs.sort_unstable();
    pairs.dedup();
    let mut starts = vec![0; length + 1];
    for pair in &pairs {
        starts[(pair >> 32) as usize + 1] += 1;
    }
    for at in 0..length {
        starts[at + 1] += starts[at];
    }
    (starts, pairs.into_iter().map(|pair| (pair & u64::from(u32::MAX)) as u32).collect())
}

impl<A, B> Links<A, B> {
    /// Links from pairs that come in the order of their targets, each once: quicker than sorting them.
    pub(super) fn gathered(length: usize, pairs: &[(Ix<A>, Ix<B>)]) -> Self {
        let mut starts = vec![0; length + 1];
        for (ix, _) in pairs {
            starts[ix.position() + 1] += 1;
        }
        for at in 0..length {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut values: Vec<_> = pairs.iter().map(|&(_, target)| target).collect();
        for &(ix, target) in pairs {
            let at = &mut next[ix.position()];
            values[*at as usize] = target;
            *at += 1;
        }
        Self::lying(starts, values.into())
    }
}

impl<A, T> Index<Ix<A>> for Many<A, T> {
    type Output = [T];

    fn index(&self, ix: Ix<A>) -> &[T] {
        let at = ix.position();
        &self.values[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

fn count(values: usize) -> u32 {
    u32::try_from(values).unwrap_or(u32::MAX)
}

/// For each row of `A`, the row of `B` that it refers to; none where it refers to nothing. A clone shares them.
pub struct One<A, B>(Arc<[Option<Ix<B>>]>, PhantomData<fn() -> A>);

impl<A, B> Clone for One<A, B> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0), PhantomData)
    }
}

impl<A, B> One<A, B> {
    pub(super) fn new(targets: Vec<Option<Ix<B>>>) -> Self {
        Self(targets.into(), PhantomData)
    }

    /// The same, without the references that are not kept.
    pub(super) fn only(&self, keep: impl Fn(Ix<B>) -> bool) -> Self {
        Self(self.0.iter().map(|target| target.filter(|&ix| keep(ix))).collect(), PhantomData)
    }

    /// The same links seen from the other side, a table of `length` rows.
    pub(super) fn reversed(&self, length: usize) -> Links<B, A> {
        Links::link(
            length,
            self.0.iter().enumerate().filter_map(|(at, target)| Some(((*target)?, Ix::new(at)))),
        )
    }
}

impl<A, B> Index<Ix<A>> for One<A, B> {
    type Output = Option<Ix<B>>;

    fn index(&self, ix: Ix<A>) -> &Option<Ix<B>> {
        &self.0[ix.position()]
    }
}
