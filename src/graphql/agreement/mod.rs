//! Agreements: what was agreed with one or more partners. Filters and orders are in `filter`.

mod figures;
mod filter;

use async_graphql::{Context, Enum, ID, Object};
use partnergraph_entity::{agreement, party};

use super::{
    View,
    activity::Activity,
    kit::{
        Choice, Id, Item, List, PartialDate, Related, RowChoice, RowText, Several, Single, Text, Written,
        item::item,
    },
    node,
    partner::Partner,
    programme::Programme,
    source::{Citation, Fact},
    unit::Unit,
    view,
};
use crate::registry::{self, Ix};

pub use figures::AgreementDimension;
pub use filter::{AgreementFilter, AgreementOrderField};

item! { Agreement: agreement in agreements }

/// What the university agreed with one or more partners.
#[Object]
impl Agreement {
    /// The opaque id, by which `node` finds this record again.
    async fn id(&self, ctx: &Context<'_>) -> ID {
        Id::of(*self, ctx)
    }

    /// The stable name of this agreement in addresses and datasets.
    async fn slug(&self) -> RowText<Self> {
        self.text(|row| &row.slug)
    }

    /// A title in English.
    async fn title(&self) -> RowText<Self> {
        self.text(|row| &row.title)
    }

    /// What was agreed.
    async fn kind(&self) -> RowChoice<Self, AgreementKind> {
        self.choice(|row| row.kind.into())
    }

    /// How far the agreement had come when it was recorded.
    async fn stage(&self) -> RowChoice<Self, Stage> {
        self.choice(|row| row.stage.into())
    }

    /// How the agreement stands on the day of `registry.today`, derived from its stage and dates.
    async fn status(&self, ctx: &Context<'_>) -> Choice<AgreementStatus> {
        Choice(view(ctx).status(self.ix(), view(ctx).day).into())
    }

    /// When it was signed, as precisely as it is known; null where it is not.
    async fn signed(&self, ctx: &Context<'_>) -> Option<PartialDate> {
        PartialDate::optional(self.row(ctx).signed)
    }

    /// The first day in force, as precisely as it is known; null where it is not.
    async fn starts(&self, ctx: &Context<'_>) -> Option<PartialDate> {
        PartialDate::optional(self.row(ctx).starts)
    }

    /// The last day in force, as precisely as it is known; null where it is not known, or where there is no end, which
    /// `indefinite` tells apart.
    async fn ends(&self, ctx: &Context<'_>) -> Option<PartialDate> {
        PartialDate::optional(self.row(ctx).ends)
    }

    /// Whether it was agreed without an end; false where it has one, and where that is not known.
    async fn indefinite(&self, ctx: &Context<'_>) -> bool {
        self.row(ctx).indefinite
    }

    /// What it is about, in a sentence or two in English; null where nobody has written any.
    async fn summary<'c>(&self, ctx: &'c Context<'_>) -> Option<Text<'c>> {
        self.row(ctx).summary.as_deref().map(Text)
    }

    /// The programme that it runs under; null where it runs under none, or none is known.
    async fn programme(&self, ctx: &Context<'_>) -> Option<Single<Programme>> {
        view(ctx).registry.agreement_programme[self.ix()].map(Programme::new).map(Single)
    }

    /// The role of the university in it; null where it is not known.
    async fn home_role(&self, ctx: &Context<'_>) -> Option<Role> {
        self.row(ctx).home_role.map(Role::from)
    }

    /// The parties to it beside the university, each with its role; by name.
    async fn parties(&self, ctx: &Context<'_>) -> Several<Vec<Party>> {
        Several(
            view(ctx)
                .registry
                .parties(self.ix())
                .iter()
                .map(|&(partner, role)| Party { partner, role })
                .collect(),
        )
    }

    /// The partners that are party to it, by name.
    async fn partners(&self) -> Related<Self, Partner> {
        self.list(|registry, ix| &registry.agreement_partners[ix])
    }

    /// The parts of the university that it concerns, by name.
    async fn units(&self) -> Related<Self, Unit> {
        self.list(|registry, ix| &registry.agreement_units[ix])
    }

    /// What happens under it, by slug.
    async fn activities(&self) -> Related<Self, Activity> {
        self.list(|registry, ix| &registry.agreement_activities[ix])
    }

    /// The agreement that it renews; null where it renews none.
    async fn renews(&self, ctx: &Context<'_>) -> Option<Single<Self>> {
        view(ctx).registry.agreement_renews[self.ix()].map(Self::new).map(Single)
    }

    /// The agreements that renew it, drafts too; by title.
    async fn renewed_by(&self) -> Related<Self, Self> {
        self.list(|registry, ix| &registry.agreement_renewed_by[ix])
    }

    /// Whether another agreement has followed on the day of `registry.today`: one that renews it, directly or through
    /// others, was signed or recorded as in force or ended, or is known by its dates to come or have come into force.
    async fn renewed(&self, ctx: &Context<'_>) -> bool {
        let View { registry, day, today } = view(ctx);
        registry.is_renewed(self.ix(), *day, *today)
    }

    /// The renewals of which it is not known that they came about: proposed or preliminary ones, and those of an unknown
    /// stage that no signature or dates tell of; those that renew such a one too. By title.
    async fn pending_renewals(&self, ctx: &Context<'_>) -> List<Self> {
        let View { registry, day, today } = view(ctx);
        List::of(*self, registry, &registry.pending_renewals(self.ix(), *day, *today))
    }

    /// Where its facts were read, and whether they were stated there or inferred.
    async fn citations<'c>(
        &self,
        ctx: &'c Context<'_>,
        #[graphql(desc = "Only citations that support this fact.")] fact: Option<Fact>,
    ) -> Several<Vec<Citation<'c>>> {
        Several(Citation::of(view(ctx).registry.agreement_citations(self.ix()), fact))
    }
}

pub struct Party {
    partner: Ix<partnergraph_entity::partner::Model>,
    role: party::Role,
}

impl Written for Party {}

/// A partner as a party to an agreement.
#[Object]
impl Party {
    /// The partner.
    async fn partner(&self, ctx: &Context<'_>) -> Single<Partner> {
        Single(Partner::at(&view(ctx).registry, self.partner))
    }

    /// What it does in the agreement.
    async fn role(&self) -> Role {
        self.role.into()
    }
}

/// What was agreed.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "agreement::AgreementKind")]
pub enum AgreementKind {
    /// General cooperation.
    Framework,
    /// A memorandum of understanding.
    MemorandumOfUnderstanding,
    /// Exchange of students, faculty or staff.
    Exchange,
    /// Joint, double or dual degrees.
    Degree,
    /// A project with a purpose of its own.
    Project,
    /// Money for a purpose.
    Grant,
    /// Scholarships.
    Scholarship,
    /// A licence to use something.
    Licence,
    /// One party acts for the other.
    Representation,
    /// Something else.
    Other,
    /// The source does not tell.
    Unspecified,
}

/// How far an agreement had come when it was recorded.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "agreement::Stage")]
pub enum Stage {
    /// One side has proposed it.
    Proposed,
    /// Both sides have agreed in principle.
    Preliminary,
    /// It is, or was to be, carried out.
    InForce,
    /// It is over.
    Ended,
    /// The source does not tell.
    Unknown,
}

/// How an agreement stands on a day, derived from its stage and dates.
///
/// A date of limited precision is read in the agreement's favour: it starts on the first day and ends on the last day
/// that the date can mean.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "registry::Status")]
pub enum AgreementStatus {
    /// Proposed or preliminary: not in force.
    Proposed,
    /// In force from a day that is still to come.
    Upcoming,
    /// In force, for more than twelve months or with no end known.
    Active,
    /// In force, and ends within twelve months.
    Expiring,
    /// Its last day has passed, or it was recorded as ended.
    Expired,
    /// Neither stage nor dates tell.
    Unknown,
}

/// What a party does in an agreement.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "party::Role")]
pub enum Role {
    /// Takes part.
    Partner,
    /// Leads the others.
    Coordinator,
    /// Gives the money.
    Funder,
}

#[derive(Default)]
pub struct AgreementRoots;

#[Object]
impl AgreementRoots {
    /// All agreements, by title.
    async fn agreements(&self, ctx: &Context<'_>) -> List<Agreement> {
        List::all(view(ctx))
    }

    /// The agreement with this slug; null where there is none.
    async fn agreement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The stable name of the agreement.")] slug: String,
    ) -> Option<Single<Agreement>> {
        node::find(view(ctx), &slug).map(Single)
    }
}
