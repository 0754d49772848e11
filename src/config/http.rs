//! Settings of the API over HTTP, one group a file.
//!
//! They are acted on in `http`.

use clap::Args;

use super::{AccessSettings, ConnectionSettings, DocumentSettings, KeptSettings, Limits};

/// How the API is served.
#[derive(Args, Clone, Debug)]
pub struct HttpSettings {
    #[command(flatten)]
    pub limits: Limits,
    #[command(flatten)]
    pub documents: DocumentSettings,
    #[command(flatten)]
    pub kept: KeptSettings,
    #[command(flatten)]
    pub connections: ConnectionSettings,
    #[command(flatten)]
    pub access: AccessSettings,
}
