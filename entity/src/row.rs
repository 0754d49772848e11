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

/// Values in the order of their keys; those with equal keys stay in the order in which they came.
///
/// The order is found on positions alone, so that sorting is compiled once and not for every table.
pub fn sorted_by_key<T, K: Ord>(values: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let keys: Vec<K> = values.iter().map(key).collect();
    let order = order(keys.len(), &|a, b| keys[a].cmp(&keys[b]));
    let mut values: Vec<Option<T>> = values.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| values[at].take()).collect()
}

fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
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
