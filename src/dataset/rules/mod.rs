//! What the rows to be must hold to one another. What a single cell must hold is told in `format`.
//!
//! A rule says nothing where a fault that is reported already may be the reason that it is broken.

mod agreements;
mod partners;
mod trees;

use super::{fault::Fault, merge::Next, names::Names, table::Table};

/// Everything that is wrong with the rows to be, beyond the `faults` of their cells.
pub fn check(next: &Next, names: &Names, faults: &[Fault]) -> Vec<Fault> {
    let rules = Rules { next, names, faults };
    [rules.trees(), rules.partners(), rules.agreements()].concat()
}

/// What is doubtful in the rows that were read, though it keeps nothing from being imported.
pub fn doubts(next: &Next, names: &Names) -> Vec<Fault> {
    Rules { next, names, faults: &[] }.mistyped_identifiers()
}

struct Rules<'a> {
    next: &'a Next,
    names: &'a Names,
    faults: &'a [Fault],
}

impl Rules<'_> {
    /// Whether all records of a table could be read, so that one which is not there is missing.
    fn is_intact<T: Table>(&self) -> bool {
        !self.faults.iter().any(|fault| fault.file == T::FILE)
    }
}
