//! What every concept of the contract is made with: ids, lists, orders, filters, scalars, interfaces. No concept is here.

pub mod cursor;
pub mod filter;
pub mod id;
pub mod interface;
pub mod item;
pub mod list;
pub mod order;
pub mod scalar;

pub use filter::{EnumFilter, Matches, TextFilter, ToMany, pass};
pub use id::Id;
pub use item::{Item, Listed};
pub use list::List;
pub use order::{Key, OrderField};
pub use scalar::{CountryCode, Date, DateTime, PartialDate, Url};
