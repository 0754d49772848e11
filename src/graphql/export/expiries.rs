//! The ends of agreements that a calendar shows: those still to come, and those of the last twelve months; none of an
//! agreement that was renewed.
//!
//! How a calendar is written is told in `http`.

use async_graphql::Error;
use chrono::{Months, NaiveDate};
use serde_json::{Map, Value};

use super::{
    agreements::{partner_names, partners, programme, status},
    named,
    selection::Selection,
};
use crate::graphql::{
    View,
    agreement::{Agreement, AgreementKind},
    kit::Item,
};
use crate::registry::Status;

const MONTHS_LOOKED_BACK: u32 = 12;

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    Year,
    Month,
    Day,
}

/// The end of an agreement.
pub struct Expiry {
    pub slug: String,
    pub title: String,
    /// The last day that the end can mean.
    pub day: NaiveDate,
    pub precision: Precision,
    pub partners: Vec<String>,
    pub programme: Option<String>,
    /// The kind and the status, by their names in the contract.
    pub kind: String,
    pub status: String,
}

/// The ends of the agreements that are selected, from early to late.
pub fn expiries(view: &View, arguments: Map<String, Value>) -> Result<Vec<Expiry>, Error> {
    let agreements = Selection::<Agreement>::read(arguments)?.items(view);
    let mut expiries: Vec<_> =
        agreements.into_iter().filter_map(|agreement| expiry(view, agreement)).collect();
    expiries.sort_by_key(|expiry| expiry.day);
    Ok(expiries)
}

fn expiry(view: &View, agreement: Agreement) -> Option<Expiry> {
    let row = agreement.row_in(view);
    let day = row.ends.map(partnergraph_entity::PartialDate::latest)?;
    let passed = day < view.day;
    // One that was recorded as ended before its time has no end to be reminded of.
    if !passed && Status::of(row, view.day, view.today) == Status::Expired {
        return None;
    }
    if passed && day < view.day - Months::new(MONTHS_LOOKED_BACK) {
        return None;
    }
    if view.registry.is_renewed(agreement.ix(), view.day, view.today) {
        return None;
    }
    Some(Expiry {
        slug: row.slug.clone(),
        title: row.title.clone(),
        day,
        precision: precision(row.ends?.precision()),
        partners: texts(&partner_names(view, partners(view, agreement))),
        programme: programme(view, agreement).as_str().map(str::to_owned),
        kind: name(&named(&AgreementKind::from(row.kind))),
        status: name(&status(view, agreement)),
    })
}

fn precision(parts: u8) -> Precision {
    match parts {
        1 => Precision::Year,
        2 => Precision::Month,
        _ => Precision::Day,
    }
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(name).collect()
}

fn name(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
