//! Writing: rows as the files of a dataset. How a cell is spelt is told in `format`.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use partnergraph_entity::{Rows, tables};

use super::{
    files::FILES,
    names::Names,
    print::cells_of,
    read::Told,
    table::{Columns, Table},
};

/// Writes all rows into a directory, one file a table, also for tables without rows; creates the directory if need be.
///
/// Rows are ordered by their keys, and lines end with LF, so that a change of the rows is a small change of the files.
/// Each file is written under another name and then renamed, after all have been written; other files are left alone.
///
/// # Errors
/// What the file system says, with the path. Files of the dataset are then as they were, unless renaming failed.
pub fn write(directory: &Path, rows: &Rows) -> io::Result<()> {
    write_telling(directory, rows, &mut |_, _| ())
}

/// As [`write`]; `told` is called with how many files of how many have been written, after each.
///
/// # Errors
/// As [`write`].
pub fn write_telling(directory: &Path, rows: &Rows, told: Told<'_>) -> io::Result<()> {
    fs::create_dir_all(directory).map_err(|error| at(directory, &error))?;
    let names = Names::of(rows);
    let mut drafts = Drafts::default();
    macro_rules! write_all {
        ([] $($rows:ident: $table:ident,)*) => {$(
            drafts.add(directory, &rows.$rows, &names)?;
            told(drafts.0.len(), FILES);
        )*};
    }
    tables!(write_all);
    drafts.publish()
}

/// Files under the names that they are written under, and those that they will have; removed unless published.
#[derive(Default)]
struct Drafts(Vec<(PathBuf, PathBuf)>);

impl Drafts {
    fn add<T: Table>(&mut self, directory: &Path, rows: &[T], names: &Names) -> io::Result<()> {
        let draft = directory.join(format!(".{}.draft", T::FILE));
        self.0.push((draft.clone(), directory.join(T::FILE)));
        text_of(rows, names).and_then(|text| save(&draft, &text)).map_err(|error| at(&draft, &error))
    }

    fn publish(mut self) -> io::Result<()> {
        for (draft, path) in self.0.drain(..) {
            fs::rename(&draft, &path).map_err(|error| at(&path, &error))?;
        }
        Ok(())
    }
}

impl Drop for Drafts {
    fn drop(&mut self) {
        for (draft, _) in &self.0 {
            // A draft that cannot be removed is left over; the error that led here is the one to tell.
            let _ = fs::remove_file(draft);
        }
    }
}

fn save(path: &Path, text: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text)?;
    file.sync_all()
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// The header and the records of a file.
fn text_of<T: Table>(rows: &[T], names: &Names) -> io::Result<Vec<u8>> {
    let columns = Columns::of::<T>();
    let mut records: Vec<_> = rows.iter().map(|row| record(row, &columns, names)).collect();
    records.sort_unstable();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns.names())?;
    for (_, cells) in &records {
        writer.write_record(cells)?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// The cells that make the key, and all cells.
fn record<T: Table>(row: &T, columns: &Columns, names: &Names) -> (Vec<String>, Vec<String>) {
    let cells: Vec<String> = cells_of(row, names).into_iter().map(|cell| cell.text).collect();
    let keys = cells.iter().zip(&columns.list).filter(|(_, column)| column.key);
    (keys.map(|(cell, _)| cell.clone()).collect(), cells)
}
