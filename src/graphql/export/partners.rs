//! The table of partners: one row a partner.

use partnergraph_entity::partner_name::NameKind;
use serde_json::{Value, json};

use super::{Column, Exported, named, optional, text};
use crate::graphql::{
    View,
    agreement::AgreementStatus,
    kit::Item,
    partner::{IdentifierScheme, InstitutionKind, OrganizationKind, Partner, PartnerKind},
};
use crate::registry::Detail;

impl Exported for Partner {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column { name: "slug", value: |view, partner| text(&partner.row_in(view).slug) },
            Column { name: "name", value: |view, partner| text(&partner.row_in(view).name) },
            Column {
                name: "kind",
                value: |view, partner| named(&PartnerKind::from(partner.row_in(view).kind)),
            },
            Column { name: "institutionKind", value: institution_kind },
            Column { name: "organizationKind", value: organization_kind },
            Column { name: "countryCode", value: |view, partner| country(view, partner, |row| &row.code) },
            Column { name: "country", value: |view, partner| country(view, partner, |row| &row.name) },
            Column { name: "region", value: region },
            Column { name: "city", value: |view, partner| optional(partner.row_in(view).city.as_ref()) },
            Column {
                name: "website",
                value: |view, partner| optional(partner.row_in(view).website.as_ref()),
            },
            Column { name: "acronyms", value: acronyms },
            Column { name: "identifiers", value: identifiers },
            Column { name: "agreements", value: |view, partner| json!(statuses(view, partner).count()) },
            Column { name: "activeAgreements", value: active_agreements },
            Column {
                name: "summary",
                value: |view, partner| optional(partner.row_in(view).summary.as_ref()),
            },
        ]
    }
}

fn institution_kind(view: &View, partner: Partner) -> Value {
    match view.registry.detail(partner.ix()) {
        Detail::Institution(kind) => named(&InstitutionKind::from(kind)),
        Detail::Organization(_) => Value::Null,
    }
}

fn organization_kind(view: &View, partner: Partner) -> Value {
    match view.registry.detail(partner.ix()) {
        Detail::Institution(_) => Value::Null,
        Detail::Organization(kind) => named(&OrganizationKind::from(kind)),
    }
}

fn country(view: &View, partner: Partner, of: fn(&partnergraph_entity::country::Model) -> &String) -> Value {
    let country = view.registry.partner_country[partner.ix()];
    optional(country.map(|ix| of(&view.registry.countries[ix])))
}

fn region(view: &View, partner: Partner) -> Value {
    let region = view.registry.partner_located[partner.ix()];
    optional(region.map(|ix| &view.registry.regions[ix].name))
}

fn acronyms(view: &View, partner: Partner) -> Value {
    let names = view.registry.names(partner.ix()).iter();
    names.filter(|name| name.kind == NameKind::Acronym).map(|name| text(&name.name)).collect()
}

/// Each with its scheme before it, as in `ROR 014weej12`.
fn identifiers(view: &View, partner: Partner) -> Value {
    let identifiers = view.registry.identifiers(partner.ix()).iter();
    let shown = identifiers.map(|identifier| {
        let scheme = named(&IdentifierScheme::from(identifier.scheme));
        Value::from(format!("{} {}", scheme.as_str().unwrap_or_default(), identifier.value))
    });
    shown.collect()
}

fn statuses(view: &View, partner: Partner) -> impl Iterator<Item = AgreementStatus> {
    let agreements = view.registry.partner_agreements[partner.ix()].iter();
    agreements.map(|&ix| view.status(ix, view.day).into())
}

/// Those in force, whether or not they are about to end.
fn active_agreements(view: &View, partner: Partner) -> Value {
    let in_force =
        |status: &AgreementStatus| matches!(status, AgreementStatus::Active | AgreementStatus::Expiring);
    json!(statuses(view, partner).filter(in_force).count())
}
