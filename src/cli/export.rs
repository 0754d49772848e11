//! `partnergraph export`: writes the database as a dataset. The database is only read.

use super::{Failure, Progress, folder::must_be_empty, print};
use crate::{config::ExportSettings, dataset, store::Store};

/// Writes every table to a file of the folder, which must be new or empty, unless its files may be overwritten.
pub async fn run(settings: ExportSettings) -> Result<(), Failure> {
    let directory = &settings.directory;
    let mut progress = Progress::start("exporting");
    let store = Store::open_existing(settings.store.database_url.expose()).await?;
    if !settings.force {
        let remedy = "name a folder that is new or empty, or overwrite its files with --force";
        must_be_empty(directory, "export to", remedy)?;
    }
    let snapshot = store.load().await?;
    let mut tell = |done, total| progress.tell(done, total, "files written");
    dataset::write_telling(directory, &snapshot.rows, &mut tell)
        .map_err(|error| Failure::new("cannot write the dataset", error))?;
    print(&format!("wrote revision {} to {}\n", snapshot.revision.number, directory.display()))
}
