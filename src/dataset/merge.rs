//! The rows to be, each with the place that it comes from. What is wrong with them is told in `rules`.

use std::collections::HashMap;

use partnergraph_entity::{Rows, sort_by_keys, tables};

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
    let mut rows = Vec::with_capacity(kept.len() + read.len());
    let mut places: HashMap<T::Key, usize> = HashMap::with_capacity(rows.capacity());
    for row in kept {
        places.insert(row.key(), rows.len());
        rows.push(Placed { row: row.clone(), place: Place::Database });
    }
    for placed in read {
        let place = *places.entry(placed.row.key()).or_insert(rows.len());
        if place < rows.len() {
            rows[place] = placed;
        } else {
            rows.push(placed);
        }
    }
    let mut keys = Vec::with_capacity(rows.len());
    for placed in &mut rows {
        keys.push((id_of(&mut placed.row), placed.row.key()));
    }
    sort_by_keys(&mut rows, &keys);
    rows
}
