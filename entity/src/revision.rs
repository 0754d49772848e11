//! The change log: one row a change, numbered from 1. The highest number is the revision of the data.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub made_at: DateTimeUtc,
    /// Rows added.
    pub added: i32,
    /// Rows changed.
    pub changed: i32,
    /// Rows removed.
    pub removed: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
