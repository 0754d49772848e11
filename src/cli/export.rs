//! `partnergraph export`: writes the database as a dataset. The database is only read.

use super::{Failure, print};
use crate::{config::ExportSettings, dataset, store::Store};

/// Writes every table to a file of the directory.
pub async fn run(settings: ExportSettings) -> Result<(), Failure> {
    let store = Store::open_existing(settings.store.database_url.expose()).await?;
    let snapshot = store.load().await?;
    dataset::write(&settings.directory, &snapshot.rows)
        .map_err(|error| Failure::new("cannot write the dataset", error))?;
    print(&format!("wrote revision {} to {}\n", snapshot.revision.number, settings.directory.display()))
}
