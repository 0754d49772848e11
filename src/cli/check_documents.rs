//! `partnergraph check-documents`: reports every fault of a front end's documents. Needs no database.

use super::{Failure, print};
use crate::config::CheckDocumentsSettings;
use crate::http::{Report, check_documents};

/// Holds the documents of a folder against the contract and the limits.
pub fn run(settings: &CheckDocumentsSettings) -> Result<(), Failure> {
    let Report { operations, fragments, files, warnings } =
        check_documents(&settings.directory, &settings.limits).map_err(Failure)?;
    for warning in warnings {
        eprintln!("warning: {warning}");
    }
    print(&format!("no faults: {operations} operations, {fragments} fragments in {files} files\n"))
}
