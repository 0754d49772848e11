//! What can be asked of agreements.

use partnergraph_entity::{
    activity::{ActivityKind, Direction},
    activity_level::Level,
    agreement::{AgreementKind, Stage},
    institution::InstitutionKind,
    organization::OrganizationKind,
    partner::PartnerKind,
    party::Role,
};

use super::concept::{
    Axis::{Months, Records, Values, Years},
    Concept, Description, Dimension, Facet, Field,
    Kind::{ActiveOn, First, Flag, Label, Last, LiesInMany, Many, One, Slug, Value, Within},
    Order,
    OrderKey::{self, Date},
    Pairs::{self, Column, Query, Through},
    dimension, field, order, statuses, values,
};

pub static AGREEMENT: Description = Description {
    name: "Agreement",
    table: "agreement",
    key: "slug",
    label: "title",
    fields: FIELDS,
    orders: ORDERS,
    dimensions: DIMENSIONS,
    facets: FACETS,
};

const STATUS: Pairs = Query("SELECT id AS item, status AS value FROM agreement_status");
const RENEWS: Pairs = Query("SELECT id AS item, renews_id AS value FROM agreement");
const RENEWED_BY: Pairs = Query("SELECT renews_id AS item, id AS value FROM agreement");
const RENEWED: Pairs = Query("SELECT id AS item, id IN (SELECT id FROM renewed) AS value FROM agreement");
const PARTNERS: Pairs = Query("SELECT agreement_id AS item, partner_id AS value FROM party");
const UNITS: Pairs = Query("SELECT agreement_id AS item, unit_id AS value FROM agreement_unit");
const ACTIVITIES: Pairs = Query("SELECT agreement_id AS item, id AS value FROM activity");
const CITATIONS: Pairs = Query("SELECT agreement_id AS item, id AS value FROM citation");
const ACTIVE_YEAR: Pairs = Query("SELECT id AS item, year AS value FROM active_year");

const FIELDS: &[Field] = &[
    field("slug", Slug, Column("slug")),
    field("title", Label, Column("title")),
    field("summary", Label, Column("summary")),
    field("kind", Value(values::<AgreementKind>), Column("upper(kind)")),
    field("stage", Value(values::<Stage>), Column("upper(stage)")),
    field("status", Value(statuses), STATUS),
    field("homeRole", Value(values::<Role>), Column("upper(home_role)")),
    field("activeOn", ActiveOn, Column("id")),
    field("signed", First, Column("signed")),
    field("starts", First, Column("starts")),
    field("ends", Last, Column("ends")),
    field("endsWithin", Within, Column("ends")),
    field("indefinite", Flag, Column("indefinite")),
    field("renewed", Flag, RENEWED),
    field("renews", One(Concept::Agreement), RENEWS),
    field("renewedBy", Many(Concept::Agreement), RENEWED_BY),
    field("programme", One(Concept::Programme), Column("programme_id")),
    field("partners", Many(Concept::Partner), PARTNERS),
    field("units", LiesInMany(Concept::Unit), UNITS),
    field("activities", Many(Concept::Activity), ACTIVITIES),
    field("citations", Many(Concept::Citation), CITATIONS),
];

const ORDERS: &[Order] = &[
    order("TITLE", OrderKey::Label("title")),
    order("SIGNED", Date("signed")),
    order("STARTS", Date("starts")),
    order("ENDS", OrderKey::End("ends")),
    order("LAPSED", OrderKey::Lapsed("ends")),
];

const DIMENSIONS: &[Dimension] = &[
    dimension("REGION", Records(Concept::Region), Through("partners", "REGION")),
    dimension("COUNTRY", Records(Concept::Country), Through("partners", "COUNTRY")),
    dimension("PARTNER", Records(Concept::Partner), Pairs::Records("partners")),
    dimension("PARTNER_KIND", Values(values::<PartnerKind>), Through("partners", "KIND")),
    dimension("INSTITUTION_KIND", Values(values::<InstitutionKind>), Through("partners", "INSTITUTION_KIND")),
    dimension(
        "ORGANIZATION_KIND",
        Values(values::<OrganizationKind>),
        Through("partners", "ORGANIZATION_KIND"),
    ),
    dimension("KIND", Values(values::<AgreementKind>), Column("upper(kind)")),
    dimension("STAGE", Values(values::<Stage>), Column("upper(stage)")),
    dimension("STATUS", Values(statuses), STATUS),
    dimension("PROGRAMME", Records(Concept::Programme), Column("programme_id")),
    dimension("UNIT", Records(Concept::Unit), Pairs::Records("units")),
    dimension("ACTIVITY", Records(Concept::Activity), Pairs::Records("activities")),
    dimension("ACTIVITY_KIND", Values(values::<ActivityKind>), Through("activities", "KIND")),
    dimension("DIRECTION", Values(values::<Direction>), Through("activities", "DIRECTION")),
    dimension("LEVEL", Values(values::<Level>), Through("activities", "LEVEL")),
    dimension("FIELD", Records(Concept::Field), Through("activities", "FIELD")),
    dimension("SIGNED_YEAR", Years, Column("substr(signed, 1, 4)")),
    dimension("SIGNED_MONTH", Months, Column("iif(length(signed) > 4, substr(signed, 1, 7), NULL)")),
    dimension("START_YEAR", Years, Column("substr(starts, 1, 4)")),
    dimension("START_MONTH", Months, Column("iif(length(starts) > 4, substr(starts, 1, 7), NULL)")),
    dimension("END_YEAR", Years, Column("substr(ends, 1, 4)")),
    dimension("END_MONTH", Months, Column("iif(length(ends) > 4, substr(ends, 1, 7), NULL)")),
    dimension("ACTIVE_YEAR", Years, ACTIVE_YEAR),
];

const FACETS: &[Facet] = &[
    Facet("region", "REGION", &[&["partners", "region"]]),
    Facet("country", "COUNTRY", &[&["partners", "country"]]),
    Facet("partnerKind", "PARTNER_KIND", &[&["partners", "kind"]]),
    Facet("kind", "KIND", &[&["kind"]]),
    Facet("stage", "STAGE", &[&["stage"]]),
    Facet("status", "STATUS", &[&["status"]]),
    Facet("programme", "PROGRAMME", &[&["programme"]]),
    Facet("unit", "UNIT", &[&["units"]]),
    Facet("activityKind", "ACTIVITY_KIND", &[&["activities", "kind"]]),
    Facet("level", "LEVEL", &[&["activities", "level"]]),
    Facet("field", "FIELD", &[&["activities", "fields"]]),
    Facet("year", "START_YEAR", &[&["starts"]]),
];
