//! Bringing the tables up to date, by one process at a time. The migrations themselves are a crate of their own.

use std::collections::HashSet;

use partnergraph_migration::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use super::{Store, StoreError};

/// The key of the advisory lock under which tables are changed; any number that no other program takes.
const MIGRATION_LOCK: i64 = 0x7061_7274_6e65_7273;

impl Store {
    pub(super) async fn migrate(&self) -> Result<(), StoreError> {
        let explain = |error| self.address.explain(error);
        let transaction = self.begin_write().await?;
        if self.is_postgres() {
            let lock = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
            transaction.execute_unprepared(&lock).await.map_err(explain)?;
        }
        self.refuse_newer(&transaction).await?;
        Migrator::up(&transaction, None).await.map_err(explain)?;
        transaction.commit().await.map_err(explain)
    }

    /// That the tables are there and of our version.
    pub(super) async fn check_version(&self) -> Result<(), StoreError> {
        let applied = Migrator::get_migration_with_status_read_only(&self.db).await;
        match applied {
            Ok(migrations)
                if migrations
                    .iter()
                    .all(|m| m.status() == partnergraph_migration::MigrationStatus::Applied) =>
            {
                Ok(())
            }
            Ok(_) => Err(StoreError::Empty { database: self.address.name() }),
            Err(error) => {
                self.refuse_newer(&self.db).await?;
                Err(self.address.explain(error))
            }
        }
    }

    async fn refuse_newer<C: ConnectionTrait>(&self, db: &C) -> Result<(), StoreError> {
        let known: HashSet<String> = Migrator::migrations().iter().map(|m| m.name().to_owned()).collect();
        let applied =
            Migrator::get_migration_models(db).await.map_err(|error| self.address.explain(error))?;
        match applied.into_iter().find(|migration| !known.contains(&migration.version)) {
            Some(migration) => {
                Err(StoreError::Newer { database: self.address.name(), migration: migration.version })
            }
            None => Ok(()),
        }
    }

    /// A transaction that will write: on `SQLite` it takes the writer's lock at once, because a reader that turns writer
    /// fails where another has written meanwhile.
    pub(super) async fn begin_write(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: (!self.is_postgres()).then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.db.begin_with_options(options).await.map_err(|error| self.address.explain(error))
    }
}
