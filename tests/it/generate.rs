//! `partnergraph generate`: that what is made up is a dataset like any other, and the same for the same seed.

use std::fs;

use crate::support::{
    both,
    files::{Files, texts},
    program::{failure, partnergraph, run, stderr, stdout, succeed},
};

/// A dataset of 60 partners, 150 agreements and 400 activities.
fn generated(seed: &str) -> Files {
    let files = Files::none();
    let size = ["--partners", "60", "--agreements", "150", "--activities", "400"];
    let output = run(&[&["generate", files.argument(), "--seed", seed], &size[..]].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    files
}

#[test]
fn a_seed_gives_the_same_files_each_time_and_another_seed_others() {
    let [first, again, other] = ["7", "7", "8"].map(generated);
    assert_eq!(texts(first.path()), texts(again.path()));
    for name in ["partners.csv", "agreements.csv", "activities.csv", "citations.csv"] {
        let text = |files: &Files| fs::read_to_string(files.path().join(name)).unwrap();
        assert_ne!(text(&first), text(&other), "{name}");
    }
}

#[test]
fn there_are_as_many_records_as_asked_for_and_no_faults() {
    let files = generated("1");
    let output = run(&["check", files.argument()]);
    assert_eq!(
        stdout(&output),
        "no faults: 60 partners, 150 agreements, 400 activities\n",
        "{}",
        stderr(&output)
    );
    assert!(!stderr(&output).contains("warning"), "an identifier is doubtful: {}", stderr(&output));
}

#[test]
fn the_smallest_dataset_has_no_faults_whatever_the_seed() {
    for seed in 0..8 {
        let files = Files::none();
        let size = ["--partners", "1", "--agreements", "1", "--activities", "0", "--seed", &seed.to_string()];
        let output = run(&[&["generate", files.argument()], &size[..]].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        assert_eq!(files.rows().parties.len(), 1);
    }
}

#[test]
fn it_tells_what_it_does_and_where_the_files_are() {
    let files = Files::none();
    let target = files.path().join("new/one");
    let arguments = ["--partners", "3", "--agreements", "2", "--activities", "1"];
    let output = partnergraph().arg("generate").arg(&target).args(arguments).output().unwrap();
    let told = "3 partners, 2 agreements, 1 activities";
    assert_eq!(stdout(&output), format!("wrote {told} to {}\n", target.display()));
    assert_eq!(stderr(&output), format!("generating: {told}\ngenerating: writing to {}\n", target.display()));
    assert!(target.join("partners.csv").exists());
}

#[test]
fn every_shape_that_real_data_has_is_there() {
    let rows = generated("3").rows();
    assert!(rows.countries.len() > 200 && rows.regions.iter().any(|region| region.parent_id.is_some()));
    assert!(rows.institutions.len() > rows.organizations.len() && !rows.organizations.is_empty());
    assert!(rows.parties.len() > rows.agreements.len());
    assert!(rows.agreements.iter().any(|agreement| agreement.renews_id.is_some()));
    for precision in 1..=3 {
        let has = |date: Option<partnergraph_entity::PartialDate>| {
            date.is_some_and(|date| date.precision() == precision)
        };
        assert!(rows.agreements.iter().any(|agreement| has(agreement.starts)), "{precision}");
    }
    assert!(rows.agreements.iter().any(|agreement| agreement.ends.is_none()));
    assert!(rows.partners.iter().any(|partner| !partner.name.is_ascii()));
    assert!(rows.partners.iter().any(|partner| partner.country_id.is_none() || partner.region_id.is_none()));
    let filled = [
        rows.partner_names.len(),
        rows.partner_identifiers.len(),
        rows.agreement_units.len(),
        rows.activity_levels.len(),
        rows.activity_fields.len(),
        rows.memberships.len(),
        rows.citations.len(),
    ];
    assert!(filled.iter().all(|&count| count > 0), "{filled:?}");
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let files = Files::sound();
    let before = texts(files.path());
    let said = failure(partnergraph().args(["generate", files.argument()]));
    let expected = format!(
        "partnergraph: cannot generate into {}: it is not empty; name a folder that is new or empty\n",
        files.argument()
    );
    assert_eq!((said, texts(files.path())), (expected, before));
}

#[test]
fn a_folder_that_cannot_be_one_is_named() {
    let files = Files::sound();
    let target = files.path().join("regions.csv");
    let said = failure(partnergraph().arg("generate").arg(&target));
    assert!(
        said.starts_with(&format!("partnergraph: cannot generate into {}: ", target.display())),
        "{said}"
    );
}

#[test]
fn sizes_out_of_range_are_wrong_use() {
    for (argument, value) in
        [("--partners", "0"), ("--agreements", "0"), ("--activities", "-1"), ("--partners", "many")]
    {
        let output = run(&["generate", "nowhere", &format!("{argument}={value}")]);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(&format!("invalid value '{value}' for '{argument} <N>'")), "{said}");
    }
}

both! {
    async fn what_is_generated_is_imported_and_exported_byte_by_byte(database: Database) {
        let (files, exported) = (generated("5"), Files::none());
        succeed(&database, &["import", files.argument()]);
        succeed(&database, &["export", exported.argument()]);
        assert_eq!(texts(files.path()), texts(exported.path()));
    }
}
