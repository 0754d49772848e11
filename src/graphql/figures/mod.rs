//! Figures of whole lists for dashboards: facets and grouped counts. What each concept can be counted by is told with it.

mod axis;
mod facet;
mod group;
mod level;
mod reach;
mod rows;
mod statistics;
mod tally;

use std::{borrow::Cow, sync::Arc};

use async_graphql::{
    ContainerType, Context, InputType, Object, OutputType, TypeName, resolver_utils::EnumType,
};

use super::{
    kit::{Listed, list::Selection},
    view,
};
use crate::registry::Ix;

pub use axis::{Axis, enum_code, month_code, year_code};
pub use facet::Facets;
pub use reach::{Bound, Branch, Reach, meant, take_of_one, take_of_some};
pub use statistics::{
    CountFilter, DIMENSIONS_MAX, DimensionInput, GROUPS_MAX, Statistics, StatisticsOrderField,
};

/// What stands for a value of a dimension that is not known. Other codes are positions of records, places in an
/// enumeration, years, or months counted from year 0.
pub const UNKNOWN: u32 = u32::MAX;

/// What stands for no value where it is known that there is none: an item that has nothing else is in no group.
pub const NO_VALUE: u32 = u32::MAX - 1;

/// An enumeration of what items of type `T` can be counted by.
pub trait Dimension<T>: InputType + OutputType + EnumType + Copy + Eq {
    /// Adds the codes of an item's values, of the related records that count; none, or [`UNKNOWN`], where none
    /// is known. Repeated ones count
    /// once.
    fn codes(self, reach: Reach<'_>, item: T, codes: &mut Vec<u32>);

    /// What the codes mean.
    fn axis(self) -> Axis;

    /// The relation by which the values are reached.
    fn branch(self) -> Branch;
}

/// An item whose lists show figures.
pub trait Counted: Listed {
    type Dimension: Dimension<Self>;
    type Facets: OutputType + ContainerType + From<Arc<Selection<Self>>>;

    /// The filter without the condition on one dimension, so that a facet ignores its own; none where it has no such
    /// condition.
    fn without(filter: &Self::Filter, dimension: Self::Dimension) -> Option<Self::Filter>;

    /// What the filter asks of the related records that it means, without the condition on the dimension that is ignored.
    fn bound(filter: &Self::Filter, ignored: Option<Self::Dimension>) -> Bound;

    /// The relations of which each way has one record: those that lead to several of the dimensions asked for.
    fn shared(branches: &[Branch]) -> Vec<Branch> {
        let leads_to_several = |&branch: &Branch| branches.iter().filter(|&&one| one == branch).count() > 1;
        [Branch::Activity, Branch::Partner, Branch::Unit].into_iter().filter(leads_to_several).collect()
    }

    /// The ways from an item by which its values belong together.
    fn ways<'r>(reach: Reach<'r>, item: Self, fixed: &[Branch]) -> Vec<Reach<'r>>;
}

/// Implements `without` of a filter by naming the condition of each dimension, and how one is taken out of what is asked
/// of related records.
macro_rules! conditions_of {
    (
        $filter:ty,
        $dimension:ident { $($variant:ident: $field:ident),* $(,)? },
        |$this:ident, $ignored:ident| $related:expr
    ) => {
        impl $filter {
            /// The filter without the conditions on a dimension that hold for every item; none where it has no such.
            pub(in crate::graphql) fn without(&self, $ignored: $dimension) -> Option<Self> {
                let mut filter = self.clone();
                let mut found = match $ignored {
                    $($dimension::$variant => filter.$field.take().is_some(),)*
                    _ => {
                        let $this = &mut filter;
                        $related
                    }
                };
                for also in filter.and.iter_mut().flatten() {
                    if let Some(without) = also.without($ignored) {
                        *also = without;
                        found = true;
                    }
                }
                found.then_some(filter)
            }

            /// Every object whose conditions hold for every item: this one, and those of `and`.
            fn all_of(&self) -> Vec<&Self> {
                std::iter::once(self).chain(self.and.iter().flatten().flat_map(Self::all_of)).collect()
            }
        }
    };
}

pub(in crate::graphql) use conditions_of;

/// The code of a record.
pub fn record_code<M>(ix: Ix<M>) -> u32 {
    u32::try_from(ix.position()).unwrap_or(UNKNOWN)
}

/// All codes of an item, each once: those of its values, led to others first, [`UNKNOWN`] alone, or none where it has no
/// value.
fn codes_of<T, D: Dimension<T>>(
    dimension: D,
    reach: Reach<'_>,
    item: T,
    codes: &mut Vec<u32>,
    lead: impl Fn(&mut Vec<u32>),
) {
    codes.clear();
    dimension.codes(reach, item, codes);
    lead(codes);
    if codes.is_empty() {
        codes.push(UNKNOWN);
        return;
    }
    if codes.len() > 1 {
        codes.sort_unstable();
        codes.dedup();
    }
    // Both come last.
    match codes.partition_point(|&code| code < NO_VALUE) {
        0 => codes.retain(|&code| code == UNKNOWN),
        known => codes.truncate(known),
    }
}

/// What a connection shows of all its items together.
pub struct Figures<T: Counted>(Arc<Selection<T>>);

impl<T: Counted, S: Into<Arc<Selection<T>>>> From<S> for Figures<T> {
    fn from(selection: S) -> Self {
        Self(selection.into())
    }
}

impl<T: Counted> TypeName for Figures<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Figures", T::type_name()).into()
    }
}

#[Object(name_type)]
impl<T: Counted> Figures<T>
where
    DimensionInput<T::Dimension>: InputType,
{
    /// How many items of the list there are for each value of what they are often narrowed down by. Each facet ignores the
    /// condition of the filter on its own values and respects all others; paging does not matter. Where the filter has
    /// conditions on a related record (`some`), only values of the records that fulfil them are counted: of partners with an
    /// active agreement, the facet of programmes counts the programmes of the active agreements.
    async fn facets(&self) -> T::Facets {
        Arc::clone(&self.0).into()
    }

    /// Counts of the items of the list, grouped by one or more dimensions at once. They respect the filter; paging does not
    /// matter. Where the filter has conditions on a related record (`some`), only values of the records that fulfil them are
    /// counted. Values of several dimensions are those of one and the same record: an agreement is in the group of Japan and
    /// hospitals where one of its partners is a hospital in Japan.
    async fn statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to group by, 1 to 4 dimensions. A group is a combination of their values.")]
        by: Vec<DimensionInput<T::Dimension>>,
        #[graphql(desc = "Only groups with such counts.")] having: Option<CountFilter>,
        #[graphql(desc = "The order of the groups; by their keys where it is left out.")] order_by: Option<
            Vec<super::kit::order::Order<StatisticsOrderField>>,
        >,
        #[graphql(desc = "Only so many groups; the others are summed up in `rest`. 10,000 at most.")]
        first: Option<i32>,
    ) -> async_graphql::Result<Statistics<T>> {
        Statistics::of(view(ctx), Arc::clone(&self.0), by, having, &order_by.unwrap_or_default(), first)
    }
}
