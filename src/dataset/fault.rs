//! What is wrong with a dataset, and where. What counts as wrong is told where it is read.

use std::fmt;

/// The longest part of a value that a message repeats.
const SHOWN: usize = 60;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The name of the file, or the path of the directory where the fault is the directory's.
    pub file: String,
    pub place: Place,
    /// The column, or the columns of the key joined by `, `.
    pub column: Option<String>,
    /// What was found, where there is something to show.
    pub value: Option<String>,
    /// What was expected instead: a noun phrase.
    pub expected: String,
}

/// Where in a file a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The file as a whole.
    File,
    /// The line that the record begins on; the first line is 1.
    Line(usize),
    /// A row of this file's table that the database holds and the file does not name.
    Database,
}

impl Fault {
    pub(super) fn new(file: impl Into<String>, place: Place, expected: impl Into<String>) -> Self {
        Self { file: file.into(), place, column: None, value: None, expected: expected.into() }
    }

    pub(super) fn column(self, column: impl Into<String>) -> Self {
        Self { column: Some(column.into()), ..self }
    }

    pub(super) fn value(self, value: impl Into<String>) -> Self {
        Self { value: Some(value.into()), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match self.place {
            Place::File => {}
            Place::Line(line) => write!(f, ", line {line}")?,
            Place::Database => f.write_str(", in the database")?,
        }
        if let Some(column) = &self.column {
            write!(f, ", column{} {column}", if column.contains(", ") { "s" } else { "" })?;
        }
        match &self.value {
            Some(value) => write!(f, ": found {:?}, expected {}", shown(value), self.expected),
            None => write!(f, ": expected {}", self.expected),
        }
    }
}

fn shown(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

/// Everything that is wrong with a dataset, ordered by file and line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// The faults in order, or the value if there are none.
    pub(super) fn or<T>(mut self, value: T) -> Result<T, Self> {
        if self.0.is_empty() {
            return Ok(value);
        }
        self.0.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
        Err(self)
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|fault| writeln!(f, "{fault}"))
    }
}

impl std::error::Error for Faults {}
