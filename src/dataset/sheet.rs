//! RFC 4180: text to records, and a cell to text. What the cells mean is not known here.
//!
//! Stricter than the `csv` crate, which takes a quotation mark that is never closed, or one in the middle of a cell,
//! without a word; a dataset with such a slip would lose records unnoticed.

use std::borrow::Cow;

/// The records of a file, and those that cannot be told because of a misplaced quotation mark.
#[derive(Default)]
pub struct Sheet<'a> {
    pub records: Vec<Record<'a>>,
    pub misquoted: Vec<Misquoted<'a>>,
}

pub struct Record<'a> {
    /// The line that it begins on; the first line is 1.
    pub line: usize,
    pub cells: Vec<Cow<'a, str>>,
}

pub struct Misquoted<'a> {
    pub line: usize,
    /// The position of the cell in its record.
    pub cell: usize,
    /// The rest of the line, from the beginning of the cell.
    pub text: &'a str,
    pub expected: &'static str,
}

/// Reads the records of a file; lines end with LF or CRLF, and empty lines are skipped.
///
/// After a misplaced quotation mark reading goes on with the next line.
pub fn parse(text: &str) -> Sheet<'_> {
    let mut sheet = Sheet::default();
    let mut cursor = Cursor { rest: text.strip_prefix('\u{feff}').unwrap_or(text), line: 1 };
    loop {
        while cursor.line_end() {}
        if cursor.rest.is_empty() {
            return sheet;
        }
        let start = cursor;
        match cursor.record() {
            Ok(record) => sheet.records.push(record),
            Err(misquoted) => {
                sheet.misquoted.push(misquoted);
                cursor = start.next_line();
            }
        }
    }
}

/// The cell as it stands in a file.
pub fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\"")).into()
    } else {
        cell.into()
    }
}

/// A place in a file: what is left of it, and the number of the line.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Cursor<'a> {
    fn record(&mut self) -> Result<Record<'a>, Misquoted<'a>> {
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            let start = self.rest;
            let cell = if start.starts_with('"') { self.quoted_cell() } else { self.plain_cell() };
            cells.push(cell.map_err(|expected| Misquoted {
                line,
                cell: cells.len(),
                text: start.lines().next().unwrap_or_default(),
                expected,
            })?);
            if self.line_end() || self.rest.is_empty() {
                return Ok(Record { line, cells });
            }
            self.rest = &self.rest[1..]; // the comma
        }
    }

    fn plain_cell(&mut self) -> Result<Cow<'a, str>, &'static str> {
        let end = self.rest.find([',', '\n']).unwrap_or(self.rest.len());
        let ends_with_crlf = self.rest[..end].ends_with('\r') && self.rest[end..].starts_with('\n');
        let cell = self.advance(end - usize::from(ends_with_crlf));
        if cell.contains('"') {
            return Err("a cell with quotation marks to stand in quotation marks, those within doubled");
        }
        Ok(cell.into())
    }

    fn quoted_cell(&mut self) -> Result<Cow<'a, str>, &'static str> {
        let body = &self.rest[1..];
        let mut end = 0;
        loop {
            end += body[end..].find('"').ok_or("a closing quotation mark")?;
            if !body[end + 1..].starts_with('"') {
                break;
            }
            end += 2;
        }
        let cell = &self.advance(end + 2)[1..=end];
        self.line += cell.matches('\n').count();
        let ends = self.rest.is_empty() || [",", "\n", "\r\n"].iter().any(|end| self.rest.starts_with(end));
        if !ends {
            return Err(
                "a closing quotation mark before a comma or the end of the line, those within doubled",
            );
        }
        Ok(if cell.contains('"') { cell.replace("\"\"", "\"").into() } else { cell.into() })
    }

    fn advance(&mut self, length: usize) -> &'a str {
        let (passed, rest) = self.rest.split_at(length);
        self.rest = rest;
        passed
    }

    /// Steps over the end of a line, if one is here.
    fn line_end(&mut self) -> bool {
        let rest = self.rest.strip_prefix("\r\n").or_else(|| self.rest.strip_prefix('\n'));
        self.rest = rest.unwrap_or(self.rest);
        self.line += usize::from(rest.is_some());
        rest.is_some()
    }

    fn next_line(self) -> Self {
        let rest = self.rest.split_once('\n').map_or("", |(_, rest)| rest);
        Self { rest, line: self.line + 1 }
    }
}
