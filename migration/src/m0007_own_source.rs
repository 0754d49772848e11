//! The source of every fact that cites none, where the university's office is its own source.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // As a text, because `SQLite` takes a foreign key of a new column only as part of its definition.
        let statement = "ALTER TABLE university ADD COLUMN own_source_id integer REFERENCES source (id)";
        manager.get_connection().execute_unprepared(statement).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("university").drop_column("own_source_id").take()).await
    }
}
