//! The dataset: files to rows and back, and what is said of faulty files.

mod cell_faults;
mod faults;
mod reading;
mod rule_faults;
mod writing;

use std::{fs, path::Path};

use partnergraph::dataset::{self, Faults, Mode};
use partnergraph_entity::Rows;
use tempfile::TempDir;

/// Files of a dataset in a directory of their own.
struct Files(TempDir);

impl Files {
    fn none() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A small dataset without faults.
    fn sound() -> Self {
        Self::none()
            .with("regions.csv", "code,name,parent\nasia,Asia,\n")
            .with("countries.csv", "code,name,region\nXA,Nowhere,asia\n")
            .with(
                "partners.csv",
                "slug,name,kind,region,country,city\n\
                 ankara,Ankara University,institution,asia,XA,Ankara\n\
                 aid,Aid Agency,organization,,,\n",
            )
            .with("institutions.csv", "partner,kind\nankara,university\n")
            .with("organizations.csv", "partner,kind\naid,government\n")
            .with("agreements.csv", "slug,title,kind,stage\nexchange,Exchange,exchange,in_force\n")
            .with("parties.csv", "agreement,partner,role\nexchange,ankara,partner\n")
    }

    fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.path().join(name), text).unwrap();
        self
    }

    fn without(self, name: &str) -> Self {
        fs::remove_file(self.path().join(name)).unwrap();
        self
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn over(&self, current: &Rows, mode: Mode) -> Result<Rows, Faults> {
        dataset::read(&dataset::Files::in_directory(self.path())?, current, mode)
    }

    fn rows(&self) -> Rows {
        self.over(&Rows::default(), Mode::Merge).unwrap()
    }

    /// The faults as they are printed.
    fn faults(&self) -> String {
        self.over(&Rows::default(), Mode::Merge).unwrap_err().to_string()
    }
}

/// What is said of the sound dataset with one file replaced.
fn faults_with(name: &str, text: impl AsRef<[u8]>) -> String {
    Files::sound().with(name, text).faults()
}

/// The names and texts of all files of a directory, by name.
fn texts(directory: &Path) -> Vec<(String, String)> {
    let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    let mut names: Vec<String> = fs::read_dir(directory).unwrap().map(|entry| name(entry.unwrap())).collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), fs::read_to_string(directory.join(name)).unwrap())).collect()
}
