//! Lists of the records that a record is related to. What is done with lists is told in `list`.

use std::borrow::Cow;

use async_graphql::{
    ContextSelectionSet, InputType, OutputType, Positioned, ServerResult, Value, parser::types::Field,
    registry::Registry as Contract,
};

use super::{super::view, Item, List, Listed, order::Order};
use crate::registry::{Ix, Registry};

/// The records that `owner` is related to; they are looked up when the list is resolved.
pub struct Related<O: Item, T: Listed> {
    owner: O,
    places: Places<O, T>,
}

/// How a registry tells the places of related records that it has at hand.
pub type Kept<O, T> = fn(&Registry, Ix<<O as Item>::Row>) -> &[Ix<<T as Item>::Row>];

/// How it tells those of records that it has to find.
pub type Found<O, T> = fn(&Registry, Ix<<O as Item>::Row>) -> Vec<Ix<<T as Item>::Row>>;

enum Places<O: Item, T: Item> {
    Kept(Kept<O, T>),
    Found(Found<O, T>),
}

impl<O: Item, T: Listed> Related<O, T> {
    pub fn kept(owner: O, places: Kept<O, T>) -> Self {
        Self { owner, places: Places::Kept(places) }
    }

    pub fn found(owner: O, places: Found<O, T>) -> Self {
        Self { owner, places: Places::Found(places) }
    }

    fn list(&self, registry: &Registry) -> List<T> {
        let ix = self.owner.ix();
        match self.places {
            Places::Kept(places) => List::of(self.owner, registry, places(registry, ix)),
            Places::Found(places) => List::of(self.owner, registry, &places(registry, ix)),
        }
    }
}

impl<O, T> OutputType for Related<O, T>
where
    O: Item,
    T: Listed,
    Order<T::OrderField>: InputType,
{
    fn type_name() -> Cow<'static, str> {
        <List<T> as OutputType>::type_name()
    }

    fn create_type_info(contract: &mut Contract) -> String {
        <List<T> as OutputType>::create_type_info(contract)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let view = view(ctx);
        self.list(&view.registry).resolve_in(view, ctx, field).await
    }
}
