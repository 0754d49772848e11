//! Programmes: schemes that agreements run under.

use std::iter::once;

use async_graphql::{Context, Enum, ID, InputObject, Object};

use super::{
    View,
    agreement::{Agreement, AgreementFilter},
    kit::{Id, Item, Key, List, Listed, OrderField, TextFilter, ToMany, filter::combine, item::item, pass},
    node,
    partner::{Partner, PartnerFilter},
    view,
};

item! { Programme: programme in programmes }

/// A scheme that agreements run under.
#[Object]
impl Programme {
    /// The opaque id, by which `node` finds this record again.
    async fn id(&self, ctx: &Context<'_>) -> ID {
        Id::of(*self, ctx)
    }

    /// The stable name of this programme in addresses and datasets.
    async fn slug<'c>(&self, ctx: &'c Context<'_>) -> &'c str {
        &self.row(ctx).slug
    }

    /// The name in English.
    async fn name<'c>(&self, ctx: &'c Context<'_>) -> &'c str {
        &self.row(ctx).name
    }

    /// The short form of the name; null where there is none.
    async fn acronym<'c>(&self, ctx: &'c Context<'_>) -> Option<&'c str> {
        self.row(ctx).acronym.as_deref()
    }

    /// What it is, in a sentence or two in English; null where nobody has written any.
    async fn summary<'c>(&self, ctx: &'c Context<'_>) -> Option<&'c str> {
        self.row(ctx).summary.as_deref()
    }

    /// The partner that runs or funds it; null where it is not known or not among the partners.
    async fn agency(&self, ctx: &Context<'_>) -> Option<Partner> {
        let registry = &view(ctx).registry;
        registry.programme_agency[self.ix()].map(|ix| Partner::at(registry, ix))
    }

    /// The agreements that run under it, by title.
    async fn agreements(&self, ctx: &Context<'_>) -> List<Agreement> {
        List::of(view(ctx), *self, &view(ctx).registry.programme_agreements[self.ix()])
    }

    /// The partners that are party to agreements under it, by name, each once.
    async fn partners(&self, ctx: &Context<'_>) -> List<Partner> {
        let registry = &view(ctx).registry;
        let agreements = registry.programme_agreements[self.ix()].iter().copied();
        List::of(view(ctx), *self, &registry.partners_of(agreements))
    }
}

/// Conditions on programmes; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct ProgrammeFilter {
    /// Conditions on the slug.
    slug: Option<TextFilter>,
    /// Conditions on the name or the acronym.
    name: Option<TextFilter>,
    /// Conditions on the partner that runs or funds it; a programme for which none is known does not match.
    agency: Option<Box<PartnerFilter>>,
    /// Conditions on the agreements that run under it.
    agreements: Option<Box<ToMany<AgreementFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<ProgrammeFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<ProgrammeFilter>>,
    /// This does not hold.
    not: Option<Box<ProgrammeFilter>>,
}

combine!(ProgrammeFilter, Programme, |filter, view, programme| {
    let registry = &view.registry;
    let (ix, row) = (programme.ix(), programme.row_in(view));
    pass(filter.slug.as_ref(), |f| f.matches(once(row.slug.as_str())))
        && pass(filter.name.as_ref(), |f| f.matches(once(row.name.as_str()).chain(row.acronym.as_deref())))
        && pass(filter.agency.as_ref(), |f| {
            registry.programme_agency[ix].is_some_and(|agency| f.matches(view, Partner::at(registry, agency)))
        })
        && pass(filter.agreements.as_ref(), |f| {
            f.matches(view, registry.programme_agreements[ix].iter().map(|&ix| Agreement::new(ix)))
        })
});

/// What programmes can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgrammeOrderField {
    /// The name, in the order of the Unicode collation.
    Name,
    /// The slug.
    Slug,
}

impl OrderField<Programme> for ProgrammeOrderField {
    fn key(self, view: &View, programme: Programme) -> Key<'_> {
        match self {
            Self::Name => Key::text(&programme.row_in(view).name),
            Self::Slug => Key::text(&programme.row_in(view).slug),
        }
    }
}

impl Listed for Programme {
    type Filter = ProgrammeFilter;
    type OrderField = ProgrammeOrderField;
}

#[derive(Default)]
pub struct ProgrammeRoots;

#[Object]
impl ProgrammeRoots {
    /// All programmes, by name.
    async fn programmes(&self, ctx: &Context<'_>) -> List<Programme> {
        List::all(view(ctx))
    }

    /// The programme with this slug; null where there is none.
    async fn programme(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The stable name of the programme.")] slug: String,
    ) -> Option<Programme> {
        node::find(view(ctx), &slug)
    }
}
