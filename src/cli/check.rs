//! `partnergraph check`: reports every fault of a dataset. Needs no database.

use partnergraph_entity::Rows;

use super::{Failure, Progress, print, warn};
use crate::{
    config::CheckSettings,
    dataset::{self, Files, Mode},
};

/// Reads a dataset and tells what is in it, or all that is wrong with it.
pub fn run(settings: &CheckSettings) -> Result<(), Failure> {
    let files = Files::in_directory(&settings.directory).map_err(|faults| Failure::faults(&faults))?;
    let mut progress = Progress::start("checking");
    let mut tell = |done, total| progress.tell(done, total, "files read");
    let (rows, doubts) = dataset::read_with_doubts(&files, &Rows::default(), Mode::Replace, &mut tell)
        .map_err(|faults| Failure::faults(&faults))?;
    warn(&doubts);
    let (partners, agreements, activities) =
        (rows.partners.len(), rows.agreements.len(), rows.activities.len());
    print(&format!("no faults: {partners} partners, {agreements} agreements, {activities} activities\n"))
}
