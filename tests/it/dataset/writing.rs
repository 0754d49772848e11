//! What rows become in files, and that nothing is lost on the way there and back.

use std::fs;

use partnergraph::dataset::{self, Mode};
use partnergraph_entity::{Rows, region};
use proptest::prelude::*;

use super::{Files, texts};
use crate::support::rows::rows;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read_and_written_again_the_same(rows in rows()) {
        let (first, second) = (Files::none(), Files::none());
        dataset::write(first.path(), &rows).unwrap();
        dataset::write(second.path(), &first.rows()).unwrap();
        prop_assert_eq!(texts(first.path()), texts(second.path()));
    }

    #[test]
    fn what_is_written_and_read_over_the_same_rows_changes_nothing(rows in rows()) {
        let files = Files::none();
        dataset::write(files.path(), &rows).unwrap();
        prop_assert_eq!(files.over(&rows, Mode::Merge).unwrap(), rows.clone());
        prop_assert_eq!(files.over(&rows, Mode::Replace).unwrap(), rows);
    }
}

#[test]
fn records_are_ordered_by_key_and_quoted_where_they_must_be() {
    let region = |id, code: &str, name: &str, parent_id| region::Model {
        id,
        code: code.to_owned(),
        name: name.to_owned(),
        parent_id,
    };
    let regions = vec![region(1, "world", "The \"world\", all", None), region(2, "asia", "Asia", Some(1))];
    let files = Files::none();
    dataset::write(files.path(), &Rows { regions, ..Rows::default() }).unwrap();
    assert_eq!(
        fs::read_to_string(files.path().join("regions.csv")).unwrap(),
        "code,name,parent\nasia,Asia,world\nworld,\"The \"\"world\"\", all\",\n"
    );
}

#[test]
fn all_files_are_written_into_a_new_directory_and_others_left_alone() {
    let files = Files::none();
    let directory = files.path().join("new/data");
    fs::create_dir_all(&directory).unwrap();
    fs::write(directory.join("README.md"), "# Data").unwrap();
    dataset::write(&directory, &Rows::default()).unwrap();
    let names: Vec<_> = texts(&directory).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 21, "{names:?}");
    assert_eq!(fs::read_to_string(directory.join("README.md")).unwrap(), "# Data");
    dataset::write(&files.path().join("another"), &Rows::default()).unwrap();
}

#[test]
fn a_file_that_cannot_be_written_is_named_and_no_draft_is_left() {
    let files = Files::none();
    fs::create_dir(files.path().join(".units.csv.draft")).unwrap();
    let error = dataset::write(files.path(), &Rows::default()).unwrap_err().to_string();
    assert!(error.contains(".units.csv.draft: "), "{error}");
    assert_eq!(fs::read_dir(files.path()).unwrap().count(), 1);
}

#[test]
fn the_format_is_documented_column_by_column() {
    let files = Files::none();
    dataset::write(files.path(), &Rows::default()).unwrap();
    let documentation = include_str!("../../../docs/dataset.md");
    for (name, header) in texts(files.path()) {
        let (_, section) = documentation.split_once(&format!("### `{name}`")).expect(&name);
        let section = section.split("### ").next().unwrap();
        let mut columns: Vec<&str> = section.lines().filter_map(named_columns).flatten().collect();
        columns.sort_unstable();
        let mut written: Vec<&str> = header.trim_end().split(',').collect();
        written.sort_unstable();
        assert_eq!(columns, written, "{name}");
    }
}

/// The columns that a line of the documentation tells of: `| slug*, name* | …` or `Columns: agreement*, unit*.`
fn named_columns(line: &str) -> Option<impl Iterator<Item = &str>> {
    let list = match line.strip_prefix("| ") {
        Some(row) => row.split('|').next()?,
        None => line.strip_prefix("Columns: ")?,
    };
    let columns = list.split(", ").map(|part| part.split(['*', ' ', '.']).next().unwrap_or_default());
    Some(columns.filter(|column| *column != "column" && !column.starts_with('`')))
}
