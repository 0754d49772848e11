//! How many connections and requests the server takes at once, and how long it waits for what comes over them.
//!
//! They are acted on in `http`: `listen` and `bounds`.

use std::num::NonZero;
use std::thread::available_parallelism;
use std::time::Duration;

use clap::Args;
use clap::builder::RangedU64ValueParser;

use super::limits::seconds;

const MOST: u64 = 1_000_000;
const REQUESTS_PER_CORE: usize = 64;

/// What the server takes at once.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Connections")]
pub struct ConnectionSettings {
    /// Connections open at once; further ones wait until one is closed
    #[arg(
        long, env = "PARTNERGRAPH_MAX_CONNECTIONS", value_name = "N",
        default_value_t = 16_384, value_parser = at_least_one()
    )]
    pub max_connections: usize,
    /// Requests in work at once; further ones are answered 503 at once [default: 64 for each core]
    #[arg(long, env = "PARTNERGRAPH_MAX_REQUESTS", value_name = "N", value_parser = at_least_one())]
    pub max_requests: Option<usize>,
    /// Bytes in a request's headers, names and values together
    #[arg(long, env = "PARTNERGRAPH_MAX_HEADER_BYTES", value_name = "N", default_value_t = 16 * 1024)]
    pub max_header_bytes: usize,
    /// Seconds until the headers must have come; a connection that is idle for as long is closed
    #[arg(long, env = "PARTNERGRAPH_HEADER_TIMEOUT", value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub header_timeout: Duration,
    /// Seconds until the body must have come
    #[arg(long, env = "PARTNERGRAPH_BODY_TIMEOUT", value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub body_timeout: Duration,
    /// Seconds until a connection is closed whose other side takes nothing of an answer
    #[arg(long, env = "PARTNERGRAPH_STALL_TIMEOUT", value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub stall_timeout: Duration,
}

impl ConnectionSettings {
    /// Requests in work at once.
    #[must_use]
    pub fn max_requests(&self) -> usize {
        let cores = || available_parallelism().map_or(1, NonZero::get);
        self.max_requests.unwrap_or_else(|| cores() * REQUESTS_PER_CORE)
    }
}

fn at_least_one() -> RangedU64ValueParser<usize> {
    RangedU64ValueParser::new().range(1..=MOST)
}
