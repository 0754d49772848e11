//! Statistics: grouped counts as they are asked for and shown. How items come into groups is told in `group`.

use std::{
    borrow::Cow,
    sync::{Arc, Mutex, PoisonError},
};

use async_graphql::{Context, Enum, InputObject, InputType, Object, SimpleObject, TypeName};

use super::{
    Branch, Counted, Dimension, UNKNOWN,
    axis::StatisticsKey,
    codes_of,
    group::{Side, Table, at_most},
    level::Level,
    reach::Counting,
    rows::Rows,
};
use crate::graphql::{
    View,
    activity::ActivityDimension,
    agreement::AgreementDimension,
    error,
    kit::{
        PartialDate, Several, Single, Within, Written,
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
    /// For regions, parts of the university and fields of study: at which level they are, from 1 at the top. What lies below
    /// counts in them; what is only known less precisely is not known at this level. 1 where it is left out, so that no value
    /// is counted beside one that contains it.
    pub level: Option<i32>,
    /// For the same: `NODE` counts each by what is recorded in it alone, at all levels. Not together with `level`.
    pub within: Option<Within>,
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
    pub fn matches(self, count: u32) -> bool {
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
    by: Vec<DimensionInput<T::Dimension>>,
    table: Table,
    /// For each dimension that was asked about, how many different values of it each cell has.
    distinct: Mutex<Vec<(T::Dimension, Arc<Vec<u32>>)>>,
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
        let bound = selection.filter.as_ref().map(|filter| T::bound(filter, None)).unwrap_or_default();
        let counting = Counting::new(view, &bound);
        let table = table(&Rows::new(&counting, &selection, &branches(&by)), &by)?;
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
        let dimensions = by.iter().map(|by| by.dimension).collect();
        let counted = Arc::new(Grouped { selection, by, table, distinct: Mutex::default() });
        Ok(Self { dimensions, counted, groups, all_groups, rest })
    }
}

/// The relations by which dimensions are reached.
fn branches<T, D: Dimension<T>>(by: &[DimensionInput<D>]) -> Vec<Branch> {
    by.iter().map(|by| by.dimension.branch()).collect()
}

fn table<T: Counted>(
    rows: &Rows<'_, T>,
    by: &[DimensionInput<T::Dimension>],
) -> async_graphql::Result<Table> {
    let sides = by.iter().map(|by| Side::of(rows, by)).collect::<Result<_, _>>()?;
    Table::of(sides, rows.positions())
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
                    keys: side
                        .marks()
                        .iter()
                        .map(|&value| StatisticsKey { axis: side.axis, value })
                        .collect(),
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
    /// partners of activities. In a group of related records, only values of these count: in the group of Asia, partners in
    /// Asia.
    async fn distinct(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "What to count the values of; of regions, parts of the university and fields of study, those \
                          at the top."
        )]
        of: T::Dimension,
    ) -> async_graphql::Result<u32> {
        Ok(self.counted.distinct(view(ctx), of)?.get(self.cell).copied().unwrap_or_default())
    }
}

impl<T: Counted> Grouped<T> {
    fn distinct(&self, view: &View, of: T::Dimension) -> async_graphql::Result<Arc<Vec<u32>>> {
        let mut known = self.distinct.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, counts)) = known.iter().find(|(known, _)| *known == of) {
            return Ok(Arc::clone(counts));
        }
        let counts = Arc::new(self.count_distinct(view, of)?);
        known.push((of, Arc::clone(&counts)));
        Ok(counts)
    }

    /// For each cell, how many values its rows have. The values belong together with those of the cell.
    fn count_distinct(&self, view: &View, of: T::Dimension) -> async_graphql::Result<Vec<u32>> {
        let bound = self.selection.filter.as_ref().map(|filter| T::bound(filter, None)).unwrap_or_default();
        let counting = Counting::new(view, &bound);
        let mut branches = branches(&self.by);
        branches.push(of.branch());
        let rows = Rows::new(&counting, &self.selection, &branches);
        let sides = self.table.sides.iter().zip(&self.by);
        let again = sides.map(|(side, by)| side.again(&rows, by)).collect();
        let table = Table::of(again, rows.positions())?;
        let (mut met, mut codes, top) = (Vec::new(), Vec::new(), Level::top(view, of.axis()));
        table.visit_rows(|cell, row| {
            let (reach, item) = rows.row(row);
            codes_of(of, reach, item, &mut codes, |codes| top.lead(codes));
            met.extend(codes.iter().filter(|&&code| code != UNKNOWN).map(|&code| (cell, code)));
        });
        met.sort_unstable();
        met.dedup();
        let mut counts = vec![0; self.table.cells()];
        for (cell, _) in met {
            counts[cell] += 1;
        }
        Ok(counts)
    }
}
