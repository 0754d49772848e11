//! What is due with agreements as they run out: which end soon, which are over and were not renewed, which have no known
//! end. How an agreement stands on a day is told in `agreement`.

use chrono::NaiveDate;
use partnergraph_entity::{PartialDate, agreement::Model as Agreement};

use super::{Ix, Registry, Status};

/// Why an agreement waits for somebody to see to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// In force, and its end is near.
    Ending,
    /// Over, and no agreement renews it.
    Over,
    /// In force, or nobody knows whether it is, and no end is known.
    OpenEnded,
}

impl Registry {
    /// Why an agreement waits on `day`, if it does; an end is near up to `until`. What is known is what is known `today`.
    #[must_use]
    pub fn due(
        &self,
        agreement: Ix<Agreement>,
        (day, until): (NaiveDate, NaiveDate),
        today: NaiveDate,
    ) -> Option<Due> {
        let row = &self.agreements[agreement];
        match (Status::of(row, day, today), row.ends.map(PartialDate::latest)) {
            (Status::Expired, _) => self.agreement_renewed_by[agreement].is_empty().then_some(Due::Over),
            (Status::Active | Status::Expiring | Status::Unknown, None) => Some(Due::OpenEnded),
            (Status::Active | Status::Expiring, Some(end)) => (end <= until).then_some(Due::Ending),
            _ => None,
        }
    }
}
