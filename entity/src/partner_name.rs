//! Further names of partners, beside the one that is shown.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "partner_name")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub partner_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: NameKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// BCP 47 tag.
    pub language: Option<String>,
}

/// How a further name came to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum NameKind {
    #[default]
    Official,
    Published,
    Acronym,
    Former,
    Translation,
    Alias,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
