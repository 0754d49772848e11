//! How much the program tells about its work, and in what form.
//!
//! Setting it up is `cli::log`'s work.

use clap::{Args, ValueEnum};

/// Settings of the log, which is written to standard error.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Log")]
pub struct LogSettings {
    /// Form of the log
    #[arg(long, env = "PARTNERGRAPH_LOG_FORMAT", value_name = "FORMAT", default_value = "text")]
    pub log_format: LogFormat,
    // Without Markdown, because it is shown in a terminal.
    #[arg(
        help = "What to log, as in RUST_LOG, which is read when this is absent [default: info,sqlx=warn,sea_orm_migration=warn]",
        long = "log", env = "PARTNERGRAPH_LOG", value_name = "FILTER", default_value_t = rust_log(), hide_default_value = true)]
    pub filter: String,
}

/// Form of the log.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum LogFormat {
    /// Lines for people
    Text,
    /// One JSON object a line, for machines
    Json,
}

fn rust_log() -> String {
    std::env::var("RUST_LOG").unwrap_or_else(|_| "info,sqlx=warn,sea_orm_migration=warn".to_owned())
}
