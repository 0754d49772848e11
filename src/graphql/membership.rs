//! Memberships of the university in associations and networks.

use async_graphql::{Context, Enum, ID, InputObject, Object};

use super::{
    View,
    kit::{
        DateFilter, Id, Item, Key, List, Listed, NoFigures, OrderField, PartialDate, RowText, Several,
        Single, Text, TextFilter, ToMany, filter::conditions, item::item,
    },
    partner::{Partner, PartnerFilter},
    source::{Citation, CitationFilter, Cite, Fact},
    view,
};

item! { Membership: membership in memberships }

/// The university's membership in an association or network.
#[Object]
impl Membership {
    /// The opaque id, by which `node` finds this record again.
    async fn id(&self, ctx: &Context<'_>) -> ID {
        Id::of(*self, ctx)
    }

    /// The stable name of this membership in addresses and datasets.
    async fn slug(&self) -> RowText<Self> {
        self.text(|row| &row.slug)
    }

    /// The association or network.
    async fn partner(&self, ctx: &Context<'_>) -> Single<Partner> {
        let registry = &view(ctx).registry;
        Single(Partner::at(registry, registry.membership_partner(self.ix())))
    }

    /// The first day, as precisely as it is known; null where it is not.
    async fn starts(&self, ctx: &Context<'_>) -> Option<PartialDate> {
        PartialDate::optional(self.row(ctx).starts)
    }

    /// The last day, as precisely as it is known; null where it is not known, or where there is no end.
    async fn ends(&self, ctx: &Context<'_>) -> Option<PartialDate> {
        PartialDate::optional(self.row(ctx).ends)
    }

    /// What it is about, in a sentence in English; null where nobody has written any.
    async fn summary<'c>(&self, ctx: &'c Context<'_>) -> Option<Text<'c>> {
        self.row(ctx).summary.as_deref().map(Text)
    }

    /// Where its facts were read, and whether they were stated there or inferred.
    async fn citations<'c>(
        &self,
        ctx: &'c Context<'_>,
        #[graphql(desc = "Only citations that support this fact.")] fact: Option<Fact>,
    ) -> Several<Vec<Citation<'c>>> {
        Several(Citation::of(view(ctx).registry.membership_citations(self.ix()), fact))
    }
}

/// Conditions on memberships; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct MembershipFilter {
    /// What `search` finds by this text among memberships, with its slips and all. A list without `orderBy` then has the best
    /// first. A text without letters and digits finds nothing; 200 characters at most.
    #[graphql(validator(chars_max_length = 200))]
    search: Option<String>,
    /// Conditions on the slug.
    slug: Option<TextFilter>,
    /// Conditions on the association or network.
    partner: Option<Box<PartnerFilter>>,
    /// Conditions on the first day.
    starts: Option<DateFilter>,
    /// Conditions on the last day; `known: false` finds memberships without an end.
    ends: Option<DateFilter>,
    /// Conditions on where its facts were read, and whether they were stated there or inferred.
    citations: Option<Box<ToMany<CitationFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<MembershipFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<MembershipFilter>>,
    /// This does not hold.
    not: Option<Box<MembershipFilter>>,
}

conditions!(MembershipFilter, Membership, searched as Membership, |filter, view, on| {
    let registry = &*view.registry;
    on.text(&filter.slug, |membership| [membership.row_in(view).slug.as_str()]);
    on.one(&filter.partner, |membership| {
        Some(Partner::at(registry, registry.membership_partner(membership.0)))
    });
    on.first_day(&filter.starts, |membership| membership.row_in(view).starts);
    on.last_day(&filter.ends, |membership| membership.row_in(view).ends);
    on.owned(&filter.citations, |membership| Cite::all(registry.membership_citations(membership.0)));
});

/// What memberships can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembershipOrderField {
    /// The slug.
    Slug,
    /// The name of the association or network, in the order of the Unicode collation.
    Partner,
    /// The first day; where it is not known, last.
    Starts,
}

impl OrderField<Membership> for MembershipOrderField {
    fn key(self, view: &View, membership: Membership) -> Key<'_> {
        let row = membership.row_in(view);
        match self {
            Self::Slug => Key::label(&view.registry.memberships, Some(membership.ix())),
            Self::Partner => {
                let partner = view.registry.membership_partner(membership.ix());
                Key::label(&view.registry.partners, Some(partner))
            }
            Self::Starts => Key::date(row.starts),
        }
    }
}

impl Listed for Membership {
    type Filter = MembershipFilter;
    type OrderField = MembershipOrderField;
    type Figures = NoFigures;
}

#[derive(Default)]
pub struct MembershipRoots;

#[Object]
impl MembershipRoots {
    /// All memberships, by slug.
    async fn memberships(&self, ctx: &Context<'_>) -> List<Membership> {
        List::all(view(ctx))
    }
}
