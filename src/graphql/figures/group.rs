//! Grouping: from items and dimensions to counted cells of a table with as many dimensions. How groups are asked for and
//! shown is told in `statistics`.

use super::{
    Axis, Counted, DimensionInput, UNKNOWN,
    axis::{KeyValue, StatisticsKey},
    codes_of,
    tally::Tally,
};
use crate::graphql::{View, error, kit::list::Selection};

/// Cells of the table at most, empty ones included.
const CELLS_MAX: usize = 1_000_000;

/// One dimension of the table: its marks, and which of them each item has.
pub struct Side {
    pub axis: Axis,
    pub marks: Vec<KeyValue>,
    /// The marks of item `i` are `at[starts[i]..starts[i + 1]]`.
    starts: Vec<u32>,
    at: Vec<u32>,
}

/// Items in the cells of a table.
pub struct Table {
    pub sides: Vec<Side>,
    items: usize,
}

/// How many groups or values an argument lets through.
pub fn at_most(argument: &str, found: i32) -> async_graphql::Result<usize> {
    let refused = |_| error::argument_invalid(format!("`{argument}` is {found}; ask for 0 or more"));
    usize::try_from(found).map_err(refused)
}

impl Side {
    pub fn of<T: Counted>(
        view: &View,
        selection: &Selection<T>,
        by: &DimensionInput<T::Dimension>,
    ) -> async_graphql::Result<Self> {
        use super::Dimension;
        let axis = by.dimension.axis();
        let mut starts = Vec::with_capacity(selection.items.len() + 1);
        let (mut at, mut codes) = (Vec::with_capacity(selection.items.len()), Vec::new());
        for &item in selection.items.iter() {
            starts.push(length(&at));
            codes_of(by.dimension, view, item, &mut codes);
            at.extend_from_slice(&codes);
        }
        starts.push(length(&at));
        let marks = Marks::of(view, axis, by, &at)?;
        let mut side = Self { axis, marks: Vec::new(), starts, at };
        side.replace(&marks);
        Ok(Self { marks: marks.shown, ..side })
    }

    /// Puts marks in the place of codes; several codes of an item may have one mark, or none.
    fn replace(&mut self, marks: &Marks) {
        let mut kept = 0;
        for item in 0..self.starts.len() - 1 {
            let (from, to) = (self.starts[item] as usize, self.starts[item + 1] as usize);
            let begin = kept;
            self.starts[item] = u32::try_from(begin).unwrap_or(u32::MAX);
            for place in from..to {
                let mark = marks.mark(self.at[place]);
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
    }

    fn of_item(&self, item: usize) -> &[u32] {
        &self.at[self.starts[item] as usize..self.starts[item + 1] as usize]
    }
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
        by: &DimensionInput<D>,
        codes: &[u32],
    ) -> async_graphql::Result<Self> {
        let from = by.from.map(|date| axis.moment(date.0.earliest()));
        let to = by.to.map(|date| axis.moment(date.0.latest()));
        let bounded = from.is_some() || to.is_some();
        if bounded && !axis.is_time() {
            return Err(error::argument_invalid(
                "`from` and `to` are for dimensions of time; leave them out",
            ));
        }
        let mut tally = Tally::default();
        for &code in codes {
            tally.add(code);
        }
        let inside = |code: &u32| from.is_none_or(|from| from <= *code) && to.is_none_or(|to| *code <= to);
        let mut shown: Vec<u32> = tally.codes().filter(inside).collect();
        let mut others = Vec::new();
        if let Some(top) = by.top {
            shown.sort_by_key(|&code| std::cmp::Reverse(tally.of(code)));
            others = shown.split_off(shown.len().min(at_most("top", top)?));
            shown.sort_unstable();
        } else if by.fill {
            shown = filled(axis, view, from.or(shown.first().copied()), to.or(shown.last().copied()))?;
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
    pub fn of(sides: Vec<Side>, items: usize) -> async_graphql::Result<Self> {
        let cells = sides.iter().try_fold(1_usize, |cells, side| cells.checked_mul(side.marks.len()));
        match cells {
            Some(cells) if cells <= CELLS_MAX => Ok(Self { sides, items }),
            _ => Err(error::too_many("groups", "groups", cells.unwrap_or(usize::MAX), CELLS_MAX)),
        }
    }

    pub fn cells(&self) -> usize {
        self.sides.iter().map(|side| side.marks.len()).product()
    }

    /// Calls `visit` with every cell that an item is in, and the item.
    pub fn visit(&self, mut visit: impl FnMut(usize, usize)) {
        let (mut cells, mut next) = (Vec::new(), Vec::new());
        for item in 0..self.items {
            if let Some(cell) = self.only_cell(item) {
                visit(cell, item);
                continue;
            }
            cells.clear();
            cells.push(0);
            for side in &self.sides {
                next.clear();
                let marks = side.of_item(item);
                next.extend(
                    cells
                        .iter()
                        .flat_map(|cell| marks.iter().map(move |&m| cell * side.marks.len() + m as usize)),
                );
                std::mem::swap(&mut cells, &mut next);
            }
            for &cell in &cells {
                visit(cell, item);
            }
        }
    }

    /// The cell of an item that has one mark on each side, as most have.
    fn only_cell(&self, item: usize) -> Option<usize> {
        self.sides.iter().try_fold(0, |cell, side| match side.of_item(item) {
            [mark] => Some(cell * side.marks.len() + *mark as usize),
            _ => None,
        })
    }

    /// The marks that lead to a cell.
    pub fn keys(&self, cell: usize) -> Vec<StatisticsKey> {
        let mut keys = Vec::with_capacity(self.sides.len());
        let mut cell = cell;
        for side in self.sides.iter().rev() {
            keys.push(StatisticsKey { axis: side.axis, value: side.marks[cell % side.marks.len()] });
            cell /= side.marks.len();
        }
        keys.reverse();
        keys
    }
}
