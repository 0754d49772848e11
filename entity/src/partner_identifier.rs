//! Identifiers that other registers give to partners.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "partner_identifier")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub scheme: IdentifierScheme,
    #[sea_orm(primary_key, auto_increment = false)]
    pub value: String,
    pub partner_id: i32,
}

/// The register that gave an identifier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum IdentifierScheme {
    #[default]
    Ror,
    Wikidata,
    Erasmus,
    Schac,
    Pic,
    Isni,
    Grid,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
