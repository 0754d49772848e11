//! Partners, agreements and activities as flat tables, and the ends of agreements as dates: for spreadsheets, scripts and
//! calendars.
//!
//! The columns of a table are told once, in the file of its concept. Forms such as CSV are written in `http`.

mod activities;
mod agreements;
mod expiries;
mod partners;
mod selection;

use async_graphql::{Error, InputType};
use serde_json::{Map, Value, json};

use super::{
    View, activity::Activity, agreement::Agreement, kit::Listed, kit::order::Order, partner::Partner,
};
pub use expiries::{Expiry, Precision, expiries};
use selection::Selection;

/// A table that can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    Partners,
    Agreements,
    Activities,
}

/// The rows of a table, made one by one: each holds a value for each column.
pub struct Rows {
    pub columns: Vec<&'static str>,
    rows: Box<dyn Iterator<Item = Vec<Value>> + Send>,
}

impl Iterator for Rows {
    type Item = Vec<Value>;

    fn next(&mut self) -> Option<Vec<Value>> {
        self.rows.next()
    }
}

/// What a table shows of an item: a text, a number, a list of texts, or null where it is not known.
struct Column<T> {
    name: &'static str,
    value: fn(&View, T) -> Value,
}

/// An item that is a row of a table.
trait Exported: Listed {
    fn columns() -> Vec<Column<Self>>;
}

impl Table {
    pub const ALL: [Self; 3] = [Self::Partners, Self::Agreements, Self::Activities];

    /// The name of the table in addresses and of files, which is that of the list in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Partners => "partners",
            Self::Agreements => "agreements",
            Self::Activities => "activities",
        }
    }

    /// The arguments of the list in the contract that a selection is made by, as variables with their types.
    #[must_use]
    pub fn arguments(self) -> String {
        match self {
            Self::Partners => Selection::<Partner>::arguments(),
            Self::Agreements => Selection::<Agreement>::arguments(),
            Self::Activities => Selection::<Activity>::arguments(),
        }
    }

    /// The selected rows in their order; `arguments` must have been held against their types.
    pub fn rows(self, view: View, arguments: Map<String, Value>) -> Result<Rows, Error> {
        match self {
            Self::Partners => rows::<Partner>(view, arguments),
            Self::Agreements => rows::<Agreement>(view, arguments),
            Self::Activities => rows::<Activity>(view, arguments),
        }
    }
}

fn rows<T: Exported + Send>(view: View, arguments: Map<String, Value>) -> Result<Rows, Error>
where
    Order<T::OrderField>: InputType,
{
    let items = Selection::<T>::read(arguments)?.items(&view);
    let columns = T::columns();
    let names = columns.iter().map(|column| column.name).collect();
    let row = move |item: T| columns.iter().map(|column| (column.value)(&view, item)).collect();
    Ok(Rows { columns: names, rows: Box::new(items.into_iter().map(row)) })
}

/// A value of an enumeration, by its name in the contract.
fn named<E: InputType>(value: &E) -> Value {
    value.to_value().into_json().unwrap_or_default()
}

fn text(text: &str) -> Value {
    Value::from(text)
}

fn optional(text: Option<&String>) -> Value {
    text.map_or(Value::Null, |text| Value::from(text.as_str()))
}

fn date(date: Option<partnergraph_entity::PartialDate>) -> Value {
    date.map_or(Value::Null, |date| Value::from(date.to_string()))
}

/// Texts in their order, each once.
fn distinct<'t>(texts: impl Iterator<Item = &'t str>) -> Value {
    let mut seen: Vec<&str> = Vec::new();
    for text in texts {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    json!(seen)
}
