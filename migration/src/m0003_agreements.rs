//! Agreements with their parties and home units, and the activities under them with levels and fields.

use sea_orm_migration::prelude::*;

use crate::columns::{
    create, drop, id, index, one_of, optional_reference, optional_text, partial_date, primary_key, reference,
    slug, table, text,
};

const ROLES: [&str; 3] = ["partner", "coordinator", "funder"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables =
            vec![agreement(), party(), agreement_unit(), activity(), activity_level(), activity_field()];
        let indexes = vec![
            index("agreement", &["programme_id"], false),
            index("agreement", &["renews_id"], false),
            index("party", &["partner_id"], false),
            index("agreement_unit", &["unit_id"], false),
            index("activity", &["agreement_id"], false),
            index("activity_field", &["field_id"], false),
        ];
        create(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["agreement", "party", "agreement_unit", "activity", "activity_level", "activity_field"];
        drop(manager, &tables).await
    }
}

fn agreement() -> TableCreateStatement {
    table(
        "agreement",
        [
            id(),
            slug(),
            text("title"),
            text("kind"),
            one_of("stage", &["proposed", "preliminary", "in_force", "ended", "unknown"], false),
            partial_date("signed"),
            partial_date("starts"),
            partial_date("ends"),
            optional_reference("programme_id"),
            optional_reference("renews_id"),
            one_of("home_role", &ROLES, true),
            optional_text("summary"),
        ],
        &[("programme_id", "programme"), ("renews_id", "agreement")],
    )
    .check(Expr::cust("renews_id <> id"))
    .take()
}

fn party() -> TableCreateStatement {
    table(
        "party",
        [reference("agreement_id"), reference("partner_id"), one_of("role", &ROLES, false)],
        &[("agreement_id", "agreement"), ("partner_id", "partner")],
    )
    .primary_key(&mut primary_key(&["agreement_id", "partner_id"]))
    .take()
}

fn agreement_unit() -> TableCreateStatement {
    table(
        "agreement_unit",
        [reference("agreement_id"), reference("unit_id")],
        &[("agreement_id", "agreement"), ("unit_id", "unit")],
    )
    .primary_key(&mut primary_key(&["agreement_id", "unit_id"]))
    .take()
}

fn activity() -> TableCreateStatement {
    table(
        "activity",
        [
            id(),
            slug(),
            reference("agreement_id"),
            text("kind"),
            one_of("direction", &["outgoing", "incoming", "mutual"], true),
            partial_date("starts"),
            partial_date("ends"),
            optional_text("summary"),
        ],
        &[("agreement_id", "agreement")],
    )
}

fn activity_level() -> TableCreateStatement {
    let level = one_of("level", &["undergraduate", "graduate", "master", "doctoral"], false);
    table("activity_level", [reference("activity_id"), level], &[("activity_id", "activity")])
        .primary_key(&mut primary_key(&["activity_id", "level"]))
        .take()
}

fn activity_field() -> TableCreateStatement {
    table(
        "activity_field",
        [reference("activity_id"), reference("field_id")],
        &[("activity_id", "activity"), ("field_id", "field")],
    )
    .primary_key(&mut primary_key(&["activity_id", "field_id"]))
    .take()
}
