//! `Node`, `node` and `nodes`: any record by its opaque id.

use async_graphql::{Context, ID, Object, registry::Registry as Contract};

use super::{
    View,
    activity::Activity,
    agreement::Agreement,
    country::Country,
    error,
    field::Field,
    kit::{Id, Item, RecordPlace, Single, Written, interface},
    membership::Membership,
    partner::Partner,
    programme::Programme,
    region::Region,
    source::Source,
    unit::Unit,
    view,
};

/// Ids that `nodes` takes at most.
pub const NODES_MAX: usize = 100;

/// Makes `Node` and what is told of each of its concepts, so that a further one is a word in one list.
macro_rules! node {
    ($($concept:ident),* $(,)?) => {
        pub enum Node {
            $($concept($concept),)*
        }

        interface::interface! { Node { $($concept),* }, create_type_info }

        impl Written for Node {
            fn place(&self) -> Option<RecordPlace> {
                match self {
                    $(Self::$concept(record) => record.place(),)*
                }
            }
        }

        impl Node {
            fn find(view: &View, id: &ID) -> async_graphql::Result<Option<Self>> {
                let Id { concept, slug } = Id::read(id)?;
                match concept.as_str() {
                    $($concept::CONCEPT => Ok(find(view, &slug).map(Self::$concept)),)*
                    _ => Err(error::id_invalid(id)),
                }
            }
        }

        /// Whether there are ids that begin with this.
        pub(super) fn is_concept(name: &str) -> bool {
            [$($concept::CONCEPT),*].contains(&name)
        }
    };
}

node! { Activity, Agreement, Country, Field, Membership, Partner, Programme, Region, Source, Unit }

fn create_type_info(contract: &mut Contract) -> String {
    interface::register::<Node>(
        contract,
        "A record with an opaque id, by which `node` finds it again.",
        &[
            "Activity",
            "Agreement",
            "Country",
            "Field",
            "Institution",
            "Membership",
            "Organization",
            "Programme",
            "Region",
            "Source",
            "Unit",
        ],
    )
}

/// The item with a natural key.
pub(super) fn find<T: Item>(view: &View, slug: &str) -> Option<T> {
    T::table(&view.registry).find(slug).map(|ix| T::at(&view.registry, ix))
}

#[derive(Default)]
pub struct NodeRoots;

#[Object]
impl NodeRoots {
    /// The record with this id; null where there is none (any more).
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "An id from an answer, unchanged.")] id: ID,
    ) -> async_graphql::Result<Option<Single<Node>>> {
        Ok(Node::find(view(ctx), &id)?.map(Single))
    }

    /// The records with these ids, in the same order; null in the place of one that is not there, and of an id that is none
    /// of this API, with an error whose path tells the place.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Ids from answers, unchanged; 100 at most.")] ids: Vec<ID>,
    ) -> async_graphql::Result<Vec<Option<async_graphql::Result<Node>>>> {
        if ids.len() > NODES_MAX {
            return Err(error::too_many("nodes", "nodes", ids.len(), NODES_MAX));
        }
        Ok(ids.iter().map(|id| Node::find(view(ctx), id).transpose()).collect())
    }
}
