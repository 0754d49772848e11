//! `partnergraph check-documents`: the faults of a front end's documents, without a database.

use std::{fs, process::Output};

use tempfile::TempDir;

use crate::support::{
    documents::folder,
    program::{failure, partnergraph, run, stderr, stdout},
};

fn check(folder: &TempDir, more: &[&str]) -> Output {
    run(&[&["check-documents", folder.path().to_str().unwrap()], more].concat())
}

/// What is said of a folder with faults: the first line, and the others without the folder.
fn faults(folder: &TempDir, more: &[&str]) -> (String, Vec<String>) {
    let said = failure(partnergraph().args(["check-documents", folder.path().to_str().unwrap()]).args(more));
    let mut lines = said.lines().map(|line| line.replace(&format!("{}/", folder.path().display()), ""));
    (lines.next().unwrap(), lines.collect())
}

#[test]
fn files_share_fragments_and_are_counted() {
    let folder = folder(&[
        ("pages/regions.graphql", "query Regions { regions { nodes { ...Region } } }"),
        ("pages/region.gql", "query Region($code: String!) { region(code: $code) { ...Region } }"),
        (
            "parts/region.graphql",
            "fragment Region on Region { name ...Code }\nfragment Code on Region { code }",
        ),
        ("node_modules/other/wrong.graphql", "{ nothing"),
        (".hidden/wrong.graphql", "{ nothing"),
        ("notes.txt", "{ nothing"),
    ]);
    let output = check(&folder, &[]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert_eq!(stdout(&output), "no faults: 2 operations, 2 fragments in 3 files\n");
}

#[test]
fn every_fault_is_a_line_with_its_place_and_the_code_is_1() {
    let folder = folder(&[
        ("a.graphql", "query A { regions { nodes { ...R } } }\nquery B {\n  nothing\n  ...Missing\n}\n"),
        ("b.gql", "fragment R on Region { code capital }\nfragment Unused on Region { code }\n"),
        ("c.graphql", "query A { __typename }\nquery C { regions( { totalCount } }\n"),
    ]);
    let (first, lines) = faults(&folder, &[]);
    assert_eq!(first, format!("partnergraph: the documents have {} faults", lines.len()));
    for expected in [
        "a.graphql:3:3: type `Query` does not have a field `nothing`",
        "a.graphql:4:3: cannot find fragment `Missing` in this document",
        "b.gql:1:29: type `Region` does not have a field `capital`",
        "b.gql:2:1: fragment `Unused` must be used in an operation",
        "c.graphql:1:7: the operation `A` is defined multiple times in the document",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected}\n{lines:#?}");
    }
    assert!(lines.iter().any(|line| line.starts_with("c.graphql:2:20: syntax error: ")), "{lines:#?}");
}

#[test]
fn limits_are_those_of_the_settings_and_fragments_count_where_they_are_used() {
    let folder = folder(&[
        ("a.graphql", "query Flat { __typename }\nquery Deep { regions { ...R } }"),
        ("b.graphql", "fragment R on RegionConnection { nodes { partners { totalCount } } }"),
    ]);
    assert_eq!(
        stdout(&check(&folder, &["--max-depth", "4"])),
        "no faults: 2 operations, 1 fragments in 2 files\n"
    );
    let (first, lines) = faults(&folder, &["--max-depth", "3"]);
    assert_eq!(first, "partnergraph: the documents have 1 fault");
    assert_eq!(
        lines,
        ["a.graphql:2:1: Too much for one request: depth 4, allowed 3. Ask for less, or in parts."]
    );
    let output = partnergraph()
        .args(["check-documents"])
        .arg(folder.path())
        .env("PARTNERGRAPH_MAX_FIELDS", "3")
        .output();
    assert!(
        stderr(&output.unwrap()).contains("a.graphql:2:1: Too much for one request: fields 4, allowed 3.")
    );
}

#[test]
fn a_rule_that_only_a_server_knows_is_kept_too() {
    let folder = folder(&[("a.graphql", "{ partner(by: {slug: \"tacis\", id: \"x\"}) { name } }")]);
    let (_, lines) = faults(&folder, &[]);
    assert_eq!(
        lines,
        [
            "a.graphql:1:1: `PartnerLookupInput` takes exactly one of `id`, `slug`, `identifier`, and not null."
        ]
    );
}

#[test]
fn a_folder_without_documents_or_none_at_all_is_told() {
    let (_, lines) = faults(&folder(&[("a.ts", "export {}")]), &[]);
    assert!(lines[0].ends_with(": expected files in it that end in .graphql or .gql"), "{lines:?}");
    let said = failure(partnergraph().args(["check-documents", "nowhere/at/all"]));
    assert!(said.contains("nowhere/at/all: expected a folder or a file in UTF-8 that can be read"), "{said}");
}

#[test]
fn a_file_that_is_not_text_is_told() {
    let folder = folder(&[("a.graphql", "{ __typename }")]);
    fs::write(folder.path().join("b.graphql"), [0xff, 0xfe]).unwrap();
    let (_, lines) = faults(&folder, &[]);
    assert!(
        lines[0].starts_with("b.graphql: expected a folder or a file in UTF-8 that can be read"),
        "{lines:?}"
    );
}
