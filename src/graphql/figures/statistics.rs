//! Statistics: grouped counts as they are asked for and shown. How items come into groups is told in `group`.

use std::{
    borrow::Cow,
    sync::{Arc, OnceLock},
};

use async_graphql::{Context, Enum, InputObject, InputType, Object, SimpleObject, TypeName};

use super::{
    Counted, UNKNOWN,
    axis::StatisticsKey,
    codes_of,
    group::{Side, Table, at_most},
};
use crate::graphql::{
    View,
    activity::ActivityDimension,
    agreement::AgreementDimension,
    error,
    kit::{
        PartialDate, Several, Single, Written,
        list::Selection,
        order::{Order, OrderDirection},
    },
    partner::PartnerDimension,
    view,
};

/// Dimensions at once at most.
pub const DIMENSIONS_MAX: usize = 4;
/// Groups in an answer at most.
pub const GROUPS_MAX: usize = 10_000;

/// One dimension to group by.
#[derive(InputObject, Clone, Debug)]
#[graphql(
    concrete(name = "ActivityDimensionInput", params(ActivityDimension)),
    concrete(name = "AgreementDimensionInput", params(AgreementDimension)),
    concrete(name = "PartnerDimensionInput", params(PartnerDimension))
)]
pub struct DimensionInput<D: InputType> {
    /// What to group by.
    pub dimension: D,
    /// Whether values without items are there too, with a count of 0: each year or month between the first and the last,
    /// each value of an enumeration, each record of a kind. Not together with `top`.
    #[graphql(default)]
    pub fill: bool,
    /// For a dimension of time: only from the beginning of this date.
    pub from: Option<PartialDate>,
    /// For a dimension of time: only up to the end of this date.
    pub to: Option<PartialDate>,
    /// Only so many values, those with the most items; all others become one, the rest.
    pub top: Option<i32>,
}

/// Conditions on a count; all that are given must hold.
#[derive(InputObject, Clone, Copy, Debug)]
pub struct CountFilter {
    /// The count is this one.
    eq: Option<i32>,
    /// The count is this one or more.
    gte: Option<i32>,
    /// The count is this one or less.
    lte: Option<i32>,
}

impl CountFilter {
    fn matches(self, count: u32) -> bool {
        let count = i64::from(count);
        self.eq.is_none_or(|eq| count == i64::from(eq))
            && self.gte.is_none_or(|gte| count >= i64::from(gte))
            && self.lte.is_none_or(|lte| count <= i64::from(lte))
    }
}

/// What groups can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatisticsOrderField {
    /// The number of items.
    Count,
    /// The keys, the first dimension first: records by name, enumeration values as declared, time from early to late; what
    /// is not known after these, the rest at the end.
    Keys,
}

/// Counts of items in groups.
pub struct Statistics<T: Counted> {
    dimensions: Vec<T::Dimension>,
    counted: Arc<Grouped<T>>,
    groups: Vec<(usize, u32)>,
    all_groups: usize,
    rest: Option<StatisticsRest>,
}

struct Grouped<T: Counted> {
    selection: Arc<Selection<T>>,
    table: Table,
    /// The cells with their items, in order, when they are asked for.
    items: OnceLock<Vec<(usize, usize)>>,
}

impl<T: Counted> Statistics<T> {
    pub fn of(
        view: &View,
        selection: Arc<Selection<T>>,
        by: Vec<DimensionInput<T::Dimension>>,
        having: Option<CountFilter>,
        order_by: &[Order<StatisticsOrderField>],
        first: Option<i32>,
    ) -> async_graphql::Result<Self> {
        if by.is_empty() || by.len() > DIMENSIONS_MAX {
            let message = format!("`by` has {} dimensions; give 1 to {DIMENSIONS_MAX}", by.len());
            return Err(error::argument_invalid(message));
        }
        if by.iter().any(|by| by.fill && by.top.is_some()) {
            return Err(error::argument_invalid("give `fill` or `top` for a dimension, not both"));
        }
        let sides = by.iter().map(|by| Side::of(view, &selection, by)).collect::<Result<_, _>>()?;
        let table = Table::of(sides, selection.items.len())?;
        let mut counts = vec![0_u32; table.cells()];
        table.visit(|cell, _| counts[cell] += 1);
        let filled = by.iter().any(|by| by.fill);

        let shown = |&(_, count): &(usize, u32)| {
            (filled || count > 0) && having.is_none_or(|having| having.matches(count))
        };
        let mut groups: Vec<_> = counts.into_iter().enumerate().filter(shown).collect();
        sort(&mut groups, order_by);
        let all_groups = groups.len();
        let rest = cut(&mut groups, first)?;
        let dimensions = by.into_iter().map(|by| by.dimension).collect();
        let counted = Arc::new(Grouped { selection, table, items: OnceLock::new() });
        Ok(Self { dimensions, counted, groups, all_groups, rest })
    }
}

/// Groups come in the order of their keys.
fn sort(groups: &mut [(usize, u32)], order_by: &[Order<StatisticsOrderField>]) {
    for order in order_by.iter().rev() {
        match (order.field, order.direction) {
            (StatisticsOrderField::Count, OrderDirection::Asc) => groups.sort_by_key(|group| group.1),
            (StatisticsOrderField::Count, OrderDirection::Desc) => {
                groups.sort_by_key(|group| std::cmp::Reverse(group.1));
            }
            (StatisticsOrderField::Keys, OrderDirection::Asc) => groups.sort_by_key(|group| group.0),
            (StatisticsOrderField::Keys, OrderDirection::Desc) => {
                groups.sort_by_key(|group| std::cmp::Reverse(group.0));
            }
        }
    }
}

fn cut(groups: &mut Vec<(usize, u32)>, first: Option<i32>) -> async_graphql::Result<Option<StatisticsRest>> {
    let first = first.map(|first| at_most("first", first)).transpose()?;
    let wanted = first.map_or(groups.len(), |first| groups.len().min(first));
    if wanted > GROUPS_MAX {
        return Err(error::too_many("groups", "groups", wanted, GROUPS_MAX));
    }
    let others = groups.split_off(wanted);
    let count = others.iter().map(|&(_, count)| count as usize).sum();
    Ok((!others.is_empty()).then_some(StatisticsRest { groups: others.len(), count }))
}

impl<T: Counted> TypeName for Statistics<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Statistics", T::type_name()).into()
    }
}

/// Counts of the items of a list, in groups.
#[Object(name_type)]
impl<T: Counted> Statistics<T> {
    /// How many items the list holds. An item that has several values is in several groups, so that the counts of all
    /// groups can be more than this.
    async fn total_count(&self) -> usize {
        self.counted.selection.items.len()
    }

    /// How many groups there are, before `first` cuts them.
    async fn group_count(&self) -> usize {
        self.all_groups
    }

    /// The dimensions in the order asked for, each with all its values: the axes of a chart.
    async fn axes(&self) -> Several<Vec<StatisticsAxis<T>>> {
        let sides = self.counted.table.sides.iter().zip(&self.dimensions);
        Several(
            sides
                .map(|(side, &dimension)| StatisticsAxis {
                    dimension,
                    keys: side.marks.iter().map(|&value| StatisticsKey { axis: side.axis, value }).collect(),
                })
                .collect(),
        )
    }

    /// The groups, in the order asked for.
    async fn groups(&self) -> Several<Vec<StatisticsGroup<T>>> {
        let group = |&(cell, count)| StatisticsGroup { counted: Arc::clone(&self.counted), cell, count };
        Several(self.groups.iter().map(group).collect())
    }

    /// The groups that `first` left out, together; null where there are none.
    async fn rest(&self) -> Option<Single<StatisticsRest>> {
        self.rest.map(Single)
    }
}

/// Groups that are not shown, together.
#[derive(SimpleObject, Clone, Copy)]
pub struct StatisticsRest {
    /// How many groups these are.
    groups: usize,
    /// The sum of their counts.
    count: usize,
}

impl Written for StatisticsRest {}

pub struct StatisticsAxis<T: Counted> {
    dimension: T::Dimension,
    keys: Vec<StatisticsKey>,
}

impl<T: Counted> Written for StatisticsAxis<T> {}

impl<T: Counted> TypeName for StatisticsAxis<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}StatisticsAxis", T::type_name()).into()
    }
}

/// A dimension with its values.
#[Object(name_type)]
impl<T: Counted> StatisticsAxis<T> {
    /// What is grouped by.
    async fn dimension(&self) -> T::Dimension {
        self.dimension
    }

    /// The values: records by name, enumeration values as declared, time from early to late; what is not known after these,
    /// the rest at the end.
    async fn keys(&self) -> Several<&[StatisticsKey]> {
        Several(&self.keys)
    }
}

pub struct StatisticsGroup<T: Counted> {
    counted: Arc<Grouped<T>>,
    cell: usize,
    count: u32,
}

impl<T: Counted> Written for StatisticsGroup<T> {}

impl<T: Counted> TypeName for StatisticsGroup<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}StatisticsGroup", T::type_name()).into()
    }
}

/// The items with one combination of values.
#[Object(name_type)]
impl<T: Counted> StatisticsGroup<T> {
    /// The values, in the order of the dimensions asked for.
    async fn keys(&self) -> Several<Vec<StatisticsKey>> {
        Several(self.counted.table.keys(self.cell))
    }

    /// How many items there are.
    async fn count(&self) -> u32 {
        self.count
    }

    /// The part of all items of the list that these are, 0 to 1; 0 where the list is empty.
    async fn share(&self) -> f64 {
        let all = u32::try_from(self.counted.selection.items.len()).unwrap_or(u32::MAX);
        if all == 0 { 0.0 } else { f64::from(self.count) / f64::from(all) }
    }

    /// How many different values of a dimension these items have, leaving out what is not known: countries of agreements,
    /// partners of activities.
    async fn distinct(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to count the values of.")] of: T::Dimension,
    ) -> usize {
        let (mut all, mut codes) = (Vec::new(), Vec::new());
        for item in self.counted.items(self.cell) {
            codes_of(of, view(ctx), item, &mut codes);
            all.extend_from_slice(&codes);
        }
        all.sort_unstable();
        all.dedup();
        all.iter().filter(|&&code| code != UNKNOWN).count()
    }
}

impl<T: Counted> Grouped<T> {
    fn items(&self, cell: usize) -> impl Iterator<Item = T> {
        let all = self.items.get_or_init(|| {
            let mut items = Vec::new();
            self.table.visit(|cell, item| items.push((cell, item)));
            items.sort_unstable();
            items
        });
        let of_cell = &all[all.partition_point(|entry| entry.0 < cell)..];
        of_cell.iter().take_while(move |entry| entry.0 == cell).map(|&(_, item)| self.selection.items[item])
    }
}
