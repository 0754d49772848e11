//! The header of a file: which column stands where, and what is wrong with that. Records are not read here.

use super::{
    fault::{Fault, Place},
    sheet::Record,
    table::{Columns, Table, key_text},
};

/// Where in a record the columns of a table are.
pub struct Layout {
    pub columns: Columns,
    /// For each column its position in the records, if it is there.
    positions: Vec<Option<usize>>,
    header: Vec<String>,
}

impl Layout {
    /// Reads the header, and tells what is wrong with it.
    pub fn read<T: Table>(header: &Record, faults: &mut Vec<Fault>) -> Self {
        let columns = Columns::of::<T>();
        let header_cells: Vec<String> = header.cells.iter().map(str::to_owned).collect();
        let positions =
            columns.names().map(|name| header_cells.iter().position(|cell| cell == name)).collect();
        let layout = Self { columns, positions, header: header_cells };
        let expectations = [layout.strange(), layout.missing()].concat();
        faults.extend(expectations.into_iter().map(|(value, expected)| {
            let fault = Fault::new(T::FILE, Place::Line(header.line), expected);
            Fault { value, ..fault }
        }));
        layout
    }

    /// Columns that the table does not have, and those that were named before.
    fn strange(&self) -> Vec<(Option<String>, String)> {
        let mut strange = Vec::new();
        for (index, name) in self.header.iter().enumerate() {
            if !self.columns.names().any(|column| column == name) {
                let names: Vec<_> = self.columns.names().collect();
                strange.push((Some(name.clone()), format!("only the columns {}", names.join(", "))));
            } else if self.header[..index].contains(name) {
                strange.push((Some(name.clone()), "each column once".to_owned()));
            }
        }
        strange
    }

    fn missing(&self) -> Vec<(Option<String>, String)> {
        let columns = self.columns.list.iter().zip(&self.positions);
        let missing = columns.filter(|(column, position)| column.required && position.is_none());
        missing.map(|(column, _)| (None, format!("a column named {}", column.name))).collect()
    }

    /// Whether the records can be told apart.
    pub fn has_key(&self) -> bool {
        self.columns
            .list
            .iter()
            .zip(&self.positions)
            .all(|(column, at)| !column.key || !column.required || at.is_some())
    }

    /// How many cells a record has to have.
    pub fn width(&self) -> usize {
        self.header.len()
    }

    /// The text of the nth column of the table, if the file has that column and the record reaches so far.
    pub fn cell<'r>(&self, record: &'r Record, column: usize) -> Option<&'r str> {
        record.cells.get(self.positions[column]?)
    }

    /// The text of the record's key, unless something is missing of it.
    pub fn key(&self, record: &Record) -> Option<String> {
        let keys = self.columns.list.iter().enumerate().filter(|(_, column)| column.key);
        let cells: Vec<&str> = keys
            .map(|(index, column)| {
                let cell = self.cell(record, index).unwrap_or_default();
                (!column.required || !cell.is_empty()).then_some(cell)
            })
            .collect::<Option<_>>()?;
        Some(key_text(cells))
    }
}
