//! Asks whether any bytes at all can be imported as the files of a dataset; a line such as `=== regions.csv` begins a file.
//! Either faults tell file and line, or the rows fit together, and are the same once written and read again.
#![no_main]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use partnergraph::dataset::{Faults, Files, Mode, Place, read, write};
use partnergraph::registry::{Registry, Revision};
use partnergraph_entity::Rows;
use partnergraph_fuzz::ROWS;
use tempfile::tempdir;

/// The files of a dataset without rows.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = tempdir().expect("a folder");
    write(folder.path(), &Rows::default()).expect("files");
    let files = fs::read_dir(folder.path()).expect("its files");
    files.map(|file| file.expect("a file").file_name().into_string().expect("a name")).collect()
});

fuzz_target!(|bytes: &[u8]| {
    let files = files(bytes);
    if files.is_empty() {
        return;
    }
    let folder = tempdir().expect("a folder");
    for (name, content) in &files {
        fs::write(folder.path().join(name), content).expect("a file");
    }
    for (current, mode) in [(&Rows::default(), Mode::Replace), (&ROWS, Mode::Merge)] {
        let dataset = Files::in_directory(folder.path()).expect("a folder with files");
        match read(&dataset, current, mode) {
            Ok(rows) => check_rows(&rows),
            Err(faults) => check_faults(&faults, &files, mode),
        }
    }
});

/// The files by name; a name that is none of a dataset's becomes a strange one, so that nothing is written elsewhere.
fn files(bytes: &[u8]) -> BTreeMap<&'static str, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut name = "strange.csv";
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        match line.strip_prefix(b"=== ") {
            Some(wanted) => {
                let known = NAMES.iter().find(|known| known.as_bytes() == wanted.trim_ascii());
                name = known.map_or("strange.csv", String::as_str);
                files.entry(name).or_default();
            }
            None => files.entry(name).or_insert_with(Vec::new).extend_from_slice(line),
        }
    }
    files
}

fn check_rows(rows: &Rows) {
    let revision = Revision { number: 1, made_at: None };
    Registry::build(revision, rows.clone()).expect("rows that fit together");
    let folder = tempdir().expect("a folder");
    write(folder.path(), rows).expect("files");
    for mode in [Mode::Merge, Mode::Replace] {
        assert_eq!(read_again(folder.path(), rows, mode), *rows);
    }
    let copy = tempdir().expect("a folder");
    write(copy.path(), &read_again(folder.path(), &Rows::default(), Mode::Replace)).expect("files");
    for name in NAMES.iter() {
        let text = |folder: &Path| fs::read_to_string(folder.join(name)).expect("a text");
        assert_eq!(text(folder.path()), text(copy.path()), "{name}");
    }
}

fn read_again(folder: &Path, current: &Rows, mode: Mode) -> Rows {
    let files = Files::in_directory(folder).expect("a folder with files");
    read(&files, current, mode).expect("no faults in what was written")
}

/// Each fault tells one of the files and a line that it has.
fn check_faults(faults: &Faults, files: &BTreeMap<&str, Vec<u8>>, mode: Mode) {
    assert!(!faults.0.is_empty());
    for fault in &faults.0 {
        let line = match fault.place {
            Place::Line(line) => line,
            Place::File => 0,
            Place::Database => {
                assert_eq!(mode, Mode::Merge, "{fault}");
                assert!(NAMES.contains(&fault.file), "{fault}");
                continue;
            }
        };
        let content = files.get(fault.file.as_str()).unwrap_or_else(|| panic!("no such file: {fault}"));
        assert!(line <= content.split(|&byte| byte == b'\n').count(), "{fault}");
    }
}
