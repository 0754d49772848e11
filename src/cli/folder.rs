//! Folders that a command writes a dataset to. What is written is told in `dataset`.

use std::{fs, io::ErrorKind, path::Path};

use super::Failure;

/// That a folder holds nothing yet, so that nothing is lost in it. A failure says what was `attempted` and what the `remedy` is.
pub fn must_be_empty(directory: &Path, attempted: &str, remedy: &str) -> Result<(), Failure> {
    let attempt = format!("cannot {attempted} {}", directory.display());
    match fs::read_dir(directory) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(Failure::new(&attempt, format!("it is not empty; {remedy}"))),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::new(&attempt, error)),
    }
}
