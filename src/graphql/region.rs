//! Regions: parts of the world as the directory groups them.

use async_graphql::{Context, Enum, ID, InputObject, Object};

use super::{
    View,
    agreement::{Agreement, AgreementFilter},
    country::{Country, CountryFilter},
    kit::{
        Id, Item, Key, List, Listed, NoFigures, OrderField, Related, RowText, Single, TextFilter, ToMany,
        filter::conditions, item::item,
    },
    node,
    partner::{Partner, PartnerFilter},
    view,
};
use crate::registry::Registry;

item! { Region: region in regions }

/// A part of the world as the directory groups its partners.
#[Object]
impl Region {
    /// The opaque id, by which `node` finds this record again.
    async fn id(&self, ctx: &Context<'_>) -> ID {
        Id::of(*self, ctx)
    }

    /// The stable name of this region, such as `asia`.
    async fn code(&self) -> RowText<Self> {
        self.text(|row| &row.code)
    }

    /// The name in English.
    async fn name(&self) -> RowText<Self> {
        self.text(|row| &row.name)
    }

    /// The region that contains this one; null where none does.
    async fn parent(&self, ctx: &Context<'_>) -> Option<Single<Self>> {
        view(ctx).registry.region_parent[self.0].map(Self).map(Single)
    }

    /// The regions that this one contains, by name.
    async fn regions(&self) -> Related<Self, Self> {
        self.list(|registry, ix| &registry.region_regions[ix])
    }

    /// The countries that the directory lists in this region itself, by name.
    async fn countries(&self) -> Related<Self, Country> {
        self.list(|registry, ix| &registry.region_countries[ix])
    }

    /// The partners that the directory lists in this region itself, by name. Those of a region that it contains are there.
    async fn partners(&self) -> Related<Self, Partner> {
        self.list(|registry, ix| &registry.region_partners[ix])
    }

    /// The agreements with partners of this region, by title, each once.
    async fn agreements(&self) -> Related<Self, Agreement> {
        self.found(Registry::region_agreements)
    }
}

/// Conditions on regions; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct RegionFilter {
    /// What `search` finds by this text among regions, with its slips and all. A list without `orderBy` then has the best
    /// first. A text without letters and digits finds nothing; 200 characters at most.
    #[graphql(validator(chars_max_length = 200))]
    search: Option<String>,
    /// Conditions on the code.
    code: Option<TextFilter>,
    /// Conditions on the name.
    name: Option<TextFilter>,
    /// Conditions on the region that contains it; a region that none contains does not match.
    parent: Option<Box<RegionFilter>>,
    /// Conditions on the countries in it.
    countries: Option<Box<ToMany<CountryFilter>>>,
    /// Conditions on the partners in it.
    partners: Option<Box<ToMany<PartnerFilter>>>,
    /// Conditions on the regions that it contains.
    regions: Option<Box<ToMany<RegionFilter>>>,
    /// Conditions on the agreements with partners in it.
    agreements: Option<Box<ToMany<AgreementFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<RegionFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<RegionFilter>>,
    /// This does not hold.
    not: Option<Box<RegionFilter>>,
}

conditions!(RegionFilter, Region, searched as Region, |filter, view, on| {
    let registry = &*view.registry;
    let row = |region: Region| region.row_in(view);
    on.text(&filter.code, move |region| [row(region).code.as_str()]);
    on.text(&filter.name, move |region| [row(region).name.as_str()]);
    on.one(&filter.parent, |region| registry.region_parent[region.0].map(Region));
    on.many(&filter.regions, |region| registry.region_regions[region.0].iter().map(|&ix| Region(ix)));
    on.many(&filter.countries, |region| {
        registry.region_countries[region.0].iter().map(|&ix| Country::new(ix))
    });
    on.many(&filter.partners, |region| {
        registry.region_partners[region.0].iter().map(|&ix| Partner::at(registry, ix))
    });
    on.many(&filter.agreements, |region| {
        registry.region_agreements(region.0).into_iter().map(Agreement::new)
    });
});

/// What regions can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionOrderField {
    /// The name, in the order of the Unicode collation.
    Name,
    /// The code.
    Code,
    /// How many partners the directory lists in it.
    Partners,
}

impl OrderField<Region> for RegionOrderField {
    fn key(self, view: &View, region: Region) -> Key<'_> {
        match self {
            Self::Name => Key::label(&view.registry.regions, Some(region.ix())),
            Self::Code => Key::slug(&view.registry.regions, region.ix()),
            Self::Partners => Key::count(view.registry.region_partners[region.ix()].len()),
        }
    }
}

impl Listed for Region {
    type Filter = RegionFilter;
    type OrderField = RegionOrderField;
    type Figures = NoFigures;
}

#[derive(Default)]
pub struct RegionRoots;

#[Object]
impl RegionRoots {
    /// All regions, by name.
    async fn regions(&self, ctx: &Context<'_>) -> List<Region> {
        List::all(view(ctx))
    }

    /// The region with this code; null where there is none.
    async fn region(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The stable name, such as `asia`.")] code: String,
    ) -> Option<Single<Region>> {
        node::find(view(ctx), &code).map(Single)
    }
}
