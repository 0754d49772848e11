//! Where facts were read: exactly one of partner, agreement and membership is the subject.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "citation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub source_id: i32,
    /// The place in the source, such as a table and row.
    pub place: String,
    pub partner_id: Option<i32>,
    pub agreement_id: Option<i32>,
    pub membership_id: Option<i32>,
    pub fact: Fact,
    pub basis: Basis,
    pub note: Option<String>,
}

/// What a citation supports; `Record` is the subject as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Fact {
    #[default]
    Record,
    Name,
    Kind,
    Region,
    Country,
    City,
    Dates,
    Stage,
    Programme,
    Parties,
    Units,
    Activities,
}

/// Whether a fact stands in the source or was inferred by whoever entered it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Basis {
    #[default]
    Stated,
    Inferred,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
