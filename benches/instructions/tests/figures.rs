//! That what is counted works, and that its figures are kept.

use std::{collections::BTreeSet, process::Command};

use serde_json::Value;

const IMPORT: &str = "import of 10,000 rows";

#[test]
fn every_figure_that_is_counted_is_kept() {
    let output = Command::new(env!("CARGO_BIN_EXE_instructions")).output().expect("a program");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    let counted = printed.lines().filter_map(|line| Some(line.split_once(' ')?.1)).chain([IMPORT]);
    let kept: Value = serde_json::from_str(include_str!("../figures.json")).expect("JSON");
    let kept = kept["figures"].as_object().expect("figures").keys().map(String::as_str);
    assert_eq!(counted.collect::<BTreeSet<_>>(), kept.collect::<BTreeSet<_>>());
}
