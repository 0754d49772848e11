//! Programmes: schemes that agreements run under.

use std::iter::once;

use async_graphql::{Context, Enum, ID, InputObject, Object};

use super::{
    View,
    agreement::{Agreement, AgreementFilter},
    kit::{
        Id, Item, Key, List, Listed, NoFigures, OrderField, Related, RowText, Single, Text, TextFilter,
        ToMany, filter::conditions, item::item,
    },
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
    async fn slug(&self) -> RowText<Self> {
        self.text(|row| &row.slug)
    }

    /// The name in English.
    async fn name(&self) -> RowText<Self> {
        self.text(|row| &row.name)
    }

    /// The short form of the name; null where there is none.
    async fn acronym<'c>(&self, ctx: &'c Context<'_>) -> Option<Text<'c>> {
        self.row(ctx).acronym.as_deref().map(Text)
    }

    /// What it is, in a sentence or two in English; null where nobody has written any.
    async fn summary<'c>(&self, ctx: &'c Context<'_>) -> Option<Text<'c>> {
        self.row(ctx).summary.as_deref().map(Text)
    }

    /// The partner that runs or funds it; null where it is not known or not among the partners.
    async fn agency(&self, ctx: &Context<'_>) -> Option<Single<Partner>> {
        let registry = &view(ctx).registry;
        registry.programme_agency[self.ix()].map(|ix| Partner::at(registry, ix)).map(Single)
    }

    /// The agreements that run under it, by title.
    async fn agreements(&self) -> Related<Self, Agreement> {
        self.list(|registry, ix| &registry.programme_agreements[ix])
    }

    /// The partners that are party to agreements under it, by name, each once.
    async fn partners(&self) -> Related<Self, Partner> {
        self.found(|registry, ix| registry.partners_of(registry.programme_agreements[ix].iter().copied()))
    }
}

/// Conditions on programmes; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct ProgrammeFilter {
    /// What `search` finds by this text among programmes, with its slips and all. A list without `orderBy` then has the best
    /// first. A text without letters and digits finds nothing; 200 characters at most.
    #[graphql(validator(chars_max_length = 200))]
    search: Option<String>,
    /// Conditions on the slug.
    slug: Option<TextFilter>,
    /// Conditions on the name or the acronym.
    name: Option<TextFilter>,
    /// Conditions on the partner that runs or funds it; a programme for which none is known does not match.
    agency: Option<Box<PartnerFilter>>,
    /// Conditions on the agreements that run under it.
    agreements: Option<Box<ToMany<AgreementFilter>>>,
    /// Conditions on the partners that are party to agreements under it.
    partners: Option<Box<ToMany<PartnerFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<ProgrammeFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<ProgrammeFilter>>,
    /// This does not hold.
    not: Option<Box<ProgrammeFilter>>,
}

conditions!(ProgrammeFilter, Programme, searched as Programme, |filter, view, on| {
    let registry = &*view.registry;
    let row = |programme: Programme| programme.row_in(view);
    on.text(&filter.slug, move |programme| [row(programme).slug.as_str()]);
    on.text(&filter.name, move |programme| {
        once(row(programme).name.as_str()).chain(row(programme).acronym.as_deref())
    });
    on.one(&filter.agency, |programme| {
        registry.programme_agency[programme.0].map(|ix| Partner::at(registry, ix))
    });
    on.many(&filter.agreements, |programme| {
        registry.programme_agreements[programme.0].iter().map(|&ix| Agreement::new(ix))
    });
    on.many(&filter.partners, |programme| {
        let partners = registry.partners_of(registry.programme_agreements[programme.0].iter().copied());
        partners.into_iter().map(|ix| Partner::at(registry, ix))
    });
});

/// What programmes can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgrammeOrderField {
    /// The name, in the order of the Unicode collation.
    Name,
    /// The slug.
    Slug,
    /// How many agreements run under it.
    Agreements,
}

impl OrderField<Programme> for ProgrammeOrderField {
    fn key(self, view: &View, programme: Programme) -> Key<'_> {
        match self {
            Self::Name => Key::label(&view.registry.programmes, Some(programme.ix())),
            Self::Slug => Key::slug(&view.registry.programmes, programme.ix()),
            Self::Agreements => Key::count(view.registry.programme_agreements[programme.ix()].len()),
        }
    }
}

impl Listed for Programme {
    type Filter = ProgrammeFilter;
    type OrderField = ProgrammeOrderField;
    type Figures = NoFigures;
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
    ) -> Option<Single<Programme>> {
        node::find(view(ctx), &slug).map(Single)
    }
}
