//! The bounds that a request must keep, each a setting.
//!
//! They are enforced in `http`; the bounds of lists and filters belong to the contract, in `graphql`.

use std::num::ParseIntError;
use std::time::Duration;

use clap::Args;

/// What a request may cost.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Limits of a request")]
pub struct Limits {
    /// Bytes in a request's body
    #[arg(long, env = "PARTNERGRAPH_MAX_BODY_BYTES", value_name = "N", default_value_t = 100 * 1024)]
    pub max_body_bytes: usize,
    /// Bytes in a request's address, where GET carries the query
    #[arg(long, env = "PARTNERGRAPH_MAX_URL_BYTES", value_name = "N", default_value_t = 16 * 1024)]
    pub max_url_bytes: usize,
    /// Tokens in a document: names, numbers, brackets …, also white space and the end
    #[arg(long, env = "PARTNERGRAPH_MAX_TOKENS", value_name = "N", default_value_t = 4_000)]
    pub max_tokens: usize,
    /// Operations in a document
    #[arg(long, env = "PARTNERGRAPH_MAX_OPERATIONS", value_name = "N", default_value_t = 10)]
    pub max_operations: usize,
    /// Fields inside one another; those of introspection count once
    #[arg(long, env = "PARTNERGRAPH_MAX_DEPTH", value_name = "N", default_value_t = 15)]
    pub max_depth: usize,
    /// Fields of an operation, with every fragment counted wherever it is used
    #[arg(long, env = "PARTNERGRAPH_MAX_FIELDS", value_name = "N", default_value_t = 1_000)]
    pub max_fields: usize,
    /// Aliases in a document
    #[arg(long, env = "PARTNERGRAPH_MAX_ALIASES", value_name = "N", default_value_t = 50)]
    pub max_aliases: usize,
    /// Directives in a document
    #[arg(long, env = "PARTNERGRAPH_MAX_DIRECTIVES", value_name = "N", default_value_t = 50)]
    pub max_directives: usize,
    /// Objects that an answer can hold at most, worked out before anything is looked up
    #[arg(long, env = "PARTNERGRAPH_MAX_OBJECTS", value_name = "N", default_value_t = 100_000)]
    pub max_objects: usize,
    /// Values in a list of an argument, such as `in`
    #[arg(long, env = "PARTNERGRAPH_MAX_IN_VALUES", value_name = "N", default_value_t = 100)]
    pub max_in_values: usize,
    /// Filters inside one another
    #[arg(long, env = "PARTNERGRAPH_MAX_FILTER_NESTING", value_name = "N", default_value_t = 5)]
    pub max_filter_nesting: usize,
    /// Errors in an answer; further ones are left out
    #[arg(long, env = "PARTNERGRAPH_MAX_ERRORS", value_name = "N", default_value_t = 20)]
    pub max_errors: usize,
    /// Seconds until a request is given up
    #[arg(long, env = "PARTNERGRAPH_REQUEST_TIMEOUT", value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub request_timeout: Duration,
}

/// Reads a whole number of seconds.
pub(super) fn seconds(text: &str) -> Result<Duration, ParseIntError> {
    text.parse().map(Duration::from_secs)
}
