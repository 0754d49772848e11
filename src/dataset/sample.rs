//! The built-in dataset as a sample: it is there to look at, and makes room for the first data of one's own.

use partnergraph_entity::Rows;

use super::{
    files::Files,
    generate::in_order,
    read::{Mode, read},
};

/// Whether files are data of one's own, and the rows held now are the sample as it came.
#[must_use]
pub fn replaces_sample(files: &Files, current: &Rows) -> bool {
    let sample = || read(&Files::built_in(), &Rows::default(), Mode::Replace);
    is_own(files, current) && sample().is_ok_and(|sample| in_order(sample) == *current)
}

/// Whether files stand by themselves, with partners, and not as those of the university that there is: what adds to the sample does not.
fn is_own(files: &Files, current: &Rows) -> bool {
    let Ok(alone) = read(files, &Rows::default(), Mode::Replace) else { return false };
    let university = |rows: &Rows| rows.universities.first().map(|university| university.slug.clone());
    let own = university(&alone);
    !alone.partners.is_empty() && (own.is_none() || own != university(current))
}
