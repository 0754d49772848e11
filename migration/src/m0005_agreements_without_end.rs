//! Agreements that have no end, which is not the same as an end that is not known.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("agreement").add_column(indefinite()).take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("agreement").drop_column("indefinite").take()).await
    }
}

fn indefinite() -> ColumnDef {
    ColumnDef::new("indefinite")
        .boolean()
        .not_null()
        .default(false)
        .check(Expr::cust("NOT (indefinite AND ends IS NOT NULL)"))
        .take()
}
