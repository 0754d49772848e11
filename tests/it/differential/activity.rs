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
    Kind::{First, Label, Last, Many, One, Slug, Value},
    Order,
    OrderKey::{self, Date},
    Pairs::{self, Agreement, Column, Query},
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
    field("fields", Many(Concept::Field), FIELDS_OF_STUDY),
    field("field", One(Concept::Field), FIELDS_OF_STUDY),
    field("agreementKind", Value(values::<AgreementKind>), Agreement("kind")),
    field("status", Value(statuses), Agreement("status")),
    field("programme", One(Concept::Programme), Agreement("programme")),
    field("region", One(Concept::Region), Agreement("region")),
    field("country", One(Concept::Country), Agreement("country")),
    field("partnerKind", Value(values::<PartnerKind>), Agreement("partnerKind")),
    field("agreement", One(Concept::Agreement), Column("agreement_id")),
    field("partners", Many(Concept::Partner), Agreement("partners")),
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
    dimension("FIELD", Records(Concept::Field), FIELDS_OF_STUDY),
    dimension("AGREEMENT", Records(Concept::Agreement), Column("agreement_id")),
    dimension("AGREEMENT_KIND", Values(values::<AgreementKind>), Agreement("KIND")),
    dimension("STATUS", Values(statuses), Agreement("STATUS")),
    dimension("PROGRAMME", Records(Concept::Programme), Agreement("PROGRAMME")),
    dimension("UNIT", Records(Concept::Unit), Agreement("UNIT")),
    dimension("PARTNER", Records(Concept::Partner), Agreement("PARTNER")),
    dimension("PARTNER_KIND", Values(values::<PartnerKind>), Agreement("PARTNER_KIND")),
    dimension("INSTITUTION_KIND", Values(values::<InstitutionKind>), Agreement("INSTITUTION_KIND")),
    dimension("ORGANIZATION_KIND", Values(values::<OrganizationKind>), Agreement("ORGANIZATION_KIND")),
    dimension("REGION", Records(Concept::Region), Agreement("REGION")),
    dimension("COUNTRY", Records(Concept::Country), Agreement("COUNTRY")),
    dimension("START_YEAR", Years, START_YEAR),
    dimension("START_MONTH", Months, START_MONTH),
    dimension("ACTIVE_YEAR", Years, Agreement("ACTIVE_YEAR")),
];

const FACETS: &[Facet] = &[
    Facet("kind", "KIND", "kind"),
    Facet("direction", "DIRECTION", "direction"),
    Facet("level", "LEVEL", "level"),
    Facet("field", "FIELD", "field"),
    Facet("agreementKind", "AGREEMENT_KIND", "agreementKind"),
    Facet("status", "STATUS", "status"),
    Facet("programme", "PROGRAMME", "programme"),
    Facet("partnerKind", "PARTNER_KIND", "partnerKind"),
    Facet("region", "REGION", "region"),
    Facet("country", "COUNTRY", "country"),
    Facet("year", "START_YEAR", "starts"),
];
