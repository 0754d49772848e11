//! The day that answers are given for, and the only place that reads the clock.
//!
//! Moments and durations of the server's own work (time limits, logs) are not its business.

use chrono::{DateTime, NaiveDate, Utc};

/// Tells the day: the clock's, or always the same one for tests and demonstrations.
#[derive(Clone, Copy, Debug)]
pub struct Clock(Option<NaiveDate>);

impl Clock {
    /// Follows the computer's clock.
    #[must_use]
    pub fn system() -> Self {
        Self(None)
    }

    /// Stands still on a day.
    #[must_use]
    pub fn fixed(day: NaiveDate) -> Self {
        Self(Some(day))
    }

    /// Today's date in UTC.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.0.unwrap_or_else(|| Utc::now().date_naive())
    }
}

/// The moment at which a change is made.
#[must_use]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}
