//! `partnergraph generate`: writes a dataset that is made up. What is made up is told in `dataset::generate`.

use std::{fs, io::ErrorKind, path::Path};

use super::{Failure, print};
use crate::{
    config::GenerateSettings,
    dataset::{self, Size},
};

/// Makes up a dataset and writes it into a folder that is new or empty, so that no real one is lost.
pub fn run(settings: &GenerateSettings) -> Result<(), Failure> {
    let directory = &settings.directory;
    must_be_empty(directory)?;
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
    dataset::write(directory, &rows).map_err(|error| Failure::new("cannot write the dataset", error))?;
    print(&format!("wrote {told} to {}\n", directory.display()))
}

fn must_be_empty(directory: &Path) -> Result<(), Failure> {
    match fs::read_dir(directory) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(Failure(format!(
                "cannot generate into {}: it is not empty; name a folder that is new or empty",
                directory.display()
            ))),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::new(&format!("cannot generate into {}", directory.display()), error)),
    }
}
