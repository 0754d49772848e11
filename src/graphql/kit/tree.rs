//! Trees: what a region, a part of the university or a field of study stands for, and how filters of them are held against
//! what lies in them. Which relations lie in a tree is told with each concept.

use async_graphql::{Enum, InputType};

use super::{
    super::View,
    Item, ToMany,
    filter::{Conditions, Matches, Test, remember},
};
use crate::registry::{Ix, Registry};

/// What a region, a part of the university or a field of study stands for.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// Everything in it and below it. Partners whose region is not recorded count where their country lies.
    #[default]
    Tree,
    /// Only what is recorded in this very one.
    Node,
}

/// A node of a tree.
pub trait Nested: Item {
    /// The way to a node: the topmost one that contains it first, itself last.
    fn path(registry: &Registry, ix: Ix<Self::Row>) -> &[Ix<Self::Row>];
}

/// Where something lies in a tree.
pub struct Lies<M> {
    /// The node that is recorded.
    pub recorded: Option<Ix<M>>,
    /// The node in which it counts.
    pub located: Option<Ix<M>>,
}

impl<M> Lies<M> {
    /// Where the node that is recorded is the one that counts.
    pub fn at(node: Ix<M>) -> Self {
        Self { recorded: Some(node), located: Some(node) }
    }
}

impl<M> Clone for Lies<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> Copy for Lies<M> {}

/// A filter of the nodes of a tree.
pub trait TreeFilter<T: Nested>: Matches<T> + Sized {
    fn within(&self) -> Within;

    /// The conditions of this object on one node, without `and`, `or` and `not`.
    fn own<'v>(&'v self, view: &'v View) -> Test<'v, T>;

    /// Whether an operator `not` speaks against a node.
    fn excludes(&self, row: &T::Row) -> bool;

    /// The filters of which every one holds.
    fn all(&self) -> &[Self];

    /// The filters of which at least one holds, where there is such a condition.
    fn any(&self) -> Option<&[Self]>;

    /// The filter that does not hold.
    fn none(&self) -> Option<&Self>;
}

/// A filter of nodes, held against what lies in a tree: one node on the way fulfils the conditions of an object, and none
/// is what an operator `not` names.
pub fn lying<'v, T: Nested, F: TreeFilter<T>>(filter: &'v F, view: &'v View) -> Test<'v, Lies<T::Row>> {
    let registry = &*view.registry;
    let own = remember(filter.own(view), view);
    let ready = |filter| lying(filter, view);
    let all: Vec<_> = filter.all().iter().map(ready).collect();
    let any: Option<Vec<_>> = filter.any().map(|any| any.iter().map(ready).collect());
    let none = filter.none().map(ready);
    Box::new(move |lies: Lies<T::Row>| {
        let nodes = match (filter.within(), &lies) {
            (Within::Node, Lies { recorded, .. }) => recorded.as_slice(),
            (Within::Tree, Lies { located, .. }) => located.map_or(&[][..], |ix| T::path(registry, ix)),
        };
        nodes.iter().any(|&ix| own(T::at(registry, ix)))
            && !nodes.iter().any(|&ix| filter.excludes(&T::table(registry)[ix]))
            && all.iter().all(|test| test(lies))
            && any.as_ref().is_none_or(|any| any.iter().any(|test| test(lies)))
            && none.as_ref().is_none_or(|test| !test(lies))
    })
}

#[expect(clippy::ref_option, reason = "a filter's members are options, and are handed over as they are")]
impl<'v, T: Copy + 'static> Conditions<'v, T> {
    /// On the node that an item lies in; an item that lies in none does not fulfil it.
    pub fn lies<U: Nested, F: TreeFilter<U>>(
        &mut self,
        filter: &'v Option<Box<F>>,
        lies: impl Fn(T) -> Lies<U::Row> + 'v,
    ) {
        let Some(filter) = filter else { return };
        let test = lying(&**filter, self.view);
        self.that(move |item| test(lies(item)));
    }

    /// On the nodes that an item lies in.
    pub fn lies_in_many<U: Nested, F: TreeFilter<U> + InputType, I: IntoIterator<Item = Ix<U::Row>>>(
        &mut self,
        filter: &'v Option<Box<ToMany<F>>>,
        nodes: impl Fn(T) -> I + 'v,
    ) {
        let Some(filter) = filter else { return };
        let view = self.view;
        let test = filter.test(&|filter| lying(filter, view));
        self.that(move |item| test(&mut nodes(item).into_iter().map(Lies::at)));
    }
}

/// The conditions of a filter of nodes, with `and`, `or` and `not` added; of the members in brackets, an operator `not` holds
/// for every node on the way.
macro_rules! tree_conditions {
    (
        $filter:ty, $item:ty, searched as $kind:ident, not [$row:ident: $($member:ident = $value:expr),*],
        |$this:ident, $view:ident, $on:ident| $body:block
    ) => {
        $crate::graphql::kit::filter::conditions!($filter, $item, searched as $kind, |$this, $view, $on| $body);

        impl $crate::graphql::kit::tree::TreeFilter<$item> for $filter {
            fn within(&self) -> $crate::graphql::kit::Within {
                self.within.unwrap_or_default()
            }

            fn own<'v>(
                &'v self,
                $view: &'v $crate::graphql::View,
            ) -> $crate::graphql::kit::filter::Test<'v, $item> {
                let $this = self;
                let mut conditions = $crate::graphql::kit::filter::Conditions::<$item>::new($view);
                let $on = &mut conditions;
                $on.search($this.search.as_deref(), $crate::registry::search::Kind::$kind);
                $body
                conditions.into_test()
            }

            fn excludes(&self, $row: &<$item as $crate::graphql::kit::Item>::Row) -> bool {
                false $(|| self.$member.as_ref().and_then(|member| member.not.as_ref()).is_some_and(|not| *not == $value))*
            }

            fn all(&self) -> &[Self] {
                self.and.as_deref().unwrap_or_default()
            }

            fn any(&self) -> Option<&[Self]> {
                self.or.as_deref()
            }

            fn none(&self) -> Option<&Self> {
                self.not.as_deref()
            }
        }
    };
}

pub(in crate::graphql) use tree_conditions;
