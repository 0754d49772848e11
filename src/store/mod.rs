//! The database: connect, migrate, load, apply a change, watch for the changes of others.
//!
//! Statements and connections are only here and in the migrations. What rows mean is told in `registry/`, where they come
//! from in `dataset/`.

mod change;
mod connect;
mod error;
mod load;
mod migrate;
mod readers;
mod watch;

use sea_orm::{DatabaseConnection, DbBackend};

pub use change::{Change, Delta, Outcome, Progress};
pub use error::StoreError;
pub use load::Snapshot;

/// A database of ours, connected and migrated.
#[derive(Clone)]
pub struct Store {
    db: DatabaseConnection,
    address: connect::Address,
}

impl Store {
    /// Connects to the database at `url`, creates an `SQLite` file that is not there, and brings the tables up to date.
    ///
    /// `url` is `sqlite://PATH` or `postgres://USER:PASSWORD@HOST:PORT/DATABASE`.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let address = connect::Address::parse(url)?;
        let db = address.connect(connect::Missing::Create).await?;
        let store = Self { db, address };
        store.migrate().await?;
        Ok(store)
    }

    /// As [`open`](Self::open), for reading only: a database that is not there is an error, and none is migrated.
    pub async fn open_existing(url: &str) -> Result<Self, StoreError> {
        let address = connect::Address::parse(url)?;
        let db = address.connect(connect::Missing::Refuse).await?;
        let store = Self { db, address };
        store.check_version().await?;
        Ok(store)
    }

    /// Ends all connections. The last one of an `SQLite` file folds what was written last into it, so that the file can be
    /// copied by itself.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.db.close_by_ref().await.map_err(|error| self.address.explain(error))
    }

    fn is_postgres(&self) -> bool {
        self.db.get_database_backend() == DbBackend::Postgres
    }
}
