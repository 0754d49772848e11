//! What is wrong with the documents of a folder, as an editor or a terminal can jump to it.
//!
//! What is wrong with a document of a request is told in `refusal`.

use std::fmt;
use std::path::Path;

use apollo_compiler::parser::{LineColumn, SourceMap, SourceSpan};

/// One fault: `file:line:column: message`; without line and column where it is about the whole file.
#[derive(Debug)]
pub struct Fault {
    file: String,
    at: Option<LineColumn>,
    message: String,
}

impl Fault {
    pub fn new(file: &Path, at: Option<LineColumn>, message: impl Into<String>) -> Self {
        Self { file: file.display().to_string(), at, message: message.into() }
    }

    /// A fault at a place in one of several sources.
    pub fn at(place: Option<SourceSpan>, sources: &SourceMap, message: impl Into<String>) -> Self {
        let file = place.and_then(|place| sources.get(&place.file_id()));
        let file = file.map_or(Path::new("documents"), |file| file.path());
        Self::new(file, place.and_then(|place| place.line_column(sources)), message)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(LineColumn { line, column }) => {
                write!(formatter, "{}:{line}:{column}: {}", self.file, self.message)
            }
            None => write!(formatter, "{}: {}", self.file, self.message),
        }
    }
}

/// All faults, one a line.
#[derive(Debug)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    pub fn one(file: &Path, message: impl Into<String>) -> Self {
        Self(vec![Fault::new(file, None, message)])
    }

    /// `1 fault`, `2 faults`.
    #[must_use]
    pub fn counted(&self) -> String {
        let count = self.0.len();
        format!("{count} {}", if count == 1 { "fault" } else { "faults" })
    }

    /// Success where there is none.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        formatter.write_str(&lines.join("\n"))
    }
}
