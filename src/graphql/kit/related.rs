//! Lists of the records that a record is related to. What is done with lists is told in `list`.

use std::{borrow::Cow, sync::Arc};

use async_graphql::{
    ContextSelectionSet, InputType, OutputType, Positioned, ServerResult, Value, parser::types::Field,
    registry::Registry as Contract,
};

use super::{super::view, Item, List, Listed, arguments::Arguments, order::Order, sheet};
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

#[derive(Clone, Copy)]
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
}

impl<O: Item, T: Listed> Places<O, T> {
    fn list(self, registry: &Registry, position: usize) -> List<T> {
        let ix = O::table(registry).place(position);
        let owner = O::at(registry, ix);
        match self {
            Self::Kept(places) => List::of(owner, registry, places(registry, ix)),
            Self::Found(places) => List::of(owner, registry, &places(registry, ix)),
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

    /// The arguments are the same for every record of an answer, and so is what is done for it.
    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let Self { owner, places } = *self;
        let arguments = Arc::new(Arguments::read(ctx, field)?);
        let of_further = Arc::clone(&arguments);
        sheet::know_objects(ctx, owner, move |ctx, field, position| {
            let view = view(ctx);
            places.list(&view.registry, position).write_page(view, ctx, field, &of_further)
        });
        let view = view(ctx);
        places.list(&view.registry, owner.ix().position()).resolve_page(view, ctx, field, &arguments)
    }
}
