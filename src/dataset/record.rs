//! One record to one row, cell by cell. How a cell is spelt is told in `format`, what rows must hold to one another in
//! `rules`.

use super::{
    fault::{Fault, Place},
    format::{Format, Wrong},
    layout::Layout,
    names::Names,
    sheet::Record,
    table::{Cells, Table},
};

/// What is needed to read the records of a file.
pub struct RowReader<'a> {
    pub layout: &'a Layout,
    pub names: &'a Names,
    /// Whether the file is not UTF-8 throughout, so that what is not was replaced by U+FFFD.
    pub lossy: bool,
}

impl RowReader<'_> {
    /// The row that a record holds, unless it cannot be told which one it is. Faulty cells are left at their default.
    pub fn row<T: Table>(&self, record: &Record, id: Option<i32>, faults: &mut Vec<Fault>) -> Option<T> {
        let place = Place::Line(record.line);
        if record.cells.len() != self.layout.width() {
            let (expected, found) = (self.layout.width(), record.cells.len());
            faults.push(Fault::new(
                T::FILE,
                place,
                format!("{expected} cells as in the header, not {found}"),
            ));
            return None;
        }
        let mut row = T::default();
        let mut reader =
            CellReader { rows: self, record, id, visited: 0, key_is_sound: true, wrong: Vec::new() };
        row.columns(&mut reader);
        let key_is_sound = reader.key_is_sound;
        faults.extend(reader.wrong.into_iter().map(|(column, value, expected)| {
            Fault::new(T::FILE, place, expected).column(column).value(value)
        }));
        let settled = key_is_sound.then(|| row.settle())?;
        settled.map_err(|(column, expected)| faults.push(self.fault::<T>(record, column, expected))).ok()?;
        Some(row)
    }

    /// A fault of one cell of a record.
    fn fault<T: Table>(&self, record: &Record, column: &'static str, expected: String) -> Fault {
        let at = self.layout.columns.names().position(|name| name == column);
        let value = at.and_then(|at| self.layout.cell(record, at)).unwrap_or_default();
        Fault::new(T::FILE, Place::Line(record.line), expected).column(column).value(value)
    }

    /// What no cell may hold, whatever its column.
    fn clean<'t>(&self, text: &'t str) -> Result<&'t str, Wrong> {
        let expected = if text.is_empty() {
            "a value: the column may not be empty"
        } else if self.lossy && text.contains(char::REPLACEMENT_CHARACTER) {
            "valid UTF-8"
        } else if text.contains(char::is_control) {
            "no line breaks or other control characters"
        } else if text.trim() != text {
            "no white space at the edges"
        } else {
            return Ok(text);
        };
        Err(Wrong::Expected(expected.to_owned()))
    }
}

struct CellReader<'a> {
    rows: &'a RowReader<'a>,
    record: &'a Record,
    id: Option<i32>,
    /// How many columns have been read.
    visited: usize,
    key_is_sound: bool,
    /// Column, value and what was expected.
    wrong: Vec<(&'static str, &'a str, String)>,
}

impl CellReader<'_> {
    /// Reads the next cell; tells whether it is sound.
    fn read<T>(&mut self, column: &'static str, format: &impl Format<T>, value: &mut T) -> bool {
        self.visited += 1;
        // A missing column is a fault of the header, if it is one.
        let Some(text) = self.rows.layout.cell(self.record, self.visited - 1) else {
            return !format.required();
        };
        if text.is_empty() && !format.required() {
            return true;
        }
        let parsed = self.rows.clean(text).and_then(|text| format.parse(text, self.rows.names));
        match parsed {
            Ok(parsed) => {
                *value = parsed;
                return true;
            }
            Err(Wrong::Expected(expected)) => self.wrong.push((column, text, expected)),
            Err(Wrong::Untellable) => {}
        }
        false
    }
}

impl Cells for CellReader<'_> {
    fn id(&mut self, id: &mut i32) {
        *id = self.id.unwrap_or_default();
    }

    fn cell<T>(&mut self, column: &'static str, format: impl Format<T>, value: &mut T) {
        self.read(column, &format, value);
    }

    fn key<T>(&mut self, column: &'static str, format: impl Format<T>, value: &mut T) {
        self.key_is_sound &= self.read(column, &format, value);
    }
}
