//! The home university, whose partnerships these are: a table of one row, whose id is [`ID`].

use sea_orm::entity::prelude::*;

/// The id of the only row.
pub const ID: i32 = 1;

#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "university")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub slug: String,
    pub name: String,
    pub city: Option<String>,
    pub country_id: Option<i32>,
    pub website: Option<String>,
    pub summary: Option<String>,
    /// The source of every fact that cites none: the office's own records.
    pub own_source_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
