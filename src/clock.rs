//! The day that answers are given for, and the only place that reads the clock.
//!
//! Moments and durations of the server's own work (time limits, logs) are not its business.

use std::{fmt, str::FromStr};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use jiff::{Timestamp, tz::TimeZone};

/// Tells the day.
#[derive(Clone, Debug)]
pub enum Clock {
    /// Follows the computer's clock; the day is that of the time zone.
    Following(Zone),
    /// Stands still on a day, for tests and demonstrations.
    Fixed(NaiveDate),
}

impl Clock {
    /// Today's date.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        match self {
            Self::Following(zone) => zone.day_at(Utc::now()),
            Self::Fixed(day) => *day,
        }
    }
}

/// A time zone, which tells when a day begins.
#[derive(Clone, Debug)]
pub struct Zone(TimeZone);

/// The name of the zone that the computer is set to.
const LOCAL: &str = "local";

impl Zone {
    fn day_at(&self, moment: DateTime<Utc>) -> NaiveDate {
        let offset = Timestamp::from_second(moment.timestamp()).map(|at| self.0.to_offset(at).seconds());
        (moment + TimeDelta::seconds(offset.unwrap_or_default().into())).date_naive()
    }
}

/// By its name in the database of IANA, which the system has or else the program, or the computer's.
impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        let found = if name == LOCAL { TimeZone::try_system() } else { TimeZone::get(name) };
        found.map(Self).map_err(|_| UnknownZone { is_local: name == LOCAL })
    }
}

/// There is no such time zone.
#[derive(Debug)]
pub struct UnknownZone {
    is_local: bool,
}

impl fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_local {
            "this computer does not tell its time zone; name one, such as Asia/Baku"
        } else {
            "there is no such time zone; give a name of IANA, such as Asia/Baku, or UTC, or local for that of this computer"
        })
    }
}

impl std::error::Error for UnknownZone {}

/// The moment at which a change is made.
#[must_use]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(zone: &str, moment: &str) -> String {
        zone.parse::<Zone>().unwrap().day_at(moment.parse().unwrap()).to_string()
    }

    #[test]
    fn a_day_begins_where_the_zone_says() {
        for (zone, moment, expected) in [
            ("UTC", "2026-06-30T23:59:59Z", "2026-06-30"),
            ("Asia/Baku", "2026-06-30T19:59:59Z", "2026-06-30"),
            ("Asia/Baku", "2026-06-30T20:00:00Z", "2026-07-01"),
            ("Pacific/Honolulu", "2027-01-01T09:59:59Z", "2026-12-31"),
            ("Asia/Kathmandu", "2026-12-31T18:15:00Z", "2027-01-01"),
            // Summer time has begun in between.
            ("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29"),
            ("Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-30"),
        ] {
            assert_eq!(day(zone, moment), expected, "{zone} at {moment}");
        }
    }
}
