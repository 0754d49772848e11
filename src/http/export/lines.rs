//! JSON Lines: one object a line, with its members in the order of the columns.
//!
//! Values keep their types; nothing is changed for spreadsheets.

use serde::Serializer;
use serde_json::Value;

/// One row with its line end.
pub fn line(columns: &[&str], row: &[Value]) -> Vec<u8> {
    let mut line = Vec::new();
    // Writing to memory does not fail.
    let _ = serde_json::Serializer::new(&mut line).collect_map(columns.iter().zip(row));
    line.push(b'\n');
    line
}
