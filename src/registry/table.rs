//! A table in memory, and [`Ix`], the place of a row in it. Links between tables are in `links`.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    num::NonZeroU32,
    ops::Index,
};

use super::order;

/// The place of a row in its table. Its order is the default order of the table.
///
/// Good for one registry only: the next one may hold the row elsewhere.
pub struct Ix<M>(NonZeroU32, PhantomData<fn() -> M>);

impl<M> Ix<M> {
    pub(super) fn new(position: usize) -> Self {
        let number = u32::try_from(position + 1).unwrap_or(u32::MAX);
        Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN), PhantomData)
    }

    pub(super) fn position(self) -> usize {
        self.0.get() as usize - 1
    }
}

// Derived implementations would ask the same of `M`.
impl<M> Clone for Ix<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> Copy for Ix<M> {}

impl<M> PartialEq for Ix<M> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<M> Eq for Ix<M> {}

impl<M> PartialOrd for Ix<M> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<M> Ord for Ix<M> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<M> Hash for Ix<M> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<M> fmt::Debug for Ix<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.position())
    }
}

/// A row that is a record of its own: other rows refer to it, and it has a natural key.
pub trait Record {
    /// The table's name, as an error about it says it.
    const TABLE: &'static str;

    fn id(&self) -> i32;

    /// The natural key: a slug or a code.
    fn slug(&self) -> &str;

    /// The text by which records are ordered, before the slug.
    fn label(&self) -> &str;
}

/// The records of one table in their default order: by label, in the order of the Unicode collation, then by slug.
pub struct Table<M> {
    rows: Vec<M>,
    by_slug: Vec<Ix<M>>,
    by_id: Vec<Ix<M>>,
}

impl<M: Record> Table<M> {
    pub(super) fn new(mut rows: Vec<M>) -> Self {
        order::sort(&mut rows);
        let sorted_by = |compare: &dyn Fn(&M, &M) -> Ordering| {
            let mut places: Vec<Ix<M>> = (0..rows.len()).map(Ix::new).collect();
            places.sort_unstable_by(|a, b| compare(&rows[a.position()], &rows[b.position()]));
            places
        };
        let by_slug = sorted_by(&|a, b| a.slug().cmp(b.slug()));
        let by_id = sorted_by(&|a, b| a.id().cmp(&b.id()));
        Self { rows, by_slug, by_id }
    }

    /// The row with a natural key.
    #[must_use]
    pub fn find(&self, slug: &str) -> Option<Ix<M>> {
        let at = self.by_slug.binary_search_by(|&ix| self[ix].slug().cmp(slug)).ok()?;
        Some(self.by_slug[at])
    }

    /// The row that rows of the database mean by a number.
    pub(super) fn by_id(&self, id: i32) -> Option<Ix<M>> {
        let at = self.by_id.binary_search_by_key(&id, |&ix| self[ix].id()).ok()?;
        Some(self.by_id[at])
    }
}

impl<M> Table<M> {
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every place, in the default order.
    pub fn places(&self) -> impl ExactSizeIterator<Item = Ix<M>> + use<M> {
        (0..self.rows.len()).map(Ix::new)
    }

    pub fn iter(&self) -> impl Iterator<Item = (Ix<M>, &M)> {
        self.places().zip(&self.rows)
    }
}

impl<M> Index<Ix<M>> for Table<M> {
    type Output = M;

    fn index(&self, ix: Ix<M>) -> &M {
        &self.rows[ix.position()]
    }
}
