//! `/calendar/expiries.ics`: the ends of agreements as a calendar to subscribe to.
//!
//! Which ends are in it is told in `graphql::export`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

use super::export::select;
use super::negotiate::MediaType;
use super::refusal::Refusal;
use super::{Api, arguments, tag};
use crate::graphql::View;
use crate::graphql::export::{Expiry, Precision, expiries};

const REMINDER_DAYS: i64 = 90;
const END: &str = "END:VCALENDAR\r\n";
/// A calendar must have a component, and this one has no event to begin with. Nothing refers to it. The library has no type
/// for it.
const TIME_ZONE: &str = "\
    BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZNAME:UTC\r\n\
    TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
/// How often to ask for the calendar: twice a day.
const REFRESH: &str = "PT12H";

/// `GET /calendar/expiries.ics`
pub async fn show(State(api): State<Arc<Api>>, headers: HeaderMap, address: Uri) -> Response {
    calendar(&api, &headers, &address).await.unwrap_or_else(|refusal| refusal.respond(MediaType::Json))
}

async fn calendar(api: &Api, headers: &HeaderMap, address: &Uri) -> Result<Response, Refusal> {
    let arguments = arguments::read(&api.contract, &api.limits, "$filter: AgreementFilter", address)?;
    let view = api.view();
    let tag = tag::of_address(address, &view);
    if tag::is_held(headers, &tag) {
        return Ok(tag::not_modified(tag));
    }
    let text = select(move || Ok(written(&view, &expiries(&view, arguments)?))).await?;
    let content_type = HeaderValue::from_static("text/calendar; charset=utf-8");
    Ok(([(CONTENT_TYPE, content_type), (ETAG, tag)], text).into_response())
}

fn written(view: &View, expiries: &[Expiry]) -> String {
    let university = view.registry.university.as_ref();
    let writing = Writing { view, host: university.map_or("partnergraph", |university| &university.slug) };
    let mut calendar = head(university.map(|university| university.name.as_str()));
    calendar.extend(expiries.iter().map(|expiry| writing.event(expiry)));
    let text = calendar.to_string();
    text.strip_suffix(END).map_or_else(|| text.clone(), |all| format!("{all}{TIME_ZONE}{END}"))
}

/// The calendar before its events. Its name and how often to ask for it are written property by property: the library
/// writes the name a second time without escaping it, and the time in seconds, which not every program reads.
fn head(university: Option<&str>) -> Calendar {
    let name = university.map_or_else(String::new, |university| format!(" – {university}"));
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Partnergraph//Ends of agreements//EN"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"))
        .append_property(Property::new("X-WR-CALNAME", format!("Ends of agreements{name}")))
        .append_property(Property::new("REFRESH-INTERVAL", REFRESH).add_parameter("VALUE", "DURATION").done())
        .append_property(Property::new("X-PUBLISHED-TTL", REFRESH));
    calendar
}

struct Writing<'a> {
    view: &'a View,
    /// What makes an event's name different from that of another university.
    host: &'a str,
}

impl Writing<'_> {
    fn event(&self, expiry: &Expiry) -> Event {
        let summary = format!("Ends: {}", expiry.title);
        let mut event = Event::new();
        event.uid(&format!("end-of-{}@{}", expiry.slug, self.host));
        event.timestamp(self.made_at());
        event.starts(expiry.day).ends(expiry.day + Days::new(1));
        event.summary(&summary).description(&description(expiry));
        event.categories(["Agreement end", &expiry.kind]);
        event.add_property("TRANSP", "TRANSPARENT");
        if expiry.day >= self.view.today {
            let mut alarm = Alarm::display(&summary, -TimeDelta::days(REMINDER_DAYS));
            // Both are made up where they are not given, so that no two answers would be the same.
            alarm.uid(&format!("reminder-of-{}@{}", expiry.slug, self.host)).timestamp(self.made_at());
            event.alarm(alarm);
        }
        event.done()
    }

    /// When what the event says was written down; there are no events before the first revision.
    fn made_at(&self) -> DateTime<Utc> {
        let midnight = || self.view.today.and_time(NaiveTime::MIN).and_utc();
        self.view.registry.revision.made_at.unwrap_or_else(midnight)
    }
}

fn description(expiry: &Expiry) -> String {
    let mut lines =
        vec![format!("With {}", expiry.partners.join("; ")), format!("Status: {}", expiry.status)];
    lines.extend(expiry.programme.as_ref().map(|programme| format!("Programme: {programme}")));
    let known = match expiry.precision {
        Precision::Day => None,
        Precision::Month => Some("month"),
        Precision::Year => Some("year"),
    };
    lines.extend(
        known.map(|part| {
            format!("Only the {part} of the end is known; this is the last day that it can mean.")
        }),
    );
    lines.join("\n")
}
