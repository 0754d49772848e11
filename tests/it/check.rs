//! `partnergraph check`: the faults of a dataset, without a database.

use crate::support::{
    files::{Files, built_in},
    program::{failure, partnergraph, run, stderr, stdout},
};

#[test]
fn a_dataset_without_faults_is_counted() {
    let output = run(&["check", "data/khazar"]);
    assert_eq!(output.status.code(), Some(0));
    // On a slow machine it tells how far it is.
    assert!(stderr(&output).lines().all(|line| line.starts_with("checking: ")), "{}", stderr(&output));
    let rows = built_in();
    let counts = [rows.partners.len(), rows.agreements.len(), rows.activities.len()];
    let [partners, agreements, activities] = counts;
    let expected =
        format!("no faults: {partners} partners, {agreements} agreements, {activities} activities\n");
    assert_eq!(stdout(&output), expected);
}

#[test]
fn every_fault_is_a_line_and_the_code_is_1() {
    let files = Files::sound()
        .with("institutions.csv", "partner,kind\nankara,school\n")
        .with("parties.csv", "agreement,partner,role\nexchange,nobody,partner\n");
    let said = failure(partnergraph().args(["check", files.argument()]));
    let lines: Vec<&str> = said.trim_end().lines().collect();
    assert_eq!(lines.len(), 3, "{said}");
    assert!(lines[0].starts_with("partnergraph: the dataset has 2 faults"), "{said}");
    assert!(
        lines[1].starts_with("institutions.csv, line 2, column kind: found \"school\", expected "),
        "{said}"
    );
    assert!(
        lines[2].starts_with("parties.csv, line 2, column partner: found \"nobody\", expected "),
        "{said}"
    );
}

#[test]
fn a_directory_that_is_not_there_is_named() {
    let said = failure(partnergraph().args(["check", "nowhere/at/all"]));
    assert!(said.contains("nowhere/at/all: expected a directory that can be read"), "{said}");
}

#[test]
fn a_database_that_is_set_is_not_asked() {
    let output =
        partnergraph().args(["check", "data/khazar"]).env("DATABASE_URL", "nonsense").output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
}
