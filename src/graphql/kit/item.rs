//! Objects that stand for a record of the registry. What fields they have is told with each concept.

use async_graphql::{ContainerType, Context, InputType};

use super::{
    super::{View, view},
    Matches, OrderField, Related, RowChoice, RowText,
    list::Selection,
    related::{Found, Kept},
};
use crate::registry::{Ix, Record, Registry, Table};

/// A GraphQL object that is the place of a record, not a copy of it.
pub trait Item: ContainerType + Copy + 'static {
    type Row: Record + 'static;

    /// The first part of the ids of these objects.
    const CONCEPT: &'static str;

    fn at(registry: &Registry, ix: Ix<Self::Row>) -> Self;

    fn ix(self) -> Ix<Self::Row>;

    fn table(registry: &Registry) -> &Table<Self::Row>;

    fn row<'c>(self, ctx: &'c Context<'_>) -> &'c Self::Row {
        self.row_in(view(ctx))
    }

    fn row_in(self, view: &View) -> &Self::Row {
        &Self::table(&view.registry)[self.ix()]
    }

    /// A text of the row. A field has the same function for every record, because an answer looks for it once.
    fn text(self, text: fn(&Self::Row) -> &str) -> RowText<Self> {
        RowText { item: self, text }
    }

    /// A value of an enumeration that the row has; the same holds of the function.
    fn choice<E>(self, choice: fn(&Self::Row) -> E) -> RowChoice<Self, E> {
        RowChoice { item: self, choice }
    }

    /// The records that this one is related to, as the registry has them at hand.
    fn list<T: Listed>(self, places: Kept<Self, T>) -> Related<Self, T> {
        Related::kept(self, places)
    }

    /// The records that this one is related to, as the registry finds them.
    fn found<T: Listed>(self, places: Found<Self, T>) -> Related<Self, T> {
        Related::found(self, places)
    }
}

/// An item that there are lists of.
pub trait Listed: Item {
    type Filter: InputType + Matches<Self>;
    type OrderField: OrderField<Self>;
    /// What connections show of all their items together, beyond how many there are.
    type Figures: ContainerType + From<Selection<Self>>;
}

/// Declares an object of the contract that is the place of a row of one table.
macro_rules! item {
    ($(#[$doc:meta])* $object:ident: $table:ident in $tables:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub struct $object($crate::registry::Ix<partnergraph_entity::$table::Model>);

        impl $object {
            pub const fn new(ix: $crate::registry::Ix<partnergraph_entity::$table::Model>) -> Self {
                Self(ix)
            }
        }

        impl $crate::graphql::kit::Item for $object {
            type Row = partnergraph_entity::$table::Model;

            const CONCEPT: &'static str = stringify!($object);

            fn at(_: &$crate::registry::Registry, ix: $crate::registry::Ix<Self::Row>) -> Self {
                Self(ix)
            }

            fn ix(self) -> $crate::registry::Ix<Self::Row> {
                self.0
            }

            fn table(registry: &$crate::registry::Registry) -> &$crate::registry::Table<Self::Row> {
                &registry.$tables
            }
        }
    };
}

pub(in crate::graphql) use item;
