//! Dates as an office would have written them down: of every precision, with ends after starts, often without an end. Which
//! records have dates is told elsewhere.

use partnergraph_entity::{PartialDate, Rows};

use super::draw::Draw;

/// The year in which most that was made up is in force.
pub const MADE_UP_IN: i32 = 2026;

/// The last year that anything ends in.
const LAST: usize = 2035;

/// The years in which something begins, each span as often as its weight says.
const STARTS: &[((usize, usize), usize)] =
    &[((1991, 1999), 8), ((2000, 2009), 17), ((2010, 2017), 27), ((2018, 2026), 44), ((2027, 2030), 4)];

/// From when to when something lasts, as far as it is known.
pub struct Span {
    pub starts: Option<PartialDate>,
    pub ends: Option<PartialDate>,
    /// The year in which it starts, known or not.
    pub year: usize,
}

impl Span {
    pub fn draw(draw: &mut Draw) -> Self {
        let (first, last) = draw.weighted(STARTS);
        let year = draw.between(first, last);
        Self::from(draw, year)
    }

    /// One that starts in a given year, or in the last one possible.
    pub fn from(draw: &mut Draw, year: usize) -> Self {
        let year = year.min(LAST - 1);
        let end = (year + draw.weighted(&[(1, 20), (2, 15), (3, 25), (5, 30), (10, 10)])).min(LAST);
        Self {
            starts: draw.maybe(80, |d| date(d, year)).flatten(),
            ends: draw.maybe(60, |d| date(d, end)).flatten(),
            year,
        }
    }
}

/// A date of the year: the year itself, a month, or most often a day.
pub fn date(draw: &mut Draw, year: usize) -> Option<PartialDate> {
    let (month, day) = (draw.between(1, 12), draw.between(1, 28));
    let text = match draw.weighted(&[(1, 25), (2, 15), (3, 60)]) {
        1 => format!("{year}"),
        2 => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    };
    text.parse().ok()
}

/// Moves every date by so many years.
pub fn move_years(rows: &mut Rows, years: i32) {
    let agreements =
        rows.agreements.iter_mut().flat_map(|row| [&mut row.signed, &mut row.starts, &mut row.ends]);
    let activities = rows.activities.iter_mut().flat_map(|row| [&mut row.starts, &mut row.ends]);
    let memberships = rows.memberships.iter_mut().flat_map(|row| [&mut row.starts, &mut row.ends]);
    let sources = rows.sources.iter_mut().flat_map(|row| [&mut row.published, &mut row.accessed]);
    for date in agreements.chain(activities).chain(memberships).chain(sources) {
        *date = date.and_then(|date| moved(date, years));
    }
}

/// The same date in another year. No date that is made up is a leap day.
fn moved(date: PartialDate, years: i32) -> Option<PartialDate> {
    let text = date.to_string();
    format!("{:04}{}", date.year() + years, &text[4..]).parse().ok()
}
