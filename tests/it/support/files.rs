//! Directories with the CSV files of datasets. Random rows are in `rows`.

use std::{fs, path::Path};

use partnergraph::dataset::{self, Faults, Mode};
use partnergraph_entity::Rows;
use tempfile::TempDir;

/// Files of a dataset in a directory of their own.
pub struct Files(TempDir);

impl Files {
    pub fn none() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A small dataset without faults.
    pub fn sound() -> Self {
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

    /// A sound dataset of many rows: regions, each of which contains the one before it.
    ///
    /// Parents come after their children, and are more than one statement takes.
    pub fn deep(regions: usize) -> Self {
        let region = |n: usize| match n {
            0 => "r0,The world,\n".to_owned(),
            n => format!("r{n},Region {n},r{}\n", n - 1),
        };
        let records: String = (0..regions).rev().map(region).collect();
        Self::none().with("regions.csv", format!("code,name,parent\n{records}"))
    }

    pub fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.path().join(name), text).unwrap();
        self
    }

    pub fn without(self, name: &str) -> Self {
        fs::remove_file(self.path().join(name)).unwrap();
        self
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The directory, as an argument of the program.
    pub fn argument(&self) -> &str {
        self.path().to_str().unwrap()
    }

    pub fn over(&self, current: &Rows, mode: Mode) -> Result<Rows, Faults> {
        dataset::read(&dataset::Files::in_directory(self.path())?, current, mode)
    }

    pub fn rows(&self) -> Rows {
        self.over(&Rows::default(), Mode::Merge).unwrap()
    }

    /// The faults as they are printed.
    pub fn faults(&self) -> String {
        self.over(&Rows::default(), Mode::Merge).unwrap_err().to_string()
    }
}

/// The rows of the dataset that is part of the program.
pub fn built_in() -> Rows {
    dataset::read(&dataset::Files::built_in(), &Rows::default(), Mode::Replace).unwrap()
}

/// The names and texts of all files of a directory, by name.
pub fn texts(directory: &Path) -> Vec<(String, String)> {
    let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    let mut names: Vec<String> = fs::read_dir(directory).unwrap().map(|entry| name(entry.unwrap())).collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), fs::read_to_string(directory.join(name)).unwrap())).collect()
}
