//! Where the database is.
//!
//! Connecting is `store`'s work.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use clap::Args;

/// Settings of the database.
#[derive(Args, Clone, Debug)]
pub struct StoreSettings {
    // Without Markdown, because it is shown in a terminal.
    #[arg(
        help = "The database: sqlite://FILE or postgres://USER:PASSWORD@HOST/NAME",
        long,
        env = "DATABASE_URL",
        value_name = "URL",
        default_value = "sqlite://partnergraph.db",
        hide_env_values = true
    )]
    pub database_url: DatabaseUrl,
}

/// A database's address. It may hold a password, so it is never shown: not in errors, logs or help.
///
/// Any text is taken here, because clap would repeat a refused one; connecting tells a wrong one.
#[derive(Clone)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// The address with its password, for connecting only.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl FromStr for DatabaseUrl {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("DatabaseUrl(hidden)")
    }
}
