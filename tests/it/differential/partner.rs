//! What can be asked of partners.

use partnergraph_entity::{
    activity::ActivityKind, activity_level::Level, agreement::AgreementKind, institution::InstitutionKind,
    organization::OrganizationKind, partner::PartnerKind, partner_identifier::IdentifierScheme,
};

use super::concept::{
    Axis::{Records, Values, Years},
    Concept, Description, Dimension, Facet, Field,
    Kind::{Label, Lies, Many, One, Slug, Value},
    Order, OrderKey,
    Pairs::{self, Column, Query, Through},
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
const ACTIVITIES: Pairs =
    Query("SELECT partner_id AS item, activity.id AS value FROM party JOIN activity USING (agreement_id)");
const REGION: Pairs = Query("SELECT item, value, located FROM partner_region");
const LOCATED: Pairs = Query("SELECT item, located AS value FROM partner_region WHERE located IS NOT NULL");
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
    field("region", Lies(Concept::Region), REGION),
    field("country", One(Concept::Country), Column("country_id")),
    field("agreements", Many(Concept::Agreement), AGREEMENTS),
    field("activities", Many(Concept::Activity), ACTIVITIES),
    field("programmes", Many(Concept::Programme), PROGRAMMES),
    field("memberships", Many(Concept::Membership), MEMBERSHIPS),
    field("citations", Many(Concept::Citation), CITATIONS),
];

const ORDERS: &[Order] = &[
    order("NAME", OrderKey::Label("name")),
    order("SLUG", OrderKey::Slug("slug")),
    order("COUNTRY", OrderKey::Label("(SELECT name FROM country WHERE country.id = country_id)")),
    order(
        "REGION",
        OrderKey::Label(
            "(SELECT name FROM region JOIN partner_region ON located = region.id WHERE item = partner.id)",
        ),
    ),
    order("CITY", OrderKey::Label("city")),
    order("AGREEMENTS", OrderKey::Count("(SELECT COUNT(*) FROM party WHERE partner_id = partner.id)")),
];

const DIMENSIONS: &[Dimension] = &[
    dimension("REGION", Records(Concept::Region), LOCATED),
    dimension("COUNTRY", Records(Concept::Country), Column("country_id")),
    dimension("KIND", Values(values::<PartnerKind>), Column("upper(kind)")),
    dimension("INSTITUTION_KIND", Values(values::<InstitutionKind>), INSTITUTION_KIND),
    dimension("ORGANIZATION_KIND", Values(values::<OrganizationKind>), ORGANIZATION_KIND),
    dimension("AGREEMENT", Records(Concept::Agreement), Pairs::Records("agreements")),
    dimension("AGREEMENT_KIND", Values(values::<AgreementKind>), Through("agreements", "KIND")),
    dimension("AGREEMENT_STATUS", Values(statuses), Through("agreements", "STATUS")),
    dimension("PROGRAMME", Records(Concept::Programme), Through("agreements", "PROGRAMME")),
    dimension("UNIT", Records(Concept::Unit), Through("agreements", "UNIT")),
    dimension("ACTIVITY_KIND", Values(values::<ActivityKind>), Through("agreements", "ACTIVITY_KIND")),
    dimension("LEVEL", Values(values::<Level>), Through("agreements", "LEVEL")),
    dimension("FIELD", Records(Concept::Field), Through("agreements", "FIELD")),
    dimension("START_YEAR", Years, Through("agreements", "START_YEAR")),
    dimension("ACTIVE_YEAR", Years, Through("agreements", "ACTIVE_YEAR")),
];

const FACETS: &[Facet] = &[
    Facet("region", "REGION", &[&["region"]]),
    Facet("country", "COUNTRY", &[&["country"]]),
    Facet("kind", "KIND", &[&["kind"]]),
    Facet("institutionKind", "INSTITUTION_KIND", &[&["institutionKind"]]),
    Facet("organizationKind", "ORGANIZATION_KIND", &[&["organizationKind"]]),
    Facet("agreementKind", "AGREEMENT_KIND", &[&["agreements", "kind"]]),
    Facet("agreementStatus", "AGREEMENT_STATUS", &[&["agreements", "status"]]),
    Facet("programme", "PROGRAMME", &[&["agreements", "programme"]]),
    Facet("unit", "UNIT", &[&["agreements", "units"]]),
    Facet("activityKind", "ACTIVITY_KIND", &[&["agreements", "activities", "kind"], &["activities", "kind"]]),
    Facet("level", "LEVEL", &[&["agreements", "activities", "level"], &["activities", "level"]]),
    Facet("field", "FIELD", &[&["agreements", "activities", "fields"], &["activities", "fields"]]),
    Facet("year", "START_YEAR", &[&["agreements", "starts"]]),
];
