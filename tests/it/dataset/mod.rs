//! The dataset: files to rows and back, and what is said of faulty files.

mod cell_faults;
mod faults;
mod reading;
mod rule_faults;
mod writing;

use crate::support::files::{Files, texts};

/// What is said of the sound dataset with one file replaced.
fn faults_with(name: &str, text: impl AsRef<[u8]>) -> String {
    Files::sound().with(name, text).faults()
}
