//! How much work of earlier requests is kept in memory for later ones.
//!
//! What is kept, and when it is let go, is told in `http`.

use clap::Args;

/// Settings of what is kept between requests.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Kept in memory")]
pub struct KeptSettings {
    /// Bytes of documents that are kept parsed and validated; 0 keeps none
    #[arg(long, env = "PARTNERGRAPH_MAX_PREPARED_BYTES", value_name = "N", default_value_t = 16 * 1024 * 1024)]
    pub max_prepared_bytes: u64,
    /// Bytes of answers that are kept while the data stays the same; 0 keeps none
    #[arg(long, env = "PARTNERGRAPH_MAX_ANSWER_BYTES", value_name = "N", default_value_t = 64 * 1024 * 1024)]
    pub max_answer_bytes: u64,
}
