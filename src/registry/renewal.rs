//! Renewals: which agreements follow another one, through however many links, and which are only meant to.

use chrono::NaiveDate;
use partnergraph_entity::agreement::{Model as Agreement, Stage};

use super::{Ix, Registry, Status};

impl Registry {
    /// Whether another agreement has followed on `day`: one that renews this one, or that renews a pending renewal of it.
    #[must_use]
    pub fn is_renewed(&self, agreement: Ix<Agreement>, day: NaiveDate, today: NaiveDate) -> bool {
        if self.agreement_renewed_by[agreement].is_empty() {
            return false;
        }
        let mut all = vec![agreement];
        all.extend(self.pending_renewals(agreement, day, today));
        let mut renewals = all.iter().flat_map(|&ix| &self.agreement_renewed_by[ix]);
        renewals.any(|&renewal| follows(&self.agreements[renewal], day, today))
    }

    /// The renewals of an agreement of which it is not known on `day` that they came about, and the renewals of these;
    /// each once, by title.
    #[must_use]
    pub fn pending_renewals(
        &self,
        agreement: Ix<Agreement>,
        day: NaiveDate,
        today: NaiveDate,
    ) -> Vec<Ix<Agreement>> {
        // Holds what has been visited too, because renewals may part, and whoever writes to the database by other means
        // may let them go in circles.
        let mut found = vec![agreement];
        let mut next = 0;
        while let Some(&ix) = found.get(next) {
            for &renewal in &self.agreement_renewed_by[ix] {
                if !found.contains(&renewal) && !follows(&self.agreements[renewal], day, today) {
                    found.push(renewal);
                }
            }
            next += 1;
        }
        let mut pending = found.split_off(1);
        pending.sort_unstable();
        pending
    }
}

/// Whether a renewal has come about: it was recorded as in force or ended, was signed, or its dates tell.
fn follows(renewal: &Agreement, day: NaiveDate, today: NaiveDate) -> bool {
    match renewal.stage {
        Stage::Proposed | Stage::Preliminary => false,
        Stage::InForce | Stage::Ended => true,
        Stage::Unknown => renewal.signed.is_some() || Status::of(renewal, day, today) != Status::Unknown,
    }
}
