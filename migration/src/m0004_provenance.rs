//! Memberships, sources, the citations that tie facts to them, and the change log.

use sea_orm_migration::prelude::*;

use crate::columns::{
    create, drop, id, index, one_of, optional_reference, optional_text, partial_date, reference, slug, table,
    text,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![membership(), source(), citation(), revision()];
        let indexes = vec![
            index("membership", &["partner_id"], false),
            // A null makes a row distinct, so each of the three constrains only the citations of its subject.
            index("citation", &["partner_id", "source_id", "place", "fact"], true),
            index("citation", &["agreement_id", "source_id", "place", "fact"], true),
            index("citation", &["membership_id", "source_id", "place", "fact"], true),
            index("citation", &["source_id"], false),
        ];
        create(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["membership", "source", "citation", "revision"]).await
    }
}

fn membership() -> TableCreateStatement {
    table(
        "membership",
        [
            id(),
            slug(),
            reference("partner_id"),
            partial_date("starts"),
            partial_date("ends"),
            optional_text("summary"),
        ],
        &[("partner_id", "partner")],
    )
}

fn source() -> TableCreateStatement {
    table(
        "source",
        [
            id(),
            slug(),
            text("title"),
            optional_text("publisher"),
            optional_text("url"),
            partial_date("published"),
            partial_date("accessed"),
            optional_text("note"),
        ],
        &[],
    )
}

fn citation() -> TableCreateStatement {
    let subjects = ["partner_id", "agreement_id", "membership_id"];
    let filled = subjects.map(|s| format!("CASE WHEN {s} IS NULL THEN 0 ELSE 1 END")).join(" + ");
    table(
        "citation",
        [
            id(),
            reference("source_id"),
            text("place"),
            optional_reference("partner_id"),
            optional_reference("agreement_id"),
            optional_reference("membership_id"),
            text("fact"),
            one_of("basis", &["stated", "inferred"], false),
            optional_text("note"),
        ],
        &[
            ("source_id", "source"),
            ("partner_id", "partner"),
            ("agreement_id", "agreement"),
            ("membership_id", "membership"),
        ],
    )
    .check(Expr::cust(format!("{filled} = 1")))
    .take()
}

fn revision() -> TableCreateStatement {
    let count = |name| ColumnDef::new(name).integer().not_null().take();
    table(
        "revision",
        [
            ColumnDef::new("number")
                .big_integer()
                .not_null()
                .primary_key()
                .check(Expr::cust("number > 0"))
                .take(),
            ColumnDef::new("made_at").timestamp_with_time_zone().not_null().take(),
            count("added"),
            count("changed"),
            count("removed"),
        ],
        &[],
    )
}
