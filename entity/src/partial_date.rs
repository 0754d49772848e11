//! [`PartialDate`], a date that is as precise as it is known. Time zones and times of day are not dealt with here.

use std::{fmt, str::FromStr};

use chrono::{Days, Months, NaiveDate};
use sea_orm::DeriveValueType;

/// A year, a month of a year, or a day: `1995`, `1995-09` or `1995-09-01` (ISO 8601 with reduced precision).
///
/// Ordered by the calendar; of two that begin on the same day, the less precise comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
#[sea_orm(value_type = "String")]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// The year, 1000 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year.into()
    }

    /// How much of the date is known: 1 the year, 2 the month too, 3 the day too.
    #[must_use]
    pub fn precision(self) -> u8 {
        1 + u8::from(self.month.is_some()) + u8::from(self.day.is_some())
    }

    /// The first day that the date can mean.
    #[must_use]
    pub fn earliest(self) -> NaiveDate {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        NaiveDate::from_ymd_opt(self.year.into(), month.into(), day.into()).unwrap_or_default()
    }

    /// The last day that the date can mean.
    #[must_use]
    pub fn latest(self) -> NaiveDate {
        let first = self.earliest();
        let months = match (self.month, self.day) {
            (_, Some(_)) => return first,
            (Some(_), None) => 1,
            (None, None) => 12,
        };
        first + Months::new(months) - Days::new(1)
    }
}

/// The text is not a year, a month or a day of the calendar between 1000 and 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPartialDate;

impl fmt::Display for NotAPartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a date such as 1995, 1995-09 or 1995-09-01")
    }
}

impl std::error::Error for NotAPartialDate {}

impl FromStr for PartialDate {
    type Err = NotAPartialDate;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('-');
        let year = digits::<4, u16>(parts.next()).ok_or(NotAPartialDate)?;
        let [month, day] = [parts.next(), parts.next()].map(|part| part.map(|p| digits::<2, u8>(Some(p))));
        let (Ok(month), Ok(day)) = (month.map_or(Ok(None), known), day.map_or(Ok(None), known)) else {
            return Err(NotAPartialDate);
        };
        let exists = NaiveDate::from_ymd_opt(year.into(), month.unwrap_or(1).into(), day.unwrap_or(1).into())
            .is_some();
        if year < 1000 || !exists || parts.next().is_some() {
            return Err(NotAPartialDate);
        }
        Ok(Self { year, month, day })
    }
}

fn known(part: Option<u8>) -> Result<Option<u8>, NotAPartialDate> {
    part.map(Some).ok_or(NotAPartialDate)
}

fn digits<const LENGTH: usize, N: FromStr>(part: Option<&str>) -> Option<N> {
    part.filter(|p| p.len() == LENGTH && p.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_each_precision() {
        for text in ["1995", "1995-09", "1995-09-01", "2000-02-29"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn refuses_what_the_calendar_does_not_have() {
        for text in
            ["", "95", "0999", "1995-13", "1995-9", "1995-02-30", "1995-", "1995-09-01-01", "+995", "1995-+1"]
        {
            assert_eq!(text.parse::<PartialDate>(), Err(NotAPartialDate), "{text}");
        }
    }

    #[test]
    fn spans_from_the_earliest_to_the_latest_day_it_can_mean() {
        let span = |text: &str| {
            let date: PartialDate = text.parse().unwrap();
            (date.earliest().to_string(), date.latest().to_string())
        };
        assert_eq!(span("1996"), ("1996-01-01".into(), "1996-12-31".into()));
        assert_eq!(span("1996-02"), ("1996-02-01".into(), "1996-02-29".into()));
        assert_eq!(span("1996-02-03"), ("1996-02-03".into(), "1996-02-03".into()));
        assert_eq!(span("9999"), ("9999-01-01".into(), "9999-12-31".into()));
    }

    #[test]
    fn orders_by_the_calendar() {
        let mut dates: Vec<PartialDate> =
            ["1996-01-01", "1995-09", "1996", "1995"].iter().map(|t| t.parse().unwrap()).collect();
        dates.sort();
        assert_eq!(format!("{dates:?}"), "[1995, 1995-09, 1996, 1996-01-01]");
    }
}
