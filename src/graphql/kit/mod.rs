//! What every concept of the contract is made with: ids, lists, orders, filters, scalars, interfaces. No concept is here.

pub mod arguments;
pub mod cursor;
pub mod filter;
pub mod id;
pub mod interface;
pub mod item;
pub mod json;
pub mod leaf;
pub mod list;
pub mod operators;
pub mod order;
pub mod ordinary;
pub mod related;
pub mod scalar;
pub mod sheet;
pub mod sort;
pub mod straight;
pub mod tree;
pub mod written;

pub use filter::Matches;
pub use id::Id;
pub use item::{Item, Listed};
pub use json::write_value;
pub use leaf::{Choice, RowChoice, RowText, Text};
pub use list::{List, NoFigures};
pub use operators::{DateFilter, EnumFilter, PeriodInput, TextFilter, ToMany};
pub use order::{Key, OrderField};
pub use related::Related;
pub use scalar::{CountryCode, Date, DateTime, PartialDate, Url};
pub use sheet::RecordPlace;
pub use straight::Straight;
pub use tree::Within;
pub use written::{Several, Single, Written};
