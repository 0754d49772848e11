//! Comma-separated values by RFC 4180, safe to open in a spreadsheet.
//!
//! The CSV files of datasets are another matter, which is told in `dataset`.

use std::borrow::Cow;

use ::csv::{Terminator, WriterBuilder};
use serde_json::Value;

/// What stands between the texts of a list.
const SEPARATOR: &str = "; ";

/// One record with its line end.
pub fn record<C: AsRef<str>>(cells: &[C]) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(cells.iter().map(|cell| harmless(cell.as_ref()).into_owned().into_bytes()));
    writer.into_inner().unwrap_or_default()
}

/// A value as text; what is not known is empty.
pub fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(SEPARATOR),
        other => other.to_string(),
    }
}

/// An apostrophe before whatever a spreadsheet would take for a formula, and might execute.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_made_harmless() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("+49 30", "'+49 30"),
            ("-", "'-"),
            ("@sum", "'@sum"),
            ("\tx", "'\tx"),
            ("\r=1", "\"'\r=1\""),
            ("a=b", "a=b"),
            ("a,b", "\"a,b\""),
            ("say \"=\"", "\"say \"\"=\"\"\""),
        ] {
            assert_eq!(
                String::from_utf8(record(&[text, "x"])).unwrap(),
                format!("{written},x\r\n"),
                "{text}"
            );
        }
    }
}
