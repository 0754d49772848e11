//! What can be asked of agreements: their status on a day, their parties, where their facts were read.

use std::{cmp::Ordering, ops::RangeInclusive};

use chrono::{Datelike, Months, NaiveDate};
use partnergraph_entity::{
    PartialDate,
    agreement::{Model as Agreement, Stage},
    membership::Model as Membership,
    partner::Model as Partner,
    party::Role,
};

use super::{Citation, Cited, Ix, Registry};

/// An agreement in force that ends within so many months is expiring.
pub const EXPIRING_WITHIN_MONTHS: u32 = 12;

/// How an agreement stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    Proposed,
    Upcoming,
    Active,
    Expiring,
    Expired,
    Unknown,
}

impl Status {
    /// The status on `day`, from the stage and the dates as they are known on `today`.
    ///
    /// A date of limited precision is read in the agreement's favour: it starts on the first day and ends on the last
    /// day that the date can mean. Where the stage is not known, a start together with an end, or with none by agreement,
    /// tells that it is in force.
    /// On a day that has passed, an agreement recorded as ended was in force until its end, one whose start is not known
    /// was from its signing, and where neither is known, nothing is.
    #[must_use]
    pub fn of(agreement: &Agreement, day: NaiveDate, today: NaiveDate) -> Self {
        let past = day < today;
        let starts = agreement.starts.or(agreement.signed.filter(|_| past)).map(PartialDate::earliest);
        let ends = agreement.ends.map(PartialDate::latest);
        let ended_later = ends.is_some_and(|end| day <= end && end < today);
        if (agreement.stage == Stage::Ended && !ended_later) || ends.is_some_and(|end| end < day) {
            return Self::Expired;
        }
        match agreement.stage {
            Stage::Proposed | Stage::Preliminary => Self::Proposed,
            _ if starts.is_some_and(|start| start > day) => Self::Upcoming,
            _ if past && starts.is_none() => Self::Unknown,
            Stage::Unknown if starts.is_none() || !end_is_known(agreement) => Self::Unknown,
            _ if ends.is_some_and(|end| end <= day + Months::new(EXPIRING_WITHIN_MONTHS)) => Self::Expiring,
            _ => Self::Active,
        }
    }

    /// Whether this is a status of an agreement in force.
    #[must_use]
    pub fn in_force(self) -> bool {
        matches!(self, Self::Active | Self::Expiring)
    }
}

/// The years up to the one of `day` in which an agreement was in force, be it for a day: from its start or, where that is
/// not known, its signing to its end. The range is empty where it never was; none where that is not known.
pub fn active_years(agreement: &Agreement, day: NaiveDate, today: NaiveDate) -> Option<RangeInclusive<i32>> {
    const NEVER: RangeInclusive<i32> = RangeInclusive::new(1, 0);
    let ends = agreement.ends.map(PartialDate::latest);
    let is_known = match agreement.stage {
        Stage::Proposed | Stage::Preliminary => return Some(NEVER),
        Stage::InForce => true,
        // Of one that was ended before its end, nobody knows when.
        Stage::Ended => ends.is_some_and(|end| end < today),
        Stage::Unknown => end_is_known(agreement),
    };
    let begins = agreement.starts.or(agreement.signed).filter(|_| is_known)?.earliest();
    let last = ends.map_or(day, |end| end.min(day));
    Some(if begins <= last { begins.year()..=last.year() } else { NEVER })
}

/// Whether it is known when an agreement ends, or that it does not.
fn end_is_known(agreement: &Agreement) -> bool {
    agreement.ends.is_some() || agreement.indefinite
}

/// When an agreement begins: with its signing or, where that is not known, with its first day in force.
pub(super) fn begins(agreement: &Agreement) -> Option<PartialDate> {
    agreement.signed.or(agreement.starts)
}

impl Cited {
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        fn key(cited: &Cited) -> impl Ord + '_ {
            let Citation { fact, place, id, .. } = &cited.citation;
            (fact, cited.source, place, id)
        }
        key(self).cmp(&key(other))
    }
}

impl Registry {
    /// The partners of an agreement with their roles, by name.
    #[must_use]
    pub fn parties(&self, agreement: Ix<Agreement>) -> &[(Ix<Partner>, Role)] {
        &self.party_roles[agreement]
    }

    /// Where an agreement's facts were read.
    #[must_use]
    pub fn agreement_citations(&self, agreement: Ix<Agreement>) -> &[Cited] {
        &self.agreement_citations[agreement]
    }

    /// Where a membership's facts were read.
    #[must_use]
    pub fn membership_citations(&self, membership: Ix<Membership>) -> &[Cited] {
        &self.membership_citations[membership]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(stage: Stage, starts: Option<&str>, ends: Option<&str>, day: &str) -> Status {
        let date = |text: Option<&str>| text.map(|t| t.parse().unwrap());
        let agreement = Agreement { stage, starts: date(starts), ends: date(ends), ..Agreement::default() };
        let day = day.parse().unwrap();
        Status::of(&agreement, day, day)
    }

    #[test]
    fn an_end_that_has_passed_or_a_recorded_end_is_expired() {
        assert_eq!(status(Stage::Ended, None, None, "2026-01-01"), Status::Expired);
        assert_eq!(status(Stage::InForce, None, Some("2025"), "2026-01-01"), Status::Expired);
        assert_eq!(status(Stage::Unknown, None, Some("2025-12"), "2026-01-01"), Status::Expired);
        assert_eq!(status(Stage::Proposed, None, Some("2025-12-31"), "2026-01-01"), Status::Expired);
    }

    #[test]
    fn the_last_day_is_still_in_force_and_the_next_is_not() {
        assert_eq!(status(Stage::InForce, None, Some("2026-03-31"), "2026-03-31"), Status::Expiring);
        assert_eq!(status(Stage::InForce, None, Some("2026-03-31"), "2026-04-01"), Status::Expired);
        assert_eq!(status(Stage::InForce, None, Some("2026"), "2026-12-31"), Status::Expiring);
    }

    #[test]
    fn expiring_begins_twelve_months_before_the_end() {
        assert_eq!(status(Stage::InForce, None, Some("2027-03-31"), "2026-03-30"), Status::Active);
        assert_eq!(status(Stage::InForce, None, Some("2027-03-31"), "2026-03-31"), Status::Expiring);
        assert_eq!(status(Stage::InForce, Some("1993"), None, "2026-03-31"), Status::Active);
    }

    #[test]
    fn a_start_still_to_come_is_upcoming_and_a_proposal_stays_one() {
        assert_eq!(status(Stage::InForce, Some("2027"), None, "2026-12-31"), Status::Upcoming);
        assert_eq!(status(Stage::InForce, Some("2027"), None, "2027-01-01"), Status::Active);
        assert_eq!(status(Stage::Preliminary, Some("1993"), None, "2026-12-31"), Status::Proposed);
    }

    #[test]
    fn an_unknown_stage_with_a_start_and_no_end_by_agreement_is_in_force() {
        let agreement = Agreement {
            stage: Stage::Unknown,
            starts: Some("1995".parse().unwrap()),
            indefinite: true,
            ..Agreement::default()
        };
        let day = "2026-01-01".parse().unwrap();
        assert_eq!(Status::of(&agreement, day, day), Status::Active);
    }

    #[test]
    fn an_unknown_stage_is_told_by_both_dates_or_not_at_all() {
        assert_eq!(status(Stage::Unknown, Some("1995"), None, "2026-01-01"), Status::Unknown);
        assert_eq!(status(Stage::Unknown, None, None, "2026-01-01"), Status::Unknown);
        assert_eq!(status(Stage::Unknown, Some("1995"), Some("2030"), "2026-01-01"), Status::Active);
        assert_eq!(status(Stage::Unknown, Some("2027"), None, "2026-01-01"), Status::Upcoming);
    }
}
