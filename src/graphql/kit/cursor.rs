//! Cursors: opaque places in one list in one order. A cursor says what stood there, not how far it was, so that it holds
//! when items come and go. How pages are cut is told in `list`.

use std::{borrow::Cow, cmp::Ordering};

use async_graphql::InputType;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use super::{
    super::{View, error},
    Key, Listed, OrderField,
    order::{Order, OrderDirection},
};
use crate::registry::{self, Record, search};

/// The order of one list: the keys that were asked for, or else how well items fit a search; then the default order.
pub struct ListOrder<'v, T: Listed> {
    pub view: &'v View,
    pub by: &'v [Order<T::OrderField>],
    /// Where the list is narrowed down by a search, and no keys are asked for.
    pub found: Option<&'v search::Matches>,
}

/// A cursor as it was sent, no longer opaque.
pub struct Cursor(Vec<u8>);

impl Cursor {
    pub fn read(text: &str) -> async_graphql::Result<Self> {
        BASE64_URL_SAFE_NO_PAD.decode(text).map(Self).map_err(|_| error::cursor_malformed())
    }
}

/// A place in a list.
#[derive(Serialize, Deserialize)]
pub struct Place<'a>(
    /// The list that the cursor is of.
    #[serde(borrow)]
    Cow<'a, str>,
    /// The order, as in `STARTS DESC`.
    #[serde(borrow)]
    Cow<'a, str>,
    /// What stood there: its keys, its label and its slug.
    #[serde(borrow)]
    Vec<Key<'a>>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
);

impl<'a> Place<'a> {
    /// A place in a list that has one order only, where something stood that the keys tell beside its label and slug.
    pub fn new(list: &'a str, keys: Vec<Key<'a>>, label: &'a str, slug: &'a str) -> Self {
        Self(Cow::Borrowed(list), Cow::Borrowed(""), keys, Cow::Borrowed(label), Cow::Borrowed(slug))
    }

    /// Reads a cursor of the list named `list`, in the order named `order`, which has so many keys.
    pub fn read(cursor: &'a Cursor, list: &str, order: &str, keys: usize) -> async_graphql::Result<Self> {
        let place: Self = serde_json::from_slice(&cursor.0).map_err(|_| error::cursor_malformed())?;
        if place.0 != list || place.1 != order || place.2.len() != keys {
            return Err(error::cursor_of_another_list(&place.0, &place.1, list, order));
        }
        Ok(place)
    }

    /// The opaque text of it.
    pub fn cursor(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    pub fn keys(&self) -> &[Key<'a>] {
        &self.2
    }

    /// How a label and a slug compare with those of the place.
    pub fn compare_record(&self, label: &str, slug: &str) -> Ordering {
        registry::compare(label, &self.3).then_with(|| slug.cmp(&self.4))
    }
}

impl<T: Listed> ListOrder<'_, T> {
    pub fn is_default(&self) -> bool {
        self.by.is_empty() && self.found.is_none()
    }

    /// The number by which an item is ranked first of all.
    pub fn rank(&self, item: T) -> u64 {
        let (key, direction) =
            self.directed_keys(item).next().unwrap_or((Key::Count(0), OrderDirection::Asc));
        key.rank(direction)
    }

    fn directed_keys(&self, item: T) -> impl Iterator<Item = (Key<'_>, OrderDirection)> {
        let relevance = self.found.map(|found| Key::Count(found.rank(item.ix().position())));
        let keys = self.by.iter().map(move |order| (order.field.key(self.view, item), order.direction));
        relevance.map(|key| (key, OrderDirection::Asc)).into_iter().chain(keys)
    }

    fn keys(&self, item: T) -> Vec<Key<'_>> {
        self.directed_keys(item).map(|(key, _)| key).collect()
    }

    /// The cursor of an item of the list named `list`.
    pub fn cursor(&self, list: &str, item: T) -> String {
        let row = item.row_in(self.view);
        let place = Place(
            Cow::Borrowed(list),
            Cow::Owned(self.name()),
            self.keys(item),
            Cow::Borrowed(row.label()),
            Cow::Borrowed(row.slug()),
        );
        place.cursor()
    }

    /// Reads a cursor of the list named `list`.
    pub fn place<'c>(&self, list: &str, cursor: &'c Cursor) -> async_graphql::Result<Place<'c>> {
        Place::read(cursor, list, &self.name(), self.by.len() + usize::from(self.found.is_some()))
    }

    /// Whether an item comes before, at or after a place.
    pub fn compare(&self, item: T, place: &Place) -> Ordering {
        let row = item.row_in(self.view);
        let by_keys = self
            .directed_keys(item)
            .zip(&place.2)
            .map(|((key, direction), other)| key.compare(other, direction));
        by_keys
            .fold(Ordering::Equal, Ordering::then)
            .then_with(|| place.compare_record(row.label(), row.slug()))
    }

    fn name(&self) -> String {
        let part = |order: &Order<T::OrderField>| {
            let direction = if order.direction == OrderDirection::Desc { " DESC" } else { "" };
            format!("{}{direction}", InputType::to_value(&order.field))
        };
        let relevance = self.found.map(|_| "RELEVANCE".to_owned());
        relevance.into_iter().chain(self.by.iter().map(part)).collect::<Vec<_>>().join(", ")
    }
}
