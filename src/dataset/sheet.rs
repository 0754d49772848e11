//! CSV (RFC 4180): text to records. What the cells mean is not known here.
//!
//! The `csv` crate takes a misplaced quotation mark without a word, and one that is never closed swallows the records
//! after it. No cell of a dataset may hold a line break, so each line is held against the grammar by itself, and `csv`
//! sees those lines only that keep it.

use std::sync::LazyLock;

use csv::{ReaderBuilder, StringRecord, Terminator};
use regex::Regex;

/// A line whose quotation marks enclose whole cells, those within doubled.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, and every test of this module compiles it"
)]
static WELL_QUOTED: LazyLock<Regex> = LazyLock::new(|| {
    let cell = r#"(?:"(?:[^"]|"")*"|[^",]*)"#;
    Regex::new(&format!("^{cell}(?:,{cell})*$")).expect("a valid pattern")
});

/// The records of a file, and the lines that cannot be told apart into cells.
#[derive(Default)]
pub struct Sheet<'a> {
    pub records: Vec<Record>,
    pub misquoted: Vec<Line<'a>>,
}

pub struct Record {
    /// The line that it stands on; the first line is 1.
    pub line: usize,
    pub cells: StringRecord,
}

/// A line of a file.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    pub number: usize,
    pub text: &'a str,
}

/// Reads the records of a file; lines end with LF or CRLF, and empty lines are skipped.
pub fn parse(text: &str) -> Sheet<'_> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = (1..).zip(text.lines()).map(|(number, text)| Line { number, text });
    let (well_quoted, misquoted): (Vec<_>, Vec<_>) =
        lines.filter(|line| !line.text.is_empty()).partition(|line| WELL_QUOTED.is_match(line.text));
    let clean =
        well_quoted.iter().fold(String::with_capacity(text.len()), |clean, line| clean + line.text + "\n");
    let mut reader = ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).terminator(Terminator::Any(b'\n'));
    // Text in memory that is UTF-8 gives no error.
    let cells = reader.from_reader(clean.as_bytes()).into_records().map_while(Result::ok);
    let records =
        well_quoted.iter().zip(cells).map(|(line, cells)| Record { line: line.number, cells }).collect();
    Sheet { records, misquoted }
}
