//! A table in memory, and [`Ix`], the place of a row in it. Links between tables are in `links`.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    num::NonZeroU32,
    ops::Index,
    sync::Arc,
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

    /// How many rows come before it.
    #[must_use]
    pub fn position(self) -> usize {
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
///
/// A clone shares the rows.
pub struct Table<M> {
    content: Arc<Content<M>>,
    /// The rows that are there, in order; all where there is no such list.
    present: Option<Arc<[Ix<M>]>>,
}

struct Content<M> {
    rows: Vec<M>,
    by_slug: Vec<Ix<M>>,
    /// Each number with the position of its row.
    by_id: Vec<(i32, u32)>,
    /// For each row, how many different labels come before its own.
    label_ranks: Vec<u32>,
    /// For each row, how many slugs come before its own.
    slug_ranks: Vec<u32>,
}

impl<M> Clone for Table<M> {
    fn clone(&self) -> Self {
        Self { content: Arc::clone(&self.content), present: self.present.clone() }
    }
}

impl<M: Record> Table<M> {
    pub(super) fn new(rows: Vec<M>) -> Self {
        let (rows, label_ranks) = order::sort(rows);
        let by_slug = order::places(&rows.iter().map(Record::slug).collect::<Vec<_>>());
        let mut slug_ranks = vec![0; rows.len()];
        by_slug.iter().zip(0..).for_each(|(&at, rank)| slug_ranks[at as usize] = rank);
        let by_slug = by_slug.into_iter().map(|at| Ix::new(at as usize)).collect();
        let mut by_id: Vec<_> = rows.iter().map(Record::id).zip(0..).collect();
        by_id.sort_unstable();
        Self { content: Arc::new(Content { rows, by_slug, by_id, label_ranks, slug_ranks }), present: None }
    }

    /// The row with a natural key.
    #[must_use]
    pub fn find(&self, slug: &str) -> Option<Ix<M>> {
        let places = &self.content.by_slug;
        let at = places.binary_search_by(|&ix| self[ix].slug().cmp(slug)).ok()?;
        Some(places[at]).filter(|&ix| self.contains(ix))
    }

    /// The row that rows of the database mean by a number.
    pub(super) fn by_id(&self, id: i32) -> Option<Ix<M>> {
        let places = &self.content.by_id;
        // Most databases count from 1 and leave nothing out.
        let expected = usize::try_from(id).ok().and_then(|id| places.get(id.checked_sub(1)?));
        let is_there = expected.filter(|(found, _)| *found == id);
        let found = is_there.or_else(|| places.get(places.binary_search_by_key(&id, |&(id, _)| id).ok()?));
        found.map(|&(_, position)| Ix::new(position as usize))
    }
}

impl<M> Table<M> {
    /// The same table with only some of its rows, which keep their places.
    pub(super) fn only(&self, keep: impl Fn(Ix<M>) -> bool) -> Self {
        let present = self.places().filter(|&ix| keep(ix)).collect();
        Self { content: Arc::clone(&self.content), present: Some(present) }
    }

    /// Whether the row is there.
    #[must_use]
    pub fn contains(&self, ix: Ix<M>) -> bool {
        self.present.as_ref().is_none_or(|present| present.binary_search(&ix).is_ok())
    }

    /// How many rows are there.
    #[must_use]
    pub fn len(&self) -> usize {
        self.present.as_ref().map_or(self.content.rows.len(), |present| present.len())
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many positions rows can have, whether they are there or not.
    #[must_use]
    pub fn positions(&self) -> usize {
        self.content.rows.len()
    }

    /// The place at a position below [`Self::positions`].
    #[must_use]
    pub fn place(&self, position: usize) -> Ix<M> {
        Ix::new(position)
    }

    /// Every place, in the default order.
    #[must_use]
    pub fn places(&self) -> impl ExactSizeIterator<Item = Ix<M>> + '_ {
        (0..self.len()).map(|at| self.present.as_ref().map_or_else(|| Ix::new(at), |present| present[at]))
    }

    pub fn iter(&self) -> impl Iterator<Item = (Ix<M>, &M)> {
        self.places().map(|ix| (ix, &self[ix]))
    }

    /// A number by which labels compare within this table; equal labels have the same.
    #[must_use]
    pub fn label_rank(&self, ix: Ix<M>) -> u32 {
        self.content.label_ranks[ix.position()]
    }

    /// A number by which slugs compare within this table.
    #[must_use]
    pub fn slug_rank(&self, ix: Ix<M>) -> u32 {
        self.content.slug_ranks[ix.position()]
    }
}

impl<M> Index<Ix<M>> for Table<M> {
    type Output = M;

    fn index(&self, ix: Ix<M>) -> &M {
        &self.content.rows[ix.position()]
    }
}
