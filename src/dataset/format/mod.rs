//! How the cells of a column are spelt: [`Format`], and the formats that are not plain text. Which column has which format
//! is told in `tables`.

mod codes;
mod end;
mod text;

use std::marker::PhantomData;

use partnergraph_entity::PartialDate;
use sea_orm::ActiveEnum;

pub use codes::{CountryCode, FieldCode, Language};
pub use end::{End, OrIndefinite};
pub use text::{Name, Slug, Text, Url};

use super::{
    names::Names,
    table::{Columns, Table},
};

/// How the values of a column are spelt.
pub trait Format<T> {
    /// Reads a cell that is not empty.
    fn parse(&self, text: &str, names: &Names) -> Result<T, Wrong>;

    fn print(&self, value: &T, names: &Names) -> String;

    /// Whether the cell may not be empty.
    fn required(&self) -> bool {
        true
    }
}

/// Why a cell cannot be read.
pub enum Wrong {
    /// It is not what was expected.
    Expected(String),
    /// It refers to a file that could not be read, which is a fault already.
    Untellable,
}

/// A text that has to be spelt in some way.
pub trait Spelling {
    const EXPECTED: &'static str;

    fn accepts(text: &str) -> bool;
}

impl<S: Spelling> Format<String> for S {
    fn parse(&self, text: &str, _: &Names) -> Result<String, Wrong> {
        if S::accepts(text) { Ok(text.to_owned()) } else { Err(Wrong::Expected(S::EXPECTED.to_owned())) }
    }

    fn print(&self, value: &String, _: &Names) -> String {
        value.clone()
    }
}

/// A cell that may be empty.
pub struct Optional<F>(pub F);

impl<T, F: Format<T>> Format<Option<T>> for Optional<F> {
    fn parse(&self, text: &str, names: &Names) -> Result<Option<T>, Wrong> {
        self.0.parse(text, names).map(Some)
    }

    fn print(&self, value: &Option<T>, names: &Names) -> String {
        value.as_ref().map(|value| self.0.print(value, names)).unwrap_or_default()
    }

    fn required(&self) -> bool {
        false
    }
}

/// One of the values of an enumeration.
pub struct Choice;

impl<E: ActiveEnum<Value = String>> Format<E> for Choice {
    fn parse(&self, text: &str, _: &Names) -> Result<E, Wrong> {
        E::try_from_value(&text.to_owned())
            .map_err(|_| Wrong::Expected(format!("one of {}", E::values().join(", "))))
    }

    fn print(&self, value: &E, _: &Names) -> String {
        value.to_value()
    }
}

/// A date that is as precise as it is known.
pub struct Date;

impl Format<PartialDate> for Date {
    fn parse(&self, text: &str, _: &Names) -> Result<PartialDate, Wrong> {
        text.parse().map_err(|_| Wrong::Expected("a date such as 1995, 1995-09 or 1995-09-01".to_owned()))
    }

    fn print(&self, value: &PartialDate, _: &Names) -> String {
        value.to_string()
    }
}

/// The slug or code of a record of another table, or of the same.
pub struct To<T>(PhantomData<T>);

pub fn to<T: Table>() -> To<T> {
    To(PhantomData)
}

impl<T: Table> Format<i32> for To<T> {
    fn parse(&self, text: &str, names: &Names) -> Result<i32, Wrong> {
        names.id::<T>(text).ok_or_else(|| {
            if names.is_incomplete::<T>() {
                return Wrong::Untellable;
            }
            let key = Columns::of::<T>().key();
            Wrong::Expected(format!("the {key} of {} in {}", T::ONE, T::FILE))
        })
    }

    fn print(&self, value: &i32, names: &Names) -> String {
        names.text::<T>(*value).to_owned()
    }
}
