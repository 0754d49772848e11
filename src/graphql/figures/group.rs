//! Grouping: from items and dimensions to counted cells of a table with as many dimensions. How groups are asked for and
//! shown is told in `statistics`.

use std::sync::Arc;

use super::{
    Axis, Counted, DimensionInput, UNKNOWN,
    axis::{KeyValue, StatisticsKey},
    codes_of,
    level::Level,
    reach::Reach,
    rows::Rows,
    tally::Tally,
};
use crate::graphql::{View, error};

/// Cells of the table at most, empty ones included.
const CELLS_MAX: usize = 1_000_000;

/// One dimension of the table: its marks, and which of them each row has. A row is an item or, where several dimensions are
/// of the same related records, one of its ways.
pub struct Side {
    pub axis: Axis,
    level: Arc<Level>,
    marks: Arc<Marks>,
    /// The marks of row `i` are `at[starts[i]..starts[i + 1]]`.
    starts: Vec<u32>,
    at: Vec<u32>,
}

/// Items in the cells of a table.
pub struct Table {
    pub sides: Vec<Side>,
    /// The item of each row, in order.
    rows: Vec<u32>,
}

/// How many groups or values an argument lets through.
pub fn at_most(argument: &str, found: i32) -> async_graphql::Result<usize> {
    let refused = |_| error::argument_invalid(format!("`{argument}` is {found}; ask for 0 or more"));
    usize::try_from(found).map_err(refused)
}

impl Side {
    /// The marks follow from the codes of items, so that a value with many items is no rarer than one with many ways.
    pub fn of<T: Counted>(
        rows: &Rows<'_, T>,
        by: &DimensionInput<T::Dimension>,
    ) -> async_graphql::Result<Self> {
        use super::Dimension;
        let axis = by.dimension.axis();
        let level = Arc::new(Level::of(rows.view(), axis, by)?);
        let (mut starts, mut at) = codes_by(rows.items(), by.dimension, &level);
        let mut tally = Tally::of_all(&at);
        if !rows.are_items() {
            (starts, at) = codes_by(rows.ways(), by.dimension, &level);
            tally.set_unknown(Tally::of_all(&at).unknown());
        }
        let marks = Arc::new(Marks::of(rows.view(), axis, &level, by, &tally)?);
        Ok(Self { axis, level, marks, starts, at }.marked())
    }

    /// The same marks for other rows.
    pub fn again<T: Counted>(&self, rows: &Rows<'_, T>, by: &DimensionInput<T::Dimension>) -> Self {
        let (starts, at) = if rows.are_items() {
            codes_by(rows.items(), by.dimension, &self.level)
        } else {
            codes_by(rows.ways(), by.dimension, &self.level)
        };
        let (level, marks) = (Arc::clone(&self.level), Arc::clone(&self.marks));
        Self { axis: self.axis, level, marks, starts, at }.marked()
    }

    /// The marks in their order.
    pub fn marks(&self) -> &[KeyValue] {
        &self.marks.shown
    }

    /// Puts marks in the place of codes; several codes of a row may have one mark, or none.
    fn marked(mut self) -> Self {
        let mut kept = 0;
        for row in 0..self.starts.len() - 1 {
            let (from, to) = (self.starts[row] as usize, self.starts[row + 1] as usize);
            let begin = kept;
            self.starts[row] = u32::try_from(begin).unwrap_or(u32::MAX);
            for place in from..to {
                let mark = self.marks.mark(self.at[place]);
                if mark != NONE && !self.at[begin..kept].contains(&mark) {
                    self.at[kept] = mark;
                    kept += 1;
                }
            }
        }
        self.at.truncate(kept);
        if let Some(last) = self.starts.last_mut() {
            *last = length(&self.at);
        }
        self
    }

    fn of_row(&self, row: usize) -> &[u32] {
        &self.at[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}

/// The codes of rows, one after the other, and where those of each begin.
fn codes_by<'r, T: Counted>(
    rows: impl Iterator<Item = (Reach<'r>, T)>,
    dimension: T::Dimension,
    level: &Level,
) -> (Vec<u32>, Vec<u32>) {
    let (mut starts, mut at, mut codes) = (Vec::new(), Vec::new(), Vec::new());
    for (reach, item) in rows {
        starts.push(length(&at));
        codes_of(dimension, reach.within(level.within), item, &mut codes, |codes| level.lead(codes));
        at.extend_from_slice(&codes);
    }
    starts.push(length(&at));
    (starts, at)
}

fn length<T>(values: &[T]) -> u32 {
    u32::try_from(values.len()).unwrap_or(u32::MAX)
}

/// No mark: the value is not shown.
const NONE: u32 = u32::MAX;

/// The marks of an axis in their order, and the mark of each code.
struct Marks {
    shown: Vec<KeyValue>,
    of: Vec<u32>,
    of_unknown: u32,
}

impl Marks {
    fn of<D: async_graphql::InputType>(
        view: &View,
        axis: Axis,
        level: &Level,
        by: &DimensionInput<D>,
        tally: &Tally,
    ) -> async_graphql::Result<Self> {
        let from = by.from.map(|date| axis.moment(date.0.earliest()));
        let to = by.to.map(|date| axis.moment(date.0.latest()));
        let bounded = from.is_some() || to.is_some();
        if bounded && !axis.is_time() {
            return Err(error::argument_invalid(
                "`from` and `to` are for dimensions of time; leave them out",
            ));
        }
        let inside = |code: &u32| from.is_none_or(|from| from <= *code) && to.is_none_or(|to| *code <= to);
        let mut shown: Vec<u32> = tally.codes().filter(inside).collect();
        let mut others = Vec::new();
        if let Some(top) = by.top {
            shown.sort_by_key(|&code| std::cmp::Reverse(tally.of(code)));
            others = shown.split_off(shown.len().min(at_most("top", top)?));
            shown.sort_unstable();
        } else if by.fill {
            let all = filled(axis, view, from.or(shown.first().copied()), to.or(shown.last().copied()))?;
            shown = level.only(&all).into_owned();
        }
        let mut marks = Self { shown: Vec::new(), of: Vec::new(), of_unknown: NONE };
        for code in shown {
            marks.add(KeyValue::Code(code), &[code]);
        }
        if tally.unknown() > 0 && !bounded {
            marks.of_unknown = length(&marks.shown);
            marks.shown.push(KeyValue::Unknown);
        }
        if !others.is_empty() {
            marks.add(KeyValue::Rest, &others);
        }
        Ok(marks)
    }

    fn add(&mut self, mark: KeyValue, codes: &[u32]) {
        for &code in codes {
            let at = code as usize;
            if at >= self.of.len() {
                self.of.resize(at + 1, NONE);
            }
            self.of[at] = length(&self.shown);
        }
        self.shown.push(mark);
    }

    fn mark(&self, code: u32) -> u32 {
        match code {
            UNKNOWN => self.of_unknown,
            code => self.of.get(code as usize).copied().unwrap_or(NONE),
        }
    }
}

/// Every value between the ends, or every value that there is.
fn filled(axis: Axis, view: &View, from: Option<u32>, to: Option<u32>) -> async_graphql::Result<Vec<u32>> {
    if !axis.is_time() {
        return Ok(axis.all(view));
    }
    let (Some(from), Some(to)) = (from, to) else { return Ok(Vec::new()) };
    let count = (to + 1).saturating_sub(from) as usize;
    if count > CELLS_MAX {
        return Err(error::too_many("groups", "groups", count, CELLS_MAX));
    }
    Ok((from..=to).collect())
}

impl Table {
    pub fn of(sides: Vec<Side>, rows: Vec<u32>) -> async_graphql::Result<Self> {
        let cells = sides.iter().try_fold(1_usize, |cells, side| cells.checked_mul(side.marks().len()));
        match cells {
            Some(cells) if cells <= CELLS_MAX => Ok(Self { sides, rows }),
            _ => Err(error::too_many("groups", "groups", cells.unwrap_or(usize::MAX), CELLS_MAX)),
        }
    }

    pub fn cells(&self) -> usize {
        self.sides.iter().map(|side| side.marks().len()).product()
    }

    /// Calls `visit` with every cell that an item is in, and the item.
    pub fn visit(&self, mut visit: impl FnMut(usize, usize)) {
        let (mut cells, mut row) = (Vec::new(), 0);
        while let Some(&item) = self.rows.get(row) {
            let next = row + self.rows[row..].iter().take_while(|&&other| other == item).count();
            if let (true, Some(cell)) = (next == row + 1, self.only_cell(row)) {
                visit(cell, item as usize);
            } else {
                cells.clear();
                (row..next).for_each(|row| self.add_cells(row, &mut cells));
                cells.sort_unstable();
                cells.dedup();
                cells.iter().for_each(|&cell| visit(cell, item as usize));
            }
            row = next;
        }
    }

    /// Calls `visit` with every cell that a row is in, and the row.
    pub fn visit_rows(&self, mut visit: impl FnMut(usize, usize)) {
        let mut cells = Vec::new();
        for row in 0..self.rows.len() {
            cells.clear();
            self.add_cells(row, &mut cells);
            cells.iter().for_each(|&cell| visit(cell, row));
        }
    }

    /// Adds the cells of a row: every combination of its marks.
    fn add_cells(&self, row: usize, cells: &mut Vec<usize>) {
        let begin = cells.len();
        cells.push(0);
        for side in &self.sides {
            let before: Vec<_> = cells.drain(begin..).collect();
            let marks = side.of_row(row);
            let of_cell = |cell| marks.iter().map(move |&mark| cell * side.marks().len() + mark as usize);
            cells.extend(before.into_iter().flat_map(of_cell));
        }
    }

    /// The cell of a row that has one mark on each side, as most have.
    fn only_cell(&self, row: usize) -> Option<usize> {
        self.sides.iter().try_fold(0, |cell, side| match side.of_row(row) {
            [mark] => Some(cell * side.marks().len() + *mark as usize),
            _ => None,
        })
    }

    /// The marks that lead to a cell.
    pub fn keys(&self, cell: usize) -> Vec<StatisticsKey> {
        let mut keys = Vec::with_capacity(self.sides.len());
        let mut cell = cell;
        for side in self.sides.iter().rev() {
            keys.push(StatisticsKey { axis: side.axis, value: side.marks()[cell % side.marks().len()] });
            cell /= side.marks().len();
        }
        keys.reverse();
        keys
    }
}
