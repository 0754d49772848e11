//! What a table of the dataset is: a file and its columns. Which tables there are is told in `tables`.

use partnergraph_entity::Row;

use super::format::Format;

/// A table of the dataset.
pub trait Table: Row + Default {
    const FILE: &'static str;
    /// One record of the table, with its article.
    const ONE: &'static str = "a record";
    /// Whether the table holds one row at most.
    const SINGLE: bool = false;

    /// Shows each column to `cells`, in the order in which the file is written.
    fn columns(&mut self, cells: &mut impl Cells);

    /// Brings a row that was read into the form in which it is kept, where that depends on several of its cells.
    ///
    /// # Errors
    /// A cell cannot be right beside the others: its column, and what was expected in it.
    fn settle(&mut self) -> Result<(), (&'static str, String)> {
        Ok(())
    }
}

/// Something that is done with each cell of a row: listing, reading or printing it.
pub trait Cells {
    /// The number that the row is stored under, which the file does not hold.
    fn id(&mut self, id: &mut i32);

    fn cell<T>(&mut self, column: &'static str, format: impl Format<T>, value: &mut T);

    /// A cell that tells the row apart from the others, alone or with others of its kind.
    fn key<T>(&mut self, column: &'static str, format: impl Format<T>, value: &mut T) {
        self.cell(column, format, value);
    }
}

/// The columns of a table.
#[derive(Default)]
pub struct Columns {
    pub list: Vec<Column>,
    /// Whether the rows have a number besides their key.
    pub numbered: bool,
}

pub struct Column {
    pub name: &'static str,
    pub required: bool,
    pub key: bool,
}

impl Columns {
    pub fn of<T: Table>() -> Self {
        let mut columns = Self::default();
        T::default().columns(&mut columns);
        columns
    }

    /// The names of the columns that make the key.
    pub fn key(&self) -> String {
        let names: Vec<_> = self.list.iter().filter(|column| column.key).map(|column| column.name).collect();
        names.join(", ")
    }

    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.list.iter().map(|column| column.name)
    }
}

impl Cells for Columns {
    fn id(&mut self, _: &mut i32) {
        self.numbered = true;
    }

    fn cell<T>(&mut self, name: &'static str, format: impl Format<T>, _: &mut T) {
        self.list.push(Column { name, required: format.required(), key: false });
    }

    fn key<T>(&mut self, name: &'static str, format: impl Format<T>, _: &mut T) {
        self.list.push(Column { name, required: format.required(), key: true });
    }
}

/// The number that a row is stored under, if its table has numbers.
pub fn id_of<T: Table>(row: &mut T) -> Option<i32> {
    let mut id = None;
    row.columns(&mut id);
    id
}

impl Cells for Option<i32> {
    fn id(&mut self, id: &mut i32) {
        *self = Some(*id);
    }

    fn cell<T>(&mut self, _: &'static str, _: impl Format<T>, _: &mut T) {}
}

/// What stands between the parts of a key of several columns; no cell may hold it.
const SEPARATOR: &str = "\u{1f}";

/// The text of a key of these cells, which no other cells give.
pub fn key_text<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    cells.into_iter().collect::<Vec<_>>().join(SEPARATOR)
}

/// The text of a key as people read it.
pub fn shown_key(key: &str) -> String {
    key.split(SEPARATOR).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
