//! The table of agreements: one row an agreement, however many partners it has.

use serde_json::{Value, json};

use super::{Column, Exported, date, distinct, named, optional, text};
use crate::graphql::{
    View,
    agreement::{Agreement, AgreementKind, AgreementStatus, Stage},
    kit::Item,
};
use crate::registry::Ix;

type Partner = partnergraph_entity::partner::Model;

impl Exported for Agreement {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column { name: "slug", value: |view, agreement| text(&agreement.row_in(view).slug) },
            Column { name: "title", value: |view, agreement| text(&agreement.row_in(view).title) },
            Column {
                name: "kind",
                value: |view, agreement| named(&AgreementKind::from(agreement.row_in(view).kind)),
            },
            Column {
                name: "stage",
                value: |view, agreement| named(&Stage::from(agreement.row_in(view).stage)),
            },
            Column { name: "status", value: status },
            Column { name: "signed", value: |view, agreement| date(agreement.row_in(view).signed) },
            Column { name: "starts", value: |view, agreement| date(agreement.row_in(view).starts) },
            Column { name: "ends", value: |view, agreement| date(agreement.row_in(view).ends) },
            Column {
                name: "indefinite",
                value: |view, agreement| Value::from(agreement.row_in(view).indefinite),
            },
            Column { name: "programme", value: programme },
            Column {
                name: "partners",
                value: |view, agreement| partner_names(view, partners(view, agreement)),
            },
            Column {
                name: "countries",
                value: |view, agreement| country_names(view, partners(view, agreement)),
            },
            Column { name: "regions", value: regions },
            Column { name: "units", value: units },
            Column { name: "activities", value: activities },
            Column {
                name: "summary",
                value: |view, agreement| optional(agreement.row_in(view).summary.as_ref()),
            },
        ]
    }
}

pub fn status(view: &View, agreement: Agreement) -> Value {
    named(&AgreementStatus::from(view.status(agreement.ix(), view.day)))
}

pub fn partners(view: &View, agreement: Agreement) -> &[Ix<Partner>] {
    &view.registry.agreement_partners[agreement.ix()]
}

/// The names of partners, in the order of the contract.
pub fn partner_names(view: &View, partners: &[Ix<Partner>]) -> Value {
    partners.iter().map(|&ix| text(&view.registry.partners[ix].name)).collect()
}

/// The names of the countries that partners are in, in the order of the partners.
pub fn country_names(view: &View, partners: &[Ix<Partner>]) -> Value {
    let countries = partners.iter().filter_map(|&ix| view.registry.partner_country[ix]);
    distinct(countries.map(|ix| view.registry.countries[ix].name.as_str()))
}

pub fn programme(view: &View, agreement: Agreement) -> Value {
    let programme = view.registry.agreement_programme[agreement.ix()];
    optional(programme.map(|ix| &view.registry.programmes[ix].name))
}

fn regions(view: &View, agreement: Agreement) -> Value {
    let regions = partners(view, agreement).iter().filter_map(|&ix| view.registry.partner_located[ix]);
    distinct(regions.map(|ix| view.registry.regions[ix].name.as_str()))
}

fn units(view: &View, agreement: Agreement) -> Value {
    let units = view.registry.agreement_units[agreement.ix()].iter();
    units.map(|&ix| text(&view.registry.units[ix].name)).collect()
}

fn activities(view: &View, agreement: Agreement) -> Value {
    json!(view.registry.agreement_activities[agreement.ix()].len())
}
