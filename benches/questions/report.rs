//! What was measured, as a table in Markdown. Nothing is judged beyond the target that a question comes with.

use std::{fmt, time::Duration};

/// The questions in the order in which they were asked.
#[derive(Default)]
pub struct Report(Vec<Line>);

struct Line {
    name: String,
    /// In milliseconds.
    target: u32,
    /// In milliseconds, or why there is none.
    median: Result<f64, String>,
}

impl Report {
    /// Notes a question; one that was not measured, because the arguments leave it out, is left out here too.
    pub fn measured(&mut self, name: String, target: u32, mut samples: Vec<Duration>) {
        samples.sort_unstable();
        if let Some(median) = samples.get(samples.len() / 2) {
            self.0.push(Line { name, target, median: Ok(median.as_secs_f64() * 1000.0) });
        }
    }

    pub fn unanswered(&mut self, name: String, target: u32, why: String) {
        self.0.push(Line { name, target, median: Err(why) });
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| question | median, ms | target, ms | |\n|---|---:|---:|---|")?;
        for Line { name, target, median } in &self.0 {
            let (figure, verdict) = match median {
                Ok(median) if *median <= f64::from(*target) => (format!("{median:.2}"), "met"),
                Ok(median) => (format!("{median:.2}"), "not met"),
                Err(why) => ("no answer".to_owned(), why.as_str()),
            };
            writeln!(f, "| {name} | {figure} | {target} | {verdict} |")?;
        }
        Ok(())
    }
}
