//! The university's memberships in associations and networks.

use sea_orm::entity::prelude::*;

use crate::PartialDate;

#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub slug: String,
    /// The association or network.
    pub partner_id: i32,
    pub starts: Option<PartialDate>,
    pub ends: Option<PartialDate>,
    pub summary: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
