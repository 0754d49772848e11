//! Every setting: its flag, its environment variable, its default. Read once, at the start.
//!
//! Nothing else of the program reads the environment, and nothing here acts on a setting.

mod access;
mod connections;
mod documents;
mod generate;
mod http;
mod kept;
mod limits;
mod log;
mod serve;
mod store;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use self::store::{DatabaseUrl, StoreSettings};
pub use access::AccessSettings;
pub use connections::ConnectionSettings;
pub use documents::DocumentSettings;
pub use generate::GenerateSettings;
pub use http::HttpSettings;
pub use kept::KeptSettings;
pub use limits::Limits;
pub use log::{LogFormat, LogSettings};
pub use serve::ServeSettings;

/// Serves a university's international partnerships as a GraphQL API. Without a command it serves.
#[derive(Debug, Parser)]
#[command(name = "partnergraph", version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeSettings,
}

const EXAMPLES: &str = "\
Examples:
  partnergraph                               serve http://127.0.0.1:8000/graphql
  partnergraph serve --listen 0.0.0.0:8080   be reachable from other machines
  partnergraph serve --demo                  look around in a register that is made up
  partnergraph check data/mine               find the faults in a dataset
  partnergraph import data/mine --dry-run    show what an import would change
  partnergraph generate data/large           make up a dataset as large as a big university's
  partnergraph schema > schema.graphql       print the contract
  partnergraph check-documents web/src       find the faults in the queries of a front end
  DATABASE_URL=postgres://me@db/partners partnergraph

A flag wins over its environment variable. Exit codes: 0 done, 1 failed, 2 wrong use.";

/// What the program is asked to do.
#[derive(Debug, Subcommand)]
#[expect(clippy::large_enum_variant, reason = "there is one of it, made once")]
pub enum Command {
    /// Answer GraphQL requests over HTTP
    Serve(ServeSettings),
    /// Bring a dataset of CSV files into the database
    Import(ImportSettings),
    /// Write the database as a dataset of CSV files
    Export(ExportSettings),
    /// Report every fault of a dataset of CSV files, without a database
    Check(CheckSettings),
    /// Make up a dataset of CSV files, by default as large as a big university's, to try the program at that size
    Generate(GenerateSettings),
    /// Print the GraphQL schema
    Schema(SchemaSettings),
    /// Report every fault of the GraphQL documents of a front end, without a database
    CheckDocuments(CheckDocumentsSettings),
}

impl Command {
    /// How the program logs; every command has the settings for it.
    #[must_use]
    pub fn log(&self) -> &LogSettings {
        match self {
            Self::Serve(settings) => &settings.log,
            Self::Import(settings) => &settings.log,
            Self::Export(settings) => &settings.log,
            Self::Check(settings) => &settings.log,
            Self::Generate(settings) => &settings.log,
            Self::Schema(settings) => &settings.log,
            Self::CheckDocuments(settings) => &settings.log,
        }
    }
}

/// Settings of `import`.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct ImportSettings {
    /// The folder with the CSV files, as docs/dataset.md describes them
    pub directory: PathBuf,
    /// Say what would change, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// With --dry-run, show every row that would change, not only the first of each table
    #[arg(long, requires = "dry_run")]
    pub all: bool,
    /// Also remove from the database what the dataset does not have
    #[arg(long)]
    pub prune: bool,
    /// Keep the built-in sample, which otherwise makes room for the first dataset of one's own
    #[arg(long)]
    pub keep_sample: bool,
    #[command(flatten)]
    pub store: StoreSettings,
    #[command(flatten)]
    pub log: LogSettings,
}

/// Settings of `export`.
#[derive(Args, Debug)]
pub struct ExportSettings {
    /// The folder to write the CSV files to; it must be empty, and is made when it is not there
    pub directory: PathBuf,
    /// Write into a folder that is not empty, over the files of the dataset that are there
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub store: StoreSettings,
    #[command(flatten)]
    pub log: LogSettings,
}

/// Settings of `check`.
#[derive(Args, Debug)]
pub struct CheckSettings {
    /// The folder with the CSV files, as docs/dataset.md describes them
    pub directory: PathBuf,
    #[command(flatten)]
    pub log: LogSettings,
}

/// Settings of `schema`.
#[derive(Args, Debug)]
pub struct SchemaSettings {
    #[command(flatten)]
    pub log: LogSettings,
}

/// Settings of `check-documents`.
#[derive(Args, Debug)]
pub struct CheckDocumentsSettings {
    /// The folder with the documents, all files below it that end in .graphql or .gql
    pub directory: PathBuf,
    #[command(flatten)]
    pub limits: Limits,
    #[command(flatten)]
    pub log: LogSettings,
}

/// Reads the command line and the environment; wrong use ends the program with code 2 and says why.
#[must_use]
pub fn read() -> Command {
    let line = CommandLine::parse();
    line.command.unwrap_or(Command::Serve(line.serve))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_flag_of_serve_needs_no_command() {
        let line = CommandLine::parse_from(["partnergraph", "--listen", "0.0.0.0:1"]);
        assert_eq!((line.command.is_none(), line.serve.listen.port()), (true, 1));
    }
}
