//! Which documents requests may name by their hash: those that callers leave here, and those of a folder.
//!
//! Reading the folder and keeping documents is `http::documents`' work.

use std::path::PathBuf;

use clap::Args;
use clap::builder::FalseyValueParser;

/// Settings of documents that are known by their hash.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Documents known by their hash")]
pub struct DocumentSettings {
    // Without Markdown, because it is shown in a terminal.
    #[arg(
        help = "Folder of trusted documents: .graphql files, or a persisted-documents.json",
        long,
        env = "PARTNERGRAPH_TRUSTED_DOCUMENTS",
        value_name = "DIR"
    )]
    pub trusted_documents: Option<PathBuf>,
    /// Refuse every document that is not trusted
    #[arg(long, env = "PARTNERGRAPH_TRUSTED_ONLY", value_parser = FalseyValueParser::new())]
    pub trusted_only: bool,
    /// Bytes of documents that are kept for automatic persisted queries; 0 turns these off
    #[arg(long, env = "PARTNERGRAPH_MAX_PERSISTED_BYTES", value_name = "N", default_value_t = 4 * 1024 * 1024)]
    pub max_persisted_bytes: u64,
}
