//! Outside bodies that the university works with: the base row of institutions and organizations.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "partner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub slug: String,
    /// Tells which of `institution` and `organization` holds the detail row.
    pub kind: PartnerKind,
    /// The one of its names that is shown.
    pub name: String,
    pub region_id: Option<i32>,
    pub country_id: Option<i32>,
    pub city: Option<String>,
    pub website: Option<String>,
    pub summary: Option<String>,
}

/// The two strands of partners.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum PartnerKind {
    #[default]
    Institution,
    Organization,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
