//! How the tables came to be: one change a file, in the order of [`Migrator::migrations`].
//!
//! Never imports the `entity` crate: a migration describes the tables as they were on its day. A released migration is
//! not edited; a new file is added.
//!
//! Open enumerations (kinds) have no check constraint, because `SQLite` cannot widen one without rebuilding the table;
//! the closed ones (stage, basis, role, direction, strand) have.

mod columns;
mod m0001_directory;
mod m0002_partners;
mod m0003_agreements;
mod m0004_provenance;
mod m0005_agreements_without_end;
mod m0006_canonical_identifiers;
mod m0007_own_source;

use sea_orm_migration::prelude::*;
pub use sea_orm_migration::{MigrationStatus, prelude::MigratorTrait};

/// All migrations, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_directory::Migration),
            Box::new(m0002_partners::Migration),
            Box::new(m0003_agreements::Migration),
            Box::new(m0004_provenance::Migration),
            Box::new(m0005_agreements_without_end::Migration),
            Box::new(m0006_canonical_identifiers::Migration),
            Box::new(m0007_own_source::Migration),
        ]
    }
}
