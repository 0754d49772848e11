//! What can be asked of activities.

use partnergraph_entity::{
    activity::{ActivityKind, Direction},
    activity_level::Level,
    agreement::AgreementKind,
    institution::InstitutionKind,
    organization::OrganizationKind,
    partner::PartnerKind,
};

use super::concept::{
    Axis::{Months, Records, Values, Years},
    Concept, Description, Dimension, Facet, Field,
    Kind::{First, Label, Last, LiesInMany, Many, One, Slug, Value},
    Order,
    OrderKey::{self, Date},
    Pairs::{self, Column, Query, Through},
    dimension, field, order, statuses, values,
};

pub static ACTIVITY: Description = Description {
    name: "Activity",
    table: "activity",
    key: "slug",
    label: "slug",
    fields: FIELDS,
    orders: ORDERS,
    dimensions: DIMENSIONS,
    facets: FACETS,
};

const LEVEL: Pairs = Query("SELECT activity_id AS item, upper(level) AS value FROM activity_level");
const FIELDS_OF_STUDY: Pairs = Query("SELECT activity_id AS item, field_id AS value FROM activity_field");
const PARTNERS: Pairs =
    Query("SELECT activity.id AS item, partner_id AS value FROM activity JOIN party USING (agreement_id)");
const START_YEAR: Pairs = Query(
    "SELECT activity.id AS item, substr(coalesce(activity.starts, agreement.starts), 1, 4) AS value
     FROM activity JOIN agreement ON agreement.id = agreement_id",
);
const START_MONTH: Pairs = Query(
    "SELECT item, value FROM (
        SELECT activity.id AS item, substr(coalesce(activity.starts, agreement.starts), 1, 7) AS value
        FROM activity JOIN agreement ON agreement.id = agreement_id
    ) WHERE length(value) = 7",
);

const FIELDS: &[Field] = &[
    field("slug", Slug, Column("slug")),
    field("summary", Label, Column("summary")),
    field("kind", Value(values::<ActivityKind>), Column("upper(kind)")),
    field("direction", Value(values::<Direction>), Column("upper(direction)")),
    field("level", Value(values::<Level>), LEVEL),
    field("starts", First, Column("starts")),
    field("ends", Last, Column("ends")),
    field("fields", LiesInMany(Concept::Field), FIELDS_OF_STUDY),
    field("agreement", One(Concept::Agreement), Column("agreement_id")),
    field("partners", Many(Concept::Partner), PARTNERS),
];

const ORDERS: &[Order] = &[
    order("SLUG", OrderKey::Label("slug")),
    order("AGREEMENT", OrderKey::Label("(SELECT title FROM agreement WHERE agreement.id = agreement_id)")),
    order("STARTS", Date("starts")),
    order("ENDS", OrderKey::End("ends")),
];

const DIMENSIONS: &[Dimension] = &[
    dimension("KIND", Values(values::<ActivityKind>), Column("upper(kind)")),
    dimension("DIRECTION", Values(values::<Direction>), Column("upper(direction)")),
    dimension("LEVEL", Values(values::<Level>), LEVEL),
    dimension("FIELD", Records(Concept::Field), Pairs::Records("fields")),
    dimension("AGREEMENT", Records(Concept::Agreement), Column("agreement_id")),
    dimension("AGREEMENT_KIND", Values(values::<AgreementKind>), Through("agreement", "KIND")),
    dimension("STATUS", Values(statuses), Through("agreement", "STATUS")),
    dimension("PROGRAMME", Records(Concept::Programme), Through("agreement", "PROGRAMME")),
    dimension("UNIT", Records(Concept::Unit), Through("agreement", "UNIT")),
    dimension("PARTNER", Records(Concept::Partner), Pairs::Records("partners")),
    dimension("PARTNER_KIND", Values(values::<PartnerKind>), Through("partners", "KIND")),
    dimension("INSTITUTION_KIND", Values(values::<InstitutionKind>), Through("partners", "INSTITUTION_KIND")),
    dimension(
        "ORGANIZATION_KIND",
        Values(values::<OrganizationKind>),
        Through("partners", "ORGANIZATION_KIND"),
    ),
    dimension("REGION", Records(Concept::Region), Through("partners", "REGION")),
    dimension("COUNTRY", Records(Concept::Country), Through("partners", "COUNTRY")),
    dimension("START_YEAR", Years, START_YEAR),
    dimension("START_MONTH", Months, START_MONTH),
    dimension("ACTIVE_YEAR", Years, Through("agreement", "ACTIVE_YEAR")),
];

const FACETS: &[Facet] = &[
    Facet("kind", "KIND", &[&["kind"]]),
    Facet("direction", "DIRECTION", &[&["direction"]]),
    Facet("level", "LEVEL", &[&["level"]]),
    Facet("field", "FIELD", &[&["fields"]]),
    Facet("agreementKind", "AGREEMENT_KIND", &[&["agreement", "kind"]]),
    Facet("status", "STATUS", &[&["agreement", "status"]]),
    Facet("programme", "PROGRAMME", &[&["agreement", "programme"]]),
    Facet("partnerKind", "PARTNER_KIND", &[&["partners", "kind"], &["agreement", "partners", "kind"]]),
    Facet("region", "REGION", &[&["partners", "region"], &["agreement", "partners", "region"]]),
    Facet("country", "COUNTRY", &[&["partners", "country"], &["agreement", "partners", "country"]]),
    Facet("year", "START_YEAR", &[&["starts"]]),
];
