//! What can be asked of partners.

use partnergraph_entity::{
    activity::ActivityKind, activity_level::Level, agreement::AgreementKind, institution::InstitutionKind,
    organization::OrganizationKind, partner::PartnerKind, partner_identifier::IdentifierScheme,
};

use super::concept::{
    Axis::{Records, Values, Years},
    Concept, Description, Dimension, Facet, Field,
    Kind::{First, Label, Many, One, Slug, Value},
    Order, OrderKey,
    Pairs::{self, Agreement, Column, Query},
    dimension, field, order, statuses, values,
};

pub static PARTNER: Description = Description {
    name: "Partner",
    table: "partner",
    key: "slug",
    label: "name",
    fields: FIELDS,
    orders: ORDERS,
    dimensions: DIMENSIONS,
    facets: FACETS,
};

const NAME: Pairs = Query(
    "SELECT id AS item, name AS value FROM partner
     UNION ALL SELECT partner_id AS item, name AS value FROM partner_name",
);
const INSTITUTION_KIND: Pairs = Query("SELECT partner_id AS item, upper(kind) AS value FROM institution");
const ORGANIZATION_KIND: Pairs = Query("SELECT partner_id AS item, upper(kind) AS value FROM organization");
const SCHEME: Pairs = Query("SELECT partner_id AS item, upper(scheme) AS value FROM partner_identifier");
const AGREEMENTS: Pairs = Query("SELECT partner_id AS item, agreement_id AS value FROM party");
const PROGRAMMES: Pairs = Query("SELECT agency_id AS item, id AS value FROM programme");
const MEMBERSHIPS: Pairs = Query("SELECT partner_id AS item, id AS value FROM membership");
const CITATIONS: Pairs = Query("SELECT partner_id AS item, id AS value FROM citation");

const FIELDS: &[Field] = &[
    field("slug", Slug, Column("slug")),
    field("name", Label, NAME),
    field("kind", Value(values::<PartnerKind>), Column("upper(kind)")),
    field("institutionKind", Value(values::<InstitutionKind>), INSTITUTION_KIND),
    field("organizationKind", Value(values::<OrganizationKind>), ORGANIZATION_KIND),
    field("identifierScheme", Value(values::<IdentifierScheme>), SCHEME),
    field("city", Label, Column("city")),
    field("summary", Label, Column("summary")),
    field("region", One(Concept::Region), Column("region_id")),
    field("country", One(Concept::Country), Column("country_id")),
    field("agreementKind", Value(values::<AgreementKind>), Agreement("kind")),
    field("agreementStatus", Value(statuses), Agreement("status")),
    field("agreementStarts", First, Agreement("starts")),
    field("programme", One(Concept::Programme), Agreement("programme")),
    field("activityKind", Value(values::<ActivityKind>), Agreement("activityKind")),
    field("level", Value(values::<Level>), Agreement("level")),
    field("field", One(Concept::Field), Agreement("field")),
    field("agreements", Many(Concept::Agreement), AGREEMENTS),
    field("activities", Many(Concept::Activity), Agreement("activities")),
    field("programmes", Many(Concept::Programme), PROGRAMMES),
    field("memberships", Many(Concept::Membership), MEMBERSHIPS),
    field("citations", Many(Concept::Citation), CITATIONS),
];

const ORDERS: &[Order] = &[
    order("NAME", OrderKey::Label("name")),
    order("SLUG", OrderKey::Slug("slug")),
    order("COUNTRY", OrderKey::Label("(SELECT name FROM country WHERE country.id = country_id)")),
    order("REGION", OrderKey::Label("(SELECT name FROM region WHERE region.id = region_id)")),
    order("AGREEMENTS", OrderKey::Count("(SELECT COUNT(*) FROM party WHERE partner_id = partner.id)")),
];

const DIMENSIONS: &[Dimension] = &[
    dimension("REGION", Records(Concept::Region), Column("region_id")),
    dimension("COUNTRY", Records(Concept::Country), Column("country_id")),
    dimension("KIND", Values(values::<PartnerKind>), Column("upper(kind)")),
    dimension("INSTITUTION_KIND", Values(values::<InstitutionKind>), INSTITUTION_KIND),
    dimension("ORGANIZATION_KIND", Values(values::<OrganizationKind>), ORGANIZATION_KIND),
    dimension("AGREEMENT", Records(Concept::Agreement), AGREEMENTS),
    dimension("AGREEMENT_KIND", Values(values::<AgreementKind>), Agreement("KIND")),
    dimension("AGREEMENT_STATUS", Values(statuses), Agreement("STATUS")),
    dimension("PROGRAMME", Records(Concept::Programme), Agreement("PROGRAMME")),
    dimension("UNIT", Records(Concept::Unit), Agreement("UNIT")),
    dimension("ACTIVITY_KIND", Values(values::<ActivityKind>), Agreement("ACTIVITY_KIND")),
    dimension("LEVEL", Values(values::<Level>), Agreement("LEVEL")),
    dimension("FIELD", Records(Concept::Field), Agreement("FIELD")),
    dimension("START_YEAR", Years, Agreement("START_YEAR")),
    dimension("ACTIVE_YEAR", Years, Agreement("ACTIVE_YEAR")),
];

const FACETS: &[Facet] = &[
    Facet("region", "REGION", "region"),
    Facet("country", "COUNTRY", "country"),
    Facet("kind", "KIND", "kind"),
    Facet("institutionKind", "INSTITUTION_KIND", "institutionKind"),
    Facet("organizationKind", "ORGANIZATION_KIND", "organizationKind"),
    Facet("agreementKind", "AGREEMENT_KIND", "agreementKind"),
    Facet("agreementStatus", "AGREEMENT_STATUS", "agreementStatus"),
    Facet("programme", "PROGRAMME", "programme"),
    Facet("activityKind", "ACTIVITY_KIND", "activityKind"),
    Facet("level", "LEVEL", "level"),
    Facet("field", "FIELD", "field"),
    Facet("year", "START_YEAR", "agreementStarts"),
];
