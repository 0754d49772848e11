//! Partners: the base row, the details of institutions and organizations under the same key, names and identifiers.

use sea_orm_migration::prelude::*;

use crate::columns::{
    create, drop, id, index, one_of, optional_reference, optional_text, primary_key, reference, slug, table,
    text,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![
            partner(),
            detail("institution"),
            detail("organization"),
            partner_name(),
            partner_identifier(),
            programme(),
        ];
        let indexes = vec![
            index("partner", &["region_id"], false),
            index("partner", &["country_id"], false),
            index("partner_identifier", &["partner_id"], false),
            index("programme", &["agency_id"], false),
        ];
        create(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables =
            ["partner", "institution", "organization", "partner_name", "partner_identifier", "programme"];
        drop(manager, &tables).await
    }
}

fn partner() -> TableCreateStatement {
    table(
        "partner",
        [
            id(),
            slug(),
            one_of("kind", &["institution", "organization"], false),
            text("name"),
            optional_reference("region_id"),
            optional_reference("country_id"),
            optional_text("city"),
            optional_text("website"),
            optional_text("summary"),
        ],
        &[("region_id", "region"), ("country_id", "country")],
    )
}

fn detail(name: &'static str) -> TableCreateStatement {
    let key = reference("partner_id").primary_key().take();
    table(name, [key, text("kind")], &[("partner_id", "partner")])
}

fn partner_name() -> TableCreateStatement {
    table(
        "partner_name",
        [reference("partner_id"), text("kind"), text("name"), optional_text("language")],
        &[("partner_id", "partner")],
    )
    .primary_key(&mut primary_key(&["partner_id", "kind", "name"]))
    .take()
}

fn partner_identifier() -> TableCreateStatement {
    table(
        "partner_identifier",
        [text("scheme"), text("value"), reference("partner_id")],
        &[("partner_id", "partner")],
    )
    .primary_key(&mut primary_key(&["scheme", "value"]))
    .take()
}

fn programme() -> TableCreateStatement {
    table(
        "programme",
        [
            id(),
            slug(),
            text("name"),
            optional_text("acronym"),
            optional_reference("agency_id"),
            optional_text("summary"),
        ],
        &[("agency_id", "partner")],
    )
}
