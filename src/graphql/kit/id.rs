//! Opaque ids: the same in every database and after a re-import, because they are made of the natural key. What they lead
//! to is told in `node`.

use async_graphql::{Context, ID};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::{
    super::{error, view},
    Item,
};
use crate::registry::{Record, Registry};

/// What an opaque id says: the concept and the natural key.
pub struct Id {
    pub concept: String,
    pub slug: String,
}

impl Id {
    /// The id of an item.
    pub fn of<T: Item>(item: T, ctx: &Context<'_>) -> ID {
        ID(BASE64_URL_SAFE_NO_PAD.encode(Self::plain(item, &view(ctx).registry)))
    }

    /// The id of an item, before it is made opaque.
    pub fn plain<T: Item>(item: T, registry: &Registry) -> String {
        format!("{}:{}", T::CONCEPT, T::table(registry)[item.ix()].slug())
    }

    pub fn read(id: &ID) -> async_graphql::Result<Self> {
        let text = BASE64_URL_SAFE_NO_PAD.decode(&id.0).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let (concept, slug) =
            text.as_deref().and_then(|t| t.split_once(':')).ok_or_else(|| error::id_invalid(id))?;
        Ok(Self { concept: concept.to_owned(), slug: slug.to_owned() })
    }
}
