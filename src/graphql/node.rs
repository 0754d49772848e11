//! `Node`, `node` and `nodes`: any record by its opaque id.

use async_graphql::{Context, ID, Object};

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

pub enum Node {
    Activity(Activity),
    Agreement(Agreement),
    Country(Country),
    Field(Field),
    Membership(Membership),
    Partner(Partner),
    Programme(Programme),
    Region(Region),
    Source(Source),
    Unit(Unit),
}

interface::interface! {
    Node { Activity, Agreement, Country, Field, Membership, Partner, Programme, Region, Source, Unit },
    |contract| {
        interface::register::<Node>(
            contract,
            "A record with an opaque id, by which `node` finds it again.",
            &[
                "Activity", "Agreement", "Country", "Field", "Institution", "Membership", "Organization", "Programme",
                "Region", "Source", "Unit",
            ],
        )
    }
}

impl Written for Node {
    fn place(&self) -> Option<RecordPlace> {
        match self {
            Self::Activity(record) => record.place(),
            Self::Agreement(record) => record.place(),
            Self::Country(record) => record.place(),
            Self::Field(record) => record.place(),
            Self::Membership(record) => record.place(),
            Self::Partner(record) => record.place(),
            Self::Programme(record) => record.place(),
            Self::Region(record) => record.place(),
            Self::Source(record) => record.place(),
            Self::Unit(record) => record.place(),
        }
    }
}

impl Node {
    fn find(view: &View, id: &ID) -> async_graphql::Result<Option<Self>> {
        let Id { concept, slug } = Id::read(id)?;
        let node = match concept.as_str() {
            Activity::CONCEPT => find(view, &slug).map(Self::Activity),
            Agreement::CONCEPT => find(view, &slug).map(Self::Agreement),
            Country::CONCEPT => find(view, &slug).map(Self::Country),
            Field::CONCEPT => find(view, &slug).map(Self::Field),
            Membership::CONCEPT => find(view, &slug).map(Self::Membership),
            Partner::CONCEPT => find(view, &slug).map(Self::Partner),
            Programme::CONCEPT => find(view, &slug).map(Self::Programme),
            Region::CONCEPT => find(view, &slug).map(Self::Region),
            Source::CONCEPT => find(view, &slug).map(Self::Source),
            Unit::CONCEPT => find(view, &slug).map(Self::Unit),
            _ => return Err(error::id_invalid(id)),
        };
        Ok(node)
    }
}

/// Whether there are ids that begin with this.
pub(super) fn is_concept(name: &str) -> bool {
    [
        Activity::CONCEPT,
        Agreement::CONCEPT,
        Country::CONCEPT,
        Field::CONCEPT,
        Membership::CONCEPT,
        Partner::CONCEPT,
        Programme::CONCEPT,
        Region::CONCEPT,
        Source::CONCEPT,
        Unit::CONCEPT,
    ]
    .contains(&name)
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

    /// The records with these ids, in the same order; null in the place of one that is not there.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Ids from answers, unchanged; 100 at most.")] ids: Vec<ID>,
    ) -> async_graphql::Result<Vec<Option<Node>>> {
        if ids.len() > NODES_MAX {
            return Err(error::too_many("nodes", "nodes", ids.len(), NODES_MAX));
        }
        ids.iter().map(|id| Node::find(view(ctx), id)).collect()
    }
}
