//! What tells two states of the rows apart, in the words of the files. Nothing is decided or changed here.

use std::{collections::HashMap, fmt};

use partnergraph_entity::{Rows, tables};

use super::{
    names::Names,
    print::{cells_of, key_of},
    table::{Table, shown_key},
};

/// What changes in one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableChanges {
    pub file: &'static str,
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
    /// One line for each row that is added (`+`), changed (`~`) or removed (`-`), by key.
    pub lines: Vec<String>,
}

/// What changes from `current` to `next`, for each table in the order of the tables.
#[must_use]
pub fn describe(current: &Rows, next: &Rows) -> Vec<TableChanges> {
    let comparison = Comparison { before: &Names::of(current), after: &Names::of(next) };
    macro_rules! compare_all {
        ([] $($rows:ident: $table:ident,)*) => { vec![$(comparison.table(&current.$rows, &next.$rows)),*] };
    }
    tables!(compare_all)
}

/// The counts, such as `partners.csv: 3 added, 1 changed, 0 removed`, and the lines below.
impl fmt::Display for TableChanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, added, changed, removed, lines } = self;
        write!(f, "{file}: {added} added, {changed} changed, {removed} removed")?;
        lines.iter().try_for_each(|line| write!(f, "\n{line}"))
    }
}

impl TableChanges {
    /// The same with at most so many lines, and how many more there are.
    #[must_use]
    pub fn shortened(&self, most: usize) -> String {
        let shown = self.lines[..self.lines.len().min(most)].to_vec();
        let more = self.lines.len() - shown.len();
        let short = Self { lines: shown, ..self.clone() };
        if more == 0 { short.to_string() } else { format!("{short}\n… {more} more, which --all shows") }
    }
}

struct Comparison<'a> {
    before: &'a Names,
    after: &'a Names,
}

impl Comparison<'_> {
    fn table<T: Table>(&self, current: &[T], next: &[T]) -> TableChanges {
        let mut old: HashMap<T::Key, &T> = current.iter().map(|row| (row.key(), row)).collect();
        let (mut added, mut changed) = (Vec::new(), Vec::new());
        for row in next {
            match old.remove(&row.key()) {
                None => added.push((key_of(row, self.after).1, String::new())),
                Some(old) if old != row => changed.push((key_of(row, self.after).1, self.changes(old, row))),
                Some(_) => {}
            }
        }
        let removed: Vec<_> =
            old.into_values().map(|row| (key_of(row, self.before).1, String::new())).collect();
        TableChanges {
            file: T::FILE,
            added: added.len(),
            changed: changed.len(),
            removed: removed.len(),
            lines: lines::<T>(vec![('+', added), ('~', changed), ('-', removed)]),
        }
    }

    /// Each cell that differs, such as `: city "" → "Ankara"`.
    fn changes<T: Table>(&self, old: &T, new: &T) -> String {
        let (old, new) = (cells_of(old, self.before), cells_of(new, self.after));
        let differing = old.iter().zip(&new).filter(|(old, new)| old != new);
        let changes = differing.map(|(old, new)| format!("{} {:?} → {:?}", new.column, old.text, new.text));
        format!(": {}", changes.collect::<Vec<_>>().join(", "))
    }
}

/// The lines of all changes, by key.
fn lines<T: Table>(changes: Vec<(char, Vec<(String, String)>)>) -> Vec<String> {
    let mut lines: Vec<_> = changes
        .into_iter()
        .flat_map(|(sign, rows)| rows.into_iter().map(move |(key, rest)| (key, sign, rest)))
        .collect();
    lines.sort_unstable();
    lines
        .into_iter()
        .map(|(key, sign, rest)| format!("{sign} {} {}{rest}", T::FILE, shown_key(&key)))
        .collect()
}
