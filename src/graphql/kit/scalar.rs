//! Scalars that tell what a text means, each by a published specification. Times of day are not dealt with here.
//!
//! A description stands at the `impl`, because that is where async-graphql looks for it.

use std::str::FromStr;

use async_graphql::{InputType, InputValueError, InputValueResult, Pos, Scalar, ScalarType, Value};
use chrono::{NaiveDate, SecondsFormat, Utc};

/// The text of a scalar, or what was expected instead.
fn text<S: ScalarType + InputType>(
    value: &Value,
    read: impl FnOnce(&str) -> Option<S>,
    expected: &str,
) -> InputValueResult<S> {
    let found = match value {
        Value::String(text) => match read(text) {
            Some(scalar) => return Ok(scalar),
            None => format!("\"{}\"", shortened(text)),
        },
        other => shortened(&other.to_string()),
    };
    let message = format!("expected {expected}, found {found}");
    Err(InputValueError::custom(message).with_extension("code", "ARGUMENT_INVALID"))
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

/// What is wrong with a value of the scalar of this name; none where nothing is.
#[must_use]
pub fn scalar_fault(name: &str, value: serde_json::Value) -> Option<String> {
    fn read<S: ScalarType + InputType>(value: Value) -> Option<String> {
        let message = <S as ScalarType>::parse(value).err()?.into_server_error(Pos::default()).message;
        let start = format!("Failed to parse \"{}\": ", <S as InputType>::type_name());
        Some(message.strip_prefix(&start).unwrap_or(&message).to_owned())
    }
    let value = Value::from_json(value).ok()?;
    match name {
        "CountryCode" => read::<CountryCode>(value),
        "Date" => read::<Date>(value),
        "DateTime" => read::<DateTime>(value),
        "PartialDate" => read::<PartialDate>(value),
        "URL" => read::<Url>(value),
        _ => None,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialDate(pub partnergraph_entity::PartialDate);

/// A date that is as precise as it is known: a year `1995`, a month `1995-09` or a day `1995-09-01` (EDTF level 0 without
/// times and intervals). Years run from 1000 to 9999.
#[Scalar(name = "PartialDate", specified_by_url = "https://www.loc.gov/standards/datetime/")]
impl ScalarType for PartialDate {
    fn parse(value: Value) -> InputValueResult<Self> {
        let read = |text: &str| partnergraph_entity::PartialDate::from_str(text).ok().map(Self);
        text(&value, read, "a date such as 1995, 1995-09 or 1995-09-01")
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

impl PartialDate {
    pub fn optional(date: Option<partnergraph_entity::PartialDate>) -> Option<Self> {
        date.map(Self)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date(pub NaiveDate);

/// A day of the calendar, `2026-11-23` (RFC 3339 full-date).
#[Scalar(name = "Date", specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        // Years of more digits could be read too, but not reckoned with.
        let read = |text: &str| NaiveDate::from_str(text).ok().filter(|_| text.len() == 10).map(Self);
        text(&value, read, "a day such as 2026-11-23")
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime(pub chrono::DateTime<Utc>);

/// A moment, `2026-11-23T08:15:30Z` (RFC 3339 date-time), in UTC.
#[Scalar(name = "DateTime", specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        let read =
            |text: &str| chrono::DateTime::parse_from_rfc3339(text).ok().map(|moment| Self(moment.to_utc()));
        text(&value, read, "a moment such as 2026-11-23T08:15:30Z")
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryCode(pub String);

/// A country or territory: two capital letters of ISO 3166-1 alpha-2, or `XA` to `XZ` for a place that the standard has
/// no code for.
#[Scalar(name = "CountryCode", specified_by_url = "https://www.iso.org/iso-3166-country-codes.html")]
impl ScalarType for CountryCode {
    fn parse(value: Value) -> InputValueResult<Self> {
        let read = |text: &str| {
            let right = text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase());
            right.then(|| Self(text.to_owned()))
        };
        text(&value, read, "a country code of two capital letters, such as JP")
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(pub String);

/// The address of a page on the web, `https://www.example.org/` (WHATWG URL).
#[Scalar(name = "URL", specified_by_url = "https://url.spec.whatwg.org/")]
impl ScalarType for Url {
    fn parse(value: Value) -> InputValueResult<Self> {
        let web = |text: &str| text.starts_with("https://") || text.starts_with("http://");
        text(&value, |text| web(text).then(|| Self(text.to_owned())), "an address that begins with https://")
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

impl Url {
    pub fn optional(url: Option<&String>) -> Option<Self> {
        url.cloned().map(Self)
    }
}
