//! What the tables hold today: one table a file, and [`Rows`], all of them together.
//!
//! Deliberately not here: queries (`store/`), how the tables came to be (the `migration` crate) and GraphQL. Relations
//! are not declared: the registry links rows in memory, and the foreign keys live in the migrations.

mod partial_date;
mod row;
mod rows;

pub mod activity;
pub mod activity_field;
pub mod activity_level;
pub mod agreement;
pub mod agreement_unit;
pub mod citation;
pub mod country;
pub mod field;
pub mod identifier;
pub mod institution;
pub mod membership;
pub mod organization;
pub mod partner;
pub mod partner_identifier;
pub mod partner_name;
pub mod party;
pub mod programme;
pub mod region;
pub mod revision;
pub mod source;
pub mod unit;
pub mod university;

pub use partial_date::{NotAPartialDate, PartialDate};
pub use row::{Row, sort_by_keys};
pub use rows::Rows;
