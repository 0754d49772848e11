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
    Kind::{ActiveOn, First, Flag, Label, Last, Many, One, Slug, Value, Within},
    Order,
    OrderKey::{self, Date},
    Pairs::{self, Column, Query},
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
const REGION: Pairs = Query(
    "SELECT agreement_id AS item, region_id AS value FROM party JOIN partner ON partner.id = partner_id",
);
const COUNTRY: Pairs = Query(
    "SELECT agreement_id AS item, country_id AS value FROM party JOIN partner ON partner.id = partner_id",
);
const PARTNER_KIND: Pairs = Query(
    "SELECT agreement_id AS item, upper(kind) AS value FROM party JOIN partner ON partner.id = partner_id",
);
const INSTITUTION_KIND: Pairs =
    Query("SELECT agreement_id AS item, upper(kind) AS value FROM party JOIN institution USING (partner_id)");
const ORGANIZATION_KIND: Pairs = Query(
    "SELECT agreement_id AS item, upper(kind) AS value FROM party JOIN organization USING (partner_id)",
);
const UNITS: Pairs = Query("SELECT agreement_id AS item, unit_id AS value FROM agreement_unit");
const ACTIVITIES: Pairs = Query("SELECT agreement_id AS item, id AS value FROM activity");
const ACTIVITY_KIND: Pairs = Query("SELECT agreement_id AS item, upper(kind) AS value FROM activity");
const DIRECTION: Pairs = Query("SELECT agreement_id AS item, upper(direction) AS value FROM activity");
const LEVEL: Pairs = Query(
    "SELECT agreement_id AS item, upper(level) AS value FROM activity JOIN activity_level ON activity_id = id",
);
const FIELDS_OF_STUDY: Pairs = Query(
    "SELECT agreement_id AS item, field_id AS value FROM activity JOIN activity_field ON activity_id = id",
);
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
    field("region", One(Concept::Region), REGION),
    field("country", One(Concept::Country), COUNTRY),
    field("partnerKind", Value(values::<PartnerKind>), PARTNER_KIND),
    field("unit", One(Concept::Unit), UNITS),
    field("activityKind", Value(values::<ActivityKind>), ACTIVITY_KIND),
    field("level", Value(values::<Level>), LEVEL),
    field("field", One(Concept::Field), FIELDS_OF_STUDY),
    field("partners", Many(Concept::Partner), PARTNERS),
    field("units", Many(Concept::Unit), UNITS),
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
    dimension("REGION", Records(Concept::Region), REGION),
    dimension("COUNTRY", Records(Concept::Country), COUNTRY),
    dimension("PARTNER", Records(Concept::Partner), PARTNERS),
    dimension("PARTNER_KIND", Values(values::<PartnerKind>), PARTNER_KIND),
    dimension("INSTITUTION_KIND", Values(values::<InstitutionKind>), INSTITUTION_KIND),
    dimension("ORGANIZATION_KIND", Values(values::<OrganizationKind>), ORGANIZATION_KIND),
    dimension("KIND", Values(values::<AgreementKind>), Column("upper(kind)")),
    dimension("STAGE", Values(values::<Stage>), Column("upper(stage)")),
    dimension("STATUS", Values(statuses), STATUS),
    dimension("PROGRAMME", Records(Concept::Programme), Column("programme_id")),
    dimension("UNIT", Records(Concept::Unit), UNITS),
    dimension("ACTIVITY", Records(Concept::Activity), ACTIVITIES),
    dimension("ACTIVITY_KIND", Values(values::<ActivityKind>), ACTIVITY_KIND),
    dimension("DIRECTION", Values(values::<Direction>), DIRECTION),
    dimension("LEVEL", Values(values::<Level>), LEVEL),
    dimension("FIELD", Records(Concept::Field), FIELDS_OF_STUDY),
    dimension("SIGNED_YEAR", Years, Column("substr(signed, 1, 4)")),
    dimension("SIGNED_MONTH", Months, Column("iif(length(signed) > 4, substr(signed, 1, 7), NULL)")),
    dimension("START_YEAR", Years, Column("substr(starts, 1, 4)")),
    dimension("START_MONTH", Months, Column("iif(length(starts) > 4, substr(starts, 1, 7), NULL)")),
    dimension("END_YEAR", Years, Column("substr(ends, 1, 4)")),
    dimension("END_MONTH", Months, Column("iif(length(ends) > 4, substr(ends, 1, 7), NULL)")),
    dimension("ACTIVE_YEAR", Years, ACTIVE_YEAR),
];

const FACETS: &[Facet] = &[
    Facet("region", "REGION", "region"),
    Facet("country", "COUNTRY", "country"),
    Facet("partnerKind", "PARTNER_KIND", "partnerKind"),
    Facet("kind", "KIND", "kind"),
    Facet("stage", "STAGE", "stage"),
    Facet("status", "STATUS", "status"),
    Facet("programme", "PROGRAMME", "programme"),
    Facet("unit", "UNIT", "unit"),
    Facet("activityKind", "ACTIVITY_KIND", "activityKind"),
    Facet("level", "LEVEL", "level"),
    Facet("field", "FIELD", "field"),
    Facet("year", "START_YEAR", "starts"),
];
