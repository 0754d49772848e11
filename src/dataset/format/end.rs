//! The end of what may have none: a date, the word `indefinite`, or nothing where the end is not known.

use partnergraph_entity::PartialDate;

use super::{Date, Format, Names, Wrong};

const INDEFINITE: &str = "indefinite";

/// When something ends, as far as it is known.
pub struct End {
    pub on: Option<PartialDate>,
    pub is_indefinite: bool,
}

/// A date, or `indefinite`; the cell may be empty.
pub struct OrIndefinite;

impl Format<End> for OrIndefinite {
    fn parse(&self, text: &str, names: &Names) -> Result<End, Wrong> {
        if text == INDEFINITE {
            return Ok(End { on: None, is_indefinite: true });
        }
        match Date.parse(text, names) {
            Ok(date) => Ok(End { on: Some(date), is_indefinite: false }),
            Err(Wrong::Expected(expected)) => Err(Wrong::Expected(format!("{expected}, or {INDEFINITE}"))),
            Err(untellable) => Err(untellable),
        }
    }

    fn print(&self, end: &End, names: &Names) -> String {
        match end.on {
            Some(date) => Date.print(&date, names),
            None if end.is_indefinite => INDEFINITE.to_owned(),
            None => String::new(),
        }
    }

    fn required(&self) -> bool {
        false
    }
}
