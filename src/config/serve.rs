//! Settings of `serve`.
//!
//! The server that they describe is put together in `cli::serve`.

use std::net::SocketAddr;
use std::time::Duration;

use chrono::NaiveDate;
use clap::{Args, builder::FalseyValueParser};

use super::limits::seconds;
use super::{HttpSettings, LogSettings, StoreSettings};
use crate::clock::{Clock, Zone};

/// Settings of `serve`, which is also what the program does without a command.
#[derive(Args, Clone, Debug)]
pub struct ServeSettings {
    /// Address and port to listen on; 0.0.0.0:8000 is reachable from other machines
    #[arg(long, env = "PARTNERGRAPH_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8000")]
    pub listen: SocketAddr,
    /// Answer as if it were this day (YYYY-MM-DD), for tests and demonstrations [default: today in the time zone]
    #[arg(long, env = "PARTNERGRAPH_TODAY", value_name = "DATE")]
    pub today: Option<NaiveDate>,
    /// Where today begins and ends: a name of IANA such as Asia/Baku, or local for the computer's own time zone
    #[arg(long, env = "PARTNERGRAPH_TIME_ZONE", value_name = "ZONE", default_value = "UTC")]
    pub time_zone: Zone,
    /// Seconds that requests under way get to finish when the server is told to stop
    #[arg(long, env = "PARTNERGRAPH_SHUTDOWN_TIMEOUT", value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub shutdown_timeout: Duration,
    /// Serve a register of 2,000 partners that is made up, for a look around; no database is touched
    #[arg(long, env = "PARTNERGRAPH_DEMO", value_parser = FalseyValueParser::new())]
    pub demo: bool,
    #[command(flatten)]
    pub store: StoreSettings,
    #[command(flatten)]
    pub http: HttpSettings,
    #[command(flatten)]
    pub log: LogSettings,
}

impl ServeSettings {
    /// The clock to answer by.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.today.map_or_else(|| Clock::Following(self.time_zone.clone()), Clock::Fixed)
    }
}
