//! The files below a folder that hold documents.
//!
//! What stands in them is read elsewhere.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{Fault, Faults};

/// What graphql-codegen and relay call the file that maps names to documents.
pub const MANIFEST: &str = "persisted-documents.json";

/// A file with its text.
pub struct File {
    pub path: PathBuf,
    pub text: String,
}

/// All files with documents, by name; passes over installed packages and what is hidden.
pub fn documents(directory: &Path) -> Result<Vec<File>, Faults> {
    read(directory, |path| {
        path.extension().is_some_and(|extension| extension == "graphql" || extension == "gql")
    })
}

/// All manifests.
pub fn manifests(directory: &Path) -> Result<Vec<File>, Faults> {
    read(directory, |path| path.file_name().is_some_and(|name| name == MANIFEST))
}

fn read(directory: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<File>, Faults> {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for entry in WalkDir::new(directory).sort_by_file_name().into_iter().filter_entry(is_visible) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && wanted(entry.path()) => match text(entry.path()) {
                Ok(text) => files.push(File { path: entry.into_path(), text }),
                Err(fault) => faults.push(fault),
            },
            Ok(_) => (),
            Err(error) => faults.push(unreadable(error.path().unwrap_or(directory), &error.to_string())),
        }
    }
    Faults(faults).or(files)
}

fn is_visible(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !(name.starts_with('.') || name == "node_modules")
}

fn text(path: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(path).map_err(|error| unreadable(path, &error.to_string()))
}

fn unreadable(path: &Path, reason: &str) -> Fault {
    Fault::new(path, None, format!("expected a folder or a file in UTF-8 that can be read: {reason}"))
}
