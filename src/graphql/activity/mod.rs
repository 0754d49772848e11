//! Activities: what happens under an agreement. Kinds are in `kind`, filters and orders in `filter`.

mod figures;
mod filter;
mod kind;

use async_graphql::{Context, ID, Object};

use super::{
    agreement::Agreement,
    field::Field,
    kit::{Choice, Id, Item, List, PartialDate, Related, RowChoice, RowText, Single, Text, item::item},
    node,
    partner::Partner,
    view,
};
use crate::registry::Registry;

pub use figures::ActivityDimension;
pub use filter::{ActivityFilter, ActivityOrderField};
pub use kind::{ActivityKind, Direction, Level};

item! { Activity: activity in activities }

/// What happens under an agreement.
#[Object]
impl Activity {
    /// The opaque id, by which `node` finds this record again.
    async fn id(&self, ctx: &Context<'_>) -> ID {
        Id::of(*self, ctx)
    }

    /// The stable name of this activity in addresses and datasets.
    async fn slug(&self) -> RowText<Self> {
        self.text(|row| &row.slug)
    }

    /// What is done.
    async fn kind(&self) -> RowChoice<Self, ActivityKind> {
        self.choice(|row| row.kind.into())
    }

    /// Which way people or goods go; null where it is not known, or where nothing goes anywhere.
    async fn direction(&self, ctx: &Context<'_>) -> Option<Choice<Direction>> {
        self.row(ctx).direction.map(Direction::from).map(Choice)
    }

    /// The first day, as precisely as it is known; null where it is not.
    async fn starts(&self, ctx: &Context<'_>) -> Option<PartialDate> {
        PartialDate::optional(self.row(ctx).starts)
    }

    /// The last day, as precisely as it is known; null where it is not known, or where there is no end.
    async fn ends(&self, ctx: &Context<'_>) -> Option<PartialDate> {
        PartialDate::optional(self.row(ctx).ends)
    }

    /// What is done, in a sentence in English; null where nobody has written any.
    async fn summary<'c>(&self, ctx: &'c Context<'_>) -> Option<Text<'c>> {
        self.row(ctx).summary.as_deref().map(Text)
    }

    /// The levels of study that it is for, from undergraduate up; none where they are not known.
    async fn levels(&self, ctx: &Context<'_>) -> Vec<Level> {
        view(ctx).registry.levels(self.ix()).iter().map(|&level| level.into()).collect()
    }

    /// The fields of study that it is in, by code.
    async fn fields(&self) -> Related<Self, Field> {
        self.list(|registry, ix| &registry.activity_fields[ix])
    }

    /// The agreement that it happens under.
    async fn agreement(&self, ctx: &Context<'_>) -> Single<Agreement> {
        Single(Agreement::new(view(ctx).registry.activity_agreement(self.ix())))
    }

    /// The partners that are party to its agreement, by name.
    async fn partners(&self) -> Related<Self, Partner> {
        self.list(Registry::activity_partners)
    }
}

#[derive(Default)]
pub struct ActivityRoots;

#[Object]
impl ActivityRoots {
    /// All activities, by slug.
    async fn activities(&self, ctx: &Context<'_>) -> List<Activity> {
        List::all(view(ctx))
    }

    /// The activity with this slug; null where there is none.
    async fn activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The stable name of the activity.")] slug: String,
    ) -> Option<Single<Activity>> {
        node::find(view(ctx), &slug).map(Single)
    }
}
