//! What non-academic partners have beyond the base row.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organization")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub partner_id: i32,
    pub kind: OrganizationKind,
}

/// What a non-academic partner is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum OrganizationKind {
    #[default]
    Government,
    Intergovernmental,
    DevelopmentBank,
    Foundation,
    Company,
    Association,
    Consortium,
    NonGovernmental,
    ProgrammeAgency,
    ResearchCentre,
    Publisher,
    Periodical,
    Other,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
