//! What every row can be asked: which record it is. How rows are stored or shown is told elsewhere.

use std::{cmp::Ordering, hash::Hash};

use crate::{
    activity, activity_field, activity_level, agreement, agreement_unit, citation, country, field,
    institution, membership, organization, partner, partner_identifier, partner_name, party, programme,
    region, source, unit, university,
};

/// A row of one of the tables of [`Rows`](crate::Rows).
pub trait Row: Clone + PartialEq + Send + Sync + 'static {
    /// What tells rows of the table apart, and stays the same when the rest of the row changes.
    type Key: Clone + Ord + Hash + Send;

    fn key(&self) -> Self::Key;

    /// The row of the same table that this one refers to, and that must therefore be written before it.
    fn parent(&self) -> Option<Self::Key> {
        None
    }
}

/// Puts rows in the order of their keys, which are given in the order of the rows; those with equal keys stay in order.
///
/// Only what depends on the kind of key is compiled for each kind, and nothing but swaps for each table.
pub fn sort_by_keys<R, K: Ord>(rows: &mut [R], keys: &[K]) {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    sort(&mut order, &|a, b| keys[a].cmp(&keys[b]));
    for place in 0..order.len() {
        let mut from = order[place];
        while from < place {
            from = order[from]; // the row that was there has been swapped away
        }
        rows.swap(place, from);
    }
}

fn sort(order: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    order.sort_by(|&a, &b| compare(a, b));
}

macro_rules! keys {
    ($($table:ident: $key:ty = |$row:ident| $of:expr $(, parent $parent:ident)?;)*) => {
        $(impl Row for $table::Model {
            type Key = $key;

            fn key(&self) -> Self::Key {
                let $row = self;
                $of
            }

            $(fn parent(&self) -> Option<Self::Key> {
                self.$parent
            })?
        })*
    };
}

type Subject = (Option<i32>, Option<i32>, Option<i32>);

keys! {
    source: i32 = |row| row.id;
    region: i32 = |row| row.id, parent parent_id;
    country: i32 = |row| row.id;
    university: i32 = |row| row.id;
    unit: i32 = |row| row.id, parent parent_id;
    field: i32 = |row| row.id;
    partner: i32 = |row| row.id;
    institution: i32 = |row| row.partner_id;
    organization: i32 = |row| row.partner_id;
    partner_name: (i32, partner_name::NameKind, String) = |row| (row.partner_id, row.kind, row.name.clone());
    partner_identifier: (partner_identifier::IdentifierScheme, String) = |row| (row.scheme, row.value.clone());
    programme: i32 = |row| row.id;
    agreement: i32 = |row| row.id, parent renews_id;
    party: (i32, i32) = |row| (row.agreement_id, row.partner_id);
    agreement_unit: (i32, i32) = |row| (row.agreement_id, row.unit_id);
    activity: i32 = |row| row.id;
    activity_level: (i32, activity_level::Level) = |row| (row.activity_id, row.level);
    activity_field: (i32, i32) = |row| (row.activity_id, row.field_id);
    membership: i32 = |row| row.id;
    citation: (Subject, i32, String, citation::Fact) = |row| {
        ((row.partner_id, row.agreement_id, row.membership_id), row.source_id, row.place.clone(), row.fact)
    };
}
