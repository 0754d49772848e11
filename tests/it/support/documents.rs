//! GraphQL documents in folders of their own, and their hashes. Sending them is the tests' matter.

use std::{fmt::Write, fs};

use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// The hash that a document is named by.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").unwrap();
        digits
    })
}

/// A folder of files, each given by its path in it and its text.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}
