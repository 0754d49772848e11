//! What can be asked of the smaller concepts, which have no figures.

use partnergraph_entity::{
    citation::{Basis, Fact},
    unit::UnitKind,
};

use super::concept::{
    Concept, Description,
    Kind::{CountryCode, FieldCode, First, Label, Last, Lies, Many, One, Slug, Value},
    OrderKey,
    Pairs::{Column, Query},
    field, field_below, order, values,
};

const PLAIN: Description = Description {
    name: "",
    table: "",
    key: "slug",
    label: "name",
    fields: &[],
    orders: &[],
    dimensions: &[],
    facets: &[],
};

pub static REGION: Description = Description {
    name: "Region",
    table: "region",
    key: "code",
    fields: &[
        field("code", Slug, Column("code")),
        field("name", Label, Column("name")),
        field("parent", One(Concept::Region), Column("parent_id")),
        field_below(
            "countries",
            Many(Concept::Country),
            Query("SELECT above AS item, id AS value FROM country JOIN region_path ON node = region_id"),
            Query("SELECT region_id AS item, id AS value FROM country"),
        ),
        field_below(
            "partners",
            Many(Concept::Partner),
            Query(
                "SELECT above AS item, item AS value FROM partner_region JOIN region_path ON node = located",
            ),
            Query("SELECT region_id AS item, id AS value FROM partner"),
        ),
        field("regions", Many(Concept::Region), Query("SELECT parent_id AS item, id AS value FROM region")),
        field_below(
            "agreements",
            Many(Concept::Agreement),
            Query(
                "SELECT above AS item, agreement_id AS value FROM partner_region
                 JOIN region_path ON node = located JOIN party ON partner_id = item",
            ),
            Query(
                "SELECT region_id AS item, agreement_id AS value FROM partner JOIN party ON partner_id = id",
            ),
        ),
    ],
    orders: &[
        order("NAME", OrderKey::Label("name")),
        order("CODE", OrderKey::Slug("code")),
        order(
            "PARTNERS",
            OrderKey::Count(
                "(SELECT COUNT(*) FROM partner_region JOIN region_path ON node = located WHERE above = region.id)",
            ),
        ),
    ],
    ..PLAIN
};

pub static COUNTRY: Description = Description {
    name: "Country",
    table: "country",
    key: "code",
    fields: &[
        field("code", CountryCode, Column("code")),
        field("name", Label, Column("name")),
        field(
            "region",
            Lies(Concept::Region),
            Query("SELECT id AS item, region_id AS value, region_id AS located FROM country"),
        ),
        field(
            "partners",
            Many(Concept::Partner),
            Query("SELECT country_id AS item, id AS value FROM partner"),
        ),
        field(
            "agreements",
            Many(Concept::Agreement),
            Query(
                "SELECT country_id AS item, agreement_id AS value FROM partner JOIN party ON partner_id = id",
            ),
        ),
    ],
    orders: &[
        order("NAME", OrderKey::Label("name")),
        order("CODE", OrderKey::Slug("code")),
        order("PARTNERS", OrderKey::Count("(SELECT COUNT(*) FROM partner WHERE country_id = country.id)")),
    ],
    ..PLAIN
};

pub static PROGRAMME: Description = Description {
    name: "Programme",
    table: "programme",
    fields: &[
        field("slug", Slug, Column("slug")),
        field(
            "name",
            Label,
            Query(
                "SELECT id AS item, name AS value FROM programme
                 UNION ALL SELECT id AS item, acronym AS value FROM programme",
            ),
        ),
        field("agency", One(Concept::Partner), Column("agency_id")),
        field(
            "agreements",
            Many(Concept::Agreement),
            Query("SELECT programme_id AS item, id AS value FROM agreement"),
        ),
        field(
            "partners",
            Many(Concept::Partner),
            Query(
                "SELECT programme_id AS item, partner_id AS value FROM agreement JOIN party ON agreement_id = id",
            ),
        ),
    ],
    orders: &[
        order("NAME", OrderKey::Label("name")),
        order("SLUG", OrderKey::Slug("slug")),
        order(
            "AGREEMENTS",
            OrderKey::Count("(SELECT COUNT(*) FROM agreement WHERE programme_id = programme.id)"),
        ),
    ],
    ..PLAIN
};

pub static UNIT: Description = Description {
    name: "Unit",
    table: "unit",
    fields: &[
        field("slug", Slug, Column("slug")),
        field("name", Label, Column("name")),
        field("kind", Value(values::<UnitKind>), Column("upper(kind)")),
        field_below(
            "agreements",
            Many(Concept::Agreement),
            Query(
                "SELECT above AS item, agreement_id AS value FROM agreement_unit JOIN unit_path ON node = unit_id",
            ),
            Query("SELECT unit_id AS item, agreement_id AS value FROM agreement_unit"),
        ),
        field("parent", One(Concept::Unit), Column("parent_id")),
        field("units", Many(Concept::Unit), Query("SELECT parent_id AS item, id AS value FROM unit")),
    ],
    orders: &[order("NAME", OrderKey::Label("name")), order("SLUG", OrderKey::Slug("slug"))],
    ..PLAIN
};

pub static FIELD: Description = Description {
    name: "Field",
    table: "field",
    key: "code",
    label: "code",
    fields: &[
        field("code", FieldCode, Column("code")),
        field("name", Label, Column("name")),
        field_below(
            "activities",
            Many(Concept::Activity),
            Query(
                "SELECT above AS item, activity_id AS value FROM activity_field JOIN field_path ON node = field_id",
            ),
            Query("SELECT field_id AS item, activity_id AS value FROM activity_field"),
        ),
        field(
            "parent",
            One(Concept::Field),
            Query(
                "SELECT narrow.id AS item, broad.id AS value FROM field AS narrow
                 JOIN field AS broad ON broad.code = substr(narrow.code, 1, length(narrow.code) - 1)",
            ),
        ),
        field(
            "fields",
            Many(Concept::Field),
            Query(
                "SELECT broad.id AS item, narrow.id AS value FROM field AS broad
                 JOIN field AS narrow ON broad.code = substr(narrow.code, 1, length(narrow.code) - 1)",
            ),
        ),
    ],
    orders: &[order("CODE", OrderKey::Slug("code")), order("NAME", OrderKey::Label("name"))],
    ..PLAIN
};

pub static MEMBERSHIP: Description = Description {
    name: "Membership",
    table: "membership",
    label: "slug",
    fields: &[
        field("slug", Slug, Column("slug")),
        field("partner", One(Concept::Partner), Column("partner_id")),
        field("starts", First, Column("starts")),
        field("ends", Last, Column("ends")),
        field(
            "citations",
            Many(Concept::Citation),
            Query("SELECT membership_id AS item, id AS value FROM citation"),
        ),
    ],
    orders: &[
        order("SLUG", OrderKey::Label("slug")),
        order("PARTNER", OrderKey::Label("(SELECT name FROM partner WHERE partner.id = partner_id)")),
        order("STARTS", OrderKey::Date("starts")),
    ],
    ..PLAIN
};

pub static SOURCE: Description = Description {
    name: "Source",
    table: "source",
    label: "title",
    fields: &[
        field("slug", Slug, Column("slug")),
        field("title", Label, Column("title")),
        field("publisher", Label, Column("publisher")),
        field("published", First, Column("published")),
    ],
    orders: &[order("TITLE", OrderKey::Label("title")), order("PUBLISHED", OrderKey::Date("published"))],
    ..PLAIN
};

pub static CITATION: Description = Description {
    name: "Citation",
    table: "citation",
    key: "id",
    label: "id",
    fields: &[
        field("fact", Value(values::<Fact>), Column("upper(fact)")),
        field("basis", Value(values::<Basis>), Column("upper(basis)")),
        field("source", One(Concept::Source), Column("source_id")),
    ],
    ..PLAIN
};
