//! The files of a dataset: a directory's, or the built-in ones. What they hold is read in `read`.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use partnergraph_entity::tables;
use rust_embed::Embed;

use super::{
    fault::{Fault, Faults, Place},
    table::Table,
};

/// CSV files by name, each as read or as the reason why it could not be.
pub struct Files(BTreeMap<String, io::Result<Vec<u8>>>);

#[derive(Embed)]
#[folder = "data/khazar"]
struct BuiltIn;

impl Files {
    /// The dataset that is part of the program.
    #[must_use]
    pub fn built_in() -> Self {
        let content = |name: &str| BuiltIn::get(name).map(|file| file.data.into_owned()).unwrap_or_default();
        let names = BuiltIn::iter().filter(|name| name.ends_with(".csv"));
        Self(names.map(|name| (name.to_string(), Ok(content(&name)))).collect())
    }

    /// Every CSV file in a directory.
    ///
    /// # Errors
    /// The directory cannot be read, or holds no CSV file.
    pub fn in_directory(directory: &Path) -> Result<Self, Faults> {
        let fault =
            |expected| Faults(vec![Fault::new(directory.display().to_string(), Place::File, expected)]);
        let paths =
            csv_files(directory).map_err(|error| fault(format!("a directory that can be read ({error})")))?;
        if paths.is_empty() {
            return Err(fault("CSV files such as partners.csv in it".to_owned()));
        }
        Ok(Self(paths.into_iter().map(|(name, path)| (name, fs::read(path))).collect()))
    }

    /// Faults of files that are none of ours.
    pub(super) fn strange(&self) -> Vec<Fault> {
        let known = file_names();
        let strange = self.0.keys().filter(|name| !known.contains(&name.as_str()));
        let expected = format!("only the files {}", known.join(", "));
        strange.map(|name| Fault::new(name, Place::File, expected.clone())).collect()
    }

    /// The text of a table's file, if there is such a file.
    pub(super) fn content<T: Table>(&self) -> Result<Option<Content>, Fault> {
        match self.0.get(T::FILE) {
            None => Ok(None),
            Some(Ok(bytes)) => Ok(Some(Content::of(bytes))),
            Some(Err(error)) => {
                Err(Fault::new(T::FILE, Place::File, format!("a file that can be read ({error})")))
            }
        }
    }
}

/// A file's text, with U+FFFD in place of what is not UTF-8.
pub struct Content {
    pub text: String,
    pub lossy: bool,
}

impl Content {
    fn of(bytes: &[u8]) -> Self {
        let lossy = std::str::from_utf8(bytes).is_err();
        Self { text: String::from_utf8_lossy(bytes).into_owned(), lossy }
    }
}

macro_rules! count {
    ([] $($rows:ident: $table:ident,)*) => { [$(stringify!($table)),*].len() };
}

/// How many files a dataset has.
pub const FILES: usize = tables!(count);

/// The names of all files of a dataset.
fn file_names() -> Vec<&'static str> {
    macro_rules! names {
        ([] $($rows:ident: $table:ident,)*) => { vec![$(<partnergraph_entity::$table::Model as Table>::FILE),*] };
    }
    tables!(names)
}

fn csv_files(directory: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
            files.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), path));
        }
    }
    Ok(files)
}
