//! [`StoreError`]: each in one line that says what to do. No password is ever part of one.

use std::fmt;

use sea_orm::DbErr;

use crate::registry::BuildError;

/// Why the database could not be used.
#[derive(Debug)]
pub enum StoreError {
    /// The address is not one of a database that we know.
    Address(String),
    /// Nothing answers at the address, or it does not let us in.
    Unreachable { database: String, reason: String },
    /// There is no file at the address, and we were asked only to read.
    Missing { database: String },
    /// The file may not be written.
    ReadOnly { database: String },
    /// A newer version of this program has migrated the database.
    Newer { database: String, migration: String },
    /// The database has not been set up, and we were asked only to read.
    Empty { database: String },
    /// Another process is writing, and did not finish in time.
    Busy { database: String },
    /// The rows do not fit together.
    Build(BuildError),
    /// A statement failed.
    Statement(DbErr),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(reason) => write!(
                f,
                "{reason}; give --database-url as sqlite://FILE or postgres://USER:PASSWORD@HOST:PORT/DATABASE"
            ),
            Self::Unreachable { database, reason } => write!(
                f,
                "cannot open the database {database}: {reason}; check that it is there and lets this user in, or name \
                 another with --database-url"
            ),
            Self::Missing { database } => {
                write!(
                    f,
                    "there is no database {database}; name another with --database-url, or import a dataset first"
                )
            }
            Self::ReadOnly { database } => {
                write!(f, "the database {database} is read-only; make the file and its directory writable")
            }
            Self::Newer { database, migration } => write!(
                f,
                "the database {database} was written by a newer version of Partnergraph (its migration {migration} is \
                 unknown here); use that version, or another database"
            ),
            Self::Empty { database } => {
                write!(
                    f,
                    "the database {database} holds no Partnergraph data yet; run `partnergraph import DIR` first"
                )
            }
            Self::Busy { database } => {
                write!(f, "another process is writing to the database {database}; try again when it is done")
            }
            Self::Build(error) => error.fmt(f),
            Self::Statement(error) => write!(f, "the database refused a statement: {error}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<BuildError> for StoreError {
    fn from(error: BuildError) -> Self {
        Self::Build(error)
    }
}
