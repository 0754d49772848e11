//! How much work of earlier requests is kept in memory for later ones.
//!
//! What is kept, and when it is let go, is told in `http`.

use clap::Args;

/// Settings of what is kept between requests.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Kept in memory")]
pub struct KeptSettings {
    /// Bytes of documents that are kept parsed and validated, and of requests that are known again; 0 keeps none
    #[arg(long, env = "PARTNERGRAPH_MAX_PREPARED_BYTES", value_name = "N", default_value_t = 16 * 1024 * 1024)]
    pub max_prepared_bytes: u64,
    /// Bytes of answers that are kept while the data stays the same; 0 keeps none
    #[arg(long, env = "PARTNERGRAPH_MAX_ANSWER_BYTES", value_name = "N", default_value_t = 64 * 1024 * 1024)]
    pub max_answer_bytes: u64,
}

impl KeptSettings {
    /// Bytes of prepared documents.
    #[must_use]
    pub fn prepared_bytes(&self) -> u64 {
        self.max_prepared_bytes - self.known_bytes()
    }

    /// Bytes of requests that are known again.
    #[must_use]
    pub fn known_bytes(&self) -> u64 {
        self.max_prepared_bytes / 4
    }
}
