//! What was agreed with one or more partners.

use sea_orm::entity::prelude::*;

use crate::{PartialDate, party::Role};

#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agreement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub slug: String,
    pub title: String,
    pub kind: AgreementKind,
    /// What was recorded; the status on a day is derived from it and the dates.
    pub stage: Stage,
    pub signed: Option<PartialDate>,
    pub starts: Option<PartialDate>,
    /// The last day in force.
    pub ends: Option<PartialDate>,
    /// Whether it has no end, which is not the same as an end that is not known.
    pub indefinite: bool,
    pub programme_id: Option<i32>,
    /// The agreement that this one renews.
    pub renews_id: Option<i32>,
    /// The role of the home university.
    pub home_role: Option<Role>,
    pub summary: Option<String>,
}

/// What was agreed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum AgreementKind {
    #[default]
    Framework,
    MemorandumOfUnderstanding,
    Exchange,
    Degree,
    Project,
    Grant,
    Scholarship,
    Licence,
    Representation,
    Other,
    Unspecified,
}

/// How far an agreement had come when it was recorded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Stage {
    #[default]
    Proposed,
    Preliminary,
    InForce,
    Ended,
    Unknown,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
