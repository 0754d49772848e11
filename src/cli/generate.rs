//! `partnergraph generate`: writes a dataset that is made up. What is made up is told in `dataset::generate`.

use super::{Failure, Progress, folder::must_be_empty, print};
use crate::{
    config::GenerateSettings,
    dataset::{self, Size},
};

/// Makes up a dataset and writes it into a folder that is new or empty, so that no real one is lost.
pub fn run(settings: &GenerateSettings) -> Result<(), Failure> {
    let directory = &settings.directory;
    must_be_empty(directory, "generate into", "name a folder that is new or empty")?;
    let size = Size {
        partners: settings.partners,
        agreements: settings.agreements,
        activities: settings.activities,
    };
    let told =
        format!("{} partners, {} agreements, {} activities", size.partners, size.agreements, size.activities);
    eprintln!("generating: {told}");
    let rows = dataset::generate(size, settings.seed).map_err(|faults| Failure::faults(&faults))?;
    eprintln!("generating: writing to {}", directory.display());
    let mut progress = Progress::start("generating");
    let mut tell = |done, total| progress.tell(done, total, "files written");
    dataset::write_telling(directory, &rows, &mut tell)
        .map_err(|error| Failure::new("cannot write the dataset", error))?;
    print(&format!("wrote {told} to {}\n", directory.display()))
}
