//! The rows to be, each with the place that it comes from. What is wrong with them is told in `rules`.

use std::collections::HashMap;

use partnergraph_entity::{Rows, sorted_by_key, tables};

use super::{
    fault::Place,
    table::{Table, id_of},
};

/// A row and where it comes from.
pub struct Placed<T> {
    pub row: T,
    pub place: Place,
}

macro_rules! next {
    ([] $($rows:ident: $table:ident,)*) => {
        /// The rows to be.
        pub struct Next {
            $(pub $rows: Vec<Placed<partnergraph_entity::$table::Model>>,)*
        }

        impl Next {
            pub fn into_rows(self) -> Rows {
                Rows { $($rows: self.$rows.into_iter().map(|placed| placed.row).collect(),)* }
            }
        }
    };
}

tables!(next);

/// The rows of a table that are kept, with those that were read in place of those with the same key; by primary key.
pub fn merge<T: Table>(kept: &[T], read: Vec<Placed<T>>) -> Vec<Placed<T>> {
    let kept = kept.iter().map(|row| Placed { row: row.clone(), place: Place::Database });
    let rows: HashMap<T::Key, Placed<T>> =
        kept.chain(read).map(|placed| (placed.row.key(), placed)).collect();
    let numbered = rows.into_iter().map(|(key, mut placed)| ((id_of(&mut placed.row), key), placed)).collect();
    let rows: Vec<_> = sorted_by_key(numbered, |(key, _): &((Option<i32>, T::Key), Placed<T>)| key.clone());
    rows.into_iter().map(|(_, placed)| placed).collect()
}
