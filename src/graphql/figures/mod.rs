//! Figures of whole lists for dashboards: facets and grouped counts. What each concept can be counted by is told with it.

mod axis;
mod facet;
mod group;
mod statistics;
mod tally;

use std::{borrow::Cow, sync::Arc};

use async_graphql::{
    ContainerType, Context, InputType, Object, OutputType, TypeName, resolver_utils::EnumType,
};

use super::{
    View,
    kit::{Listed, list::Selection},
    view,
};
use crate::registry::Ix;

pub use axis::{Axis, enum_code, month_code, year_code};
pub use facet::Facets;
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
    /// Adds the codes of an item's values; none, or [`UNKNOWN`], where none is known. Repeated ones count once.
    fn codes(self, view: &View, item: T, codes: &mut Vec<u32>);

    /// What the codes mean.
    fn axis(self) -> Axis;
}

/// An item whose lists show figures.
pub trait Counted: Listed {
    type Dimension: Dimension<Self>;
    type Facets: OutputType + ContainerType + From<Arc<Selection<Self>>>;

    /// The filter without the condition on one dimension, so that a facet ignores its own; none where it has no such
    /// condition.
    fn without(filter: &Self::Filter, dimension: Self::Dimension) -> Option<Self::Filter>;
}

/// Implements [`Counted::without`] by naming the condition of each dimension.
macro_rules! conditions_of {
    ($filter:ty, $dimension:ident { $($variant:ident: $field:ident),* $(,)? }) => {
        impl $filter {
            /// The filter without the conditions on a dimension that hold for every item; none where it has no such.
            pub(super) fn without(&self, dimension: $dimension) -> Option<Self> {
                let mut filter = self.clone();
                let mut found = match dimension {
                    $($dimension::$variant => filter.$field.take().is_some(),)*
                    _ => false,
                };
                for also in filter.and.iter_mut().flatten() {
                    if let Some(without) = also.without(dimension) {
                        *also = without;
                        found = true;
                    }
                }
                found.then_some(filter)
            }
        }
    };
}

pub(in crate::graphql) use conditions_of;

/// The code of a record.
pub fn record_code<M>(ix: Ix<M>) -> u32 {
    u32::try_from(ix.position()).unwrap_or(UNKNOWN)
}

/// All codes of an item, each once: those of its values, [`UNKNOWN`] alone, or none where it has no value.
fn codes_of<T, D: Dimension<T>>(dimension: D, view: &View, item: T, codes: &mut Vec<u32>) {
    codes.clear();
    dimension.codes(view, item, codes);
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
    /// condition of the filter that has its name and respects all others; paging does not matter.
    async fn facets(&self) -> T::Facets {
        Arc::clone(&self.0).into()
    }

    /// Counts of the items of the list, grouped by one or more dimensions at once. They respect the filter; paging does not
    /// matter.
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
