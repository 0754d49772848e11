//! Settings of `generate`.
//!
//! What is generated is told in `dataset::generate`.

use std::path::PathBuf;

use clap::{Args, builder::RangedU64ValueParser};

use super::LogSettings;

/// More than anybody has, and few enough for the numbers that rows are stored under.
const MOST: u64 = 10_000_000;

/// Settings of `generate`; the sizes are those of a big university.
#[derive(Args, Debug)]
pub struct GenerateSettings {
    /// The folder to write the CSV files to; it must be empty, and is made when it is not there
    pub directory: PathBuf,
    /// How many partners
    #[arg(long, value_name = "N", default_value_t = 20_000, value_parser = from(1))]
    pub partners: usize,
    /// How many agreements with them
    #[arg(long, value_name = "N", default_value_t = 60_000, value_parser = from(1))]
    pub agreements: usize,
    /// How many activities under these
    #[arg(long, value_name = "N", default_value_t = 180_000, value_parser = from(0))]
    pub activities: usize,
    /// The same number gives the same files, another one others
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    #[command(flatten)]
    pub log: LogSettings,
}

fn from(least: u64) -> RangedU64ValueParser<usize> {
    RangedU64ValueParser::new().range(least..=MOST)
}
