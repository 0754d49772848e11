//! What is due with agreements as they run out: which end soon, which are over, which have no known end, and which none at
//! all. How an agreement stands on a day is told in `agreement`, what has followed it in `renewal`.

use chrono::NaiveDate;
use partnergraph_entity::{PartialDate, agreement::Model as Agreement};

use super::{Ix, Registry, Status};

/// Why an agreement waits for somebody to see to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// In force, and its end is near.
    Ending,
    /// Over.
    Over,
    /// In force, or nobody knows whether it is, and no end is known.
    OpenEnded,
    /// The same, and it is known that there is no end.
    Indefinite,
}

impl Registry {
    /// Why an agreement waits on `day`, if it does; an end is near up to `until`. What is known is what is known `today`.
    /// One that was renewed waits no more.
    #[must_use]
    pub fn due(
        &self,
        agreement: Ix<Agreement>,
        (day, until): (NaiveDate, NaiveDate),
        today: NaiveDate,
    ) -> Option<Due> {
        let row = &self.agreements[agreement];
        let due = match (Status::of(row, day, today), row.ends.map(PartialDate::latest)) {
            (Status::Expired, _) => Due::Over,
            (Status::Active | Status::Expiring | Status::Unknown, None) if row.indefinite => Due::Indefinite,
            (Status::Active | Status::Expiring | Status::Unknown, None) => Due::OpenEnded,
            (Status::Active | Status::Expiring, Some(end)) if end <= until => Due::Ending,
            _ => return None,
        };
        (!self.is_renewed(agreement, day, today)).then_some(due)
    }
}
