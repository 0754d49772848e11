//! Rows to cells, as files and changes show them. Files and lines are put together elsewhere.

use super::{
    format::Format,
    names::Names,
    table::{Cells, Table, key_text},
};

/// A cell of a row.
#[derive(PartialEq, Eq)]
pub struct Printed {
    pub column: &'static str,
    pub text: String,
}

/// All cells of a row, in the order of the columns.
pub fn cells_of<T: Table>(row: &T, names: &Names) -> Vec<Printed> {
    let mut printer = Printer { names, cells: Vec::new() };
    row.clone().columns(&mut printer);
    printer.cells
}

/// The number of a row, if its table has numbers, and the text of its key.
pub fn key_of<T: Table>(row: &T, names: &Names) -> (Option<i32>, String) {
    let mut printer = KeyPrinter { names, id: None, parts: Vec::new() };
    row.clone().columns(&mut printer);
    (printer.id, key_text(printer.parts.iter().map(String::as_str)))
}

struct Printer<'a> {
    names: &'a Names,
    cells: Vec<Printed>,
}

impl Cells for Printer<'_> {
    fn id(&mut self, _: &mut i32) {}

    fn cell<T>(&mut self, column: &'static str, format: impl Format<T>, value: &mut T) {
        self.cells.push(Printed { column, text: format.print(value, self.names) });
    }
}

struct KeyPrinter<'a> {
    names: &'a Names,
    id: Option<i32>,
    parts: Vec<String>,
}

impl Cells for KeyPrinter<'_> {
    fn id(&mut self, id: &mut i32) {
        self.id = Some(*id);
    }

    fn cell<T>(&mut self, _: &'static str, _: impl Format<T>, _: &mut T) {}

    fn key<T>(&mut self, _: &'static str, format: impl Format<T>, value: &mut T) {
        self.parts.push(format.print(value, self.names));
    }
}
