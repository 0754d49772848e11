//! What a directory is ordered by: regions, countries, the home university with its units, fields of study.

use sea_orm_migration::prelude::*;

use crate::columns::{
    create, drop, id, index, optional_reference, optional_text, slug, table, text, unique_text,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![region(), country(), university(), unit(), field()];
        let indexes = vec![
            index("region", &["parent_id"], false),
            index("country", &["region_id"], false),
            index("unit", &["parent_id"], false),
        ];
        create(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["region", "country", "university", "unit", "field"]).await
    }
}

fn region() -> TableCreateStatement {
    table(
        "region",
        [id(), unique_text("code", "1 AND 100"), text("name"), optional_reference("parent_id")],
        &[("parent_id", "region")],
    )
    .check(Expr::cust("parent_id <> id"))
    .take()
}

fn country() -> TableCreateStatement {
    table(
        "country",
        [id(), unique_text("code", "2 AND 2"), text("name"), optional_reference("region_id")],
        &[("region_id", "region")],
    )
}

fn university() -> TableCreateStatement {
    table(
        "university",
        [
            id().check(Expr::cust("id = 1")).take(),
            slug(),
            text("name"),
            optional_text("city"),
            optional_reference("country_id"),
            optional_text("website"),
            optional_text("summary"),
        ],
        &[("country_id", "country")],
    )
}

fn unit() -> TableCreateStatement {
    table(
        "unit",
        [id(), slug(), text("name"), text("kind"), optional_reference("parent_id")],
        &[("parent_id", "unit")],
    )
    .check(Expr::cust("parent_id <> id"))
    .take()
}

fn field() -> TableCreateStatement {
    table("field", [id(), unique_text("code", "2 AND 4"), text("name")], &[])
}
