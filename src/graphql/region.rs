//! Regions: parts of the world as the directory groups them.

use async_graphql::{Context, Enum, ID, InputObject, Object};

use super::{
    View,
    agreement::{Agreement, AgreementFilter},
    country::{Country, CountryFilter},
    kit::{
        Id, Item, Key, List, Listed, NoFigures, OrderField, Related, RowText, Single, TextFilter, ToMany,
        Within,
        item::item,
        tree::{Nested, tree_conditions},
    },
    node,
    partner::{Partner, PartnerFilter},
    view,
};
use crate::registry::{Ix, Registry};

item! { Region: region in regions }

type Row = partnergraph_entity::region::Model;

impl Nested for Region {
    fn path(registry: &Registry, ix: Ix<Row>) -> &[Ix<Row>] {
        &registry.region_paths[ix]
    }
}

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

    /// The countries in this region and the regions that it contains, by name.
    async fn countries(
        &self,
        #[graphql(default, desc = "Whether those of the regions that it contains are there.")] within: Within,
    ) -> Related<Self, Country> {
        match within {
            Within::Tree => self.list(|registry, ix| &registry.region_all_countries[ix]),
            Within::Node => self.list(|registry, ix| &registry.region_countries[ix]),
        }
    }

    /// The partners in this region and the regions that it contains, by name. A partner whose region is not recorded is in
    /// that of its country.
    async fn partners(
        &self,
        #[graphql(default, desc = "Whether those of the regions that it contains are there.")] within: Within,
    ) -> Related<Self, Partner> {
        match within {
            Within::Tree => self.list(|registry, ix| &registry.region_all_partners[ix]),
            Within::Node => self.list(|registry, ix| &registry.region_partners[ix]),
        }
    }

    /// The agreements with partners in this region and the regions that it contains, by title, each once.
    async fn agreements(
        &self,
        #[graphql(default, desc = "Whether those of the regions that it contains are there.")] within: Within,
    ) -> Related<Self, Agreement> {
        match within {
            Within::Tree => self.found(Registry::region_all_agreements),
            Within::Node => self.found(Registry::region_agreements),
        }
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
    /// What the region stands for: `TREE` where it is left out. Of what is asked to lie in Europe, what lies in a region
    /// below Europe matches too, and `code: {not: "europe"}` keeps both out; with `NODE` only what is recorded in Europe
    /// itself. The countries, partners and agreements of this filter are likewise those of all below, or of the node.
    within: Option<Within>,
    /// Conditions on the region that directly contains it; a region that none contains does not match.
    parent: Option<Box<RegionFilter>>,
    /// Conditions on the countries in it.
    countries: Option<Box<ToMany<CountryFilter>>>,
    /// Conditions on the partners in it.
    partners: Option<Box<ToMany<PartnerFilter>>>,
    /// Conditions on the regions that it directly contains.
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

tree_conditions!(RegionFilter, Region, searched as Region, not [row: code = row.code, name = row.name], |filter, view, on| {
    let alone = filter.within == Some(Within::Node);
    let registry = &*view.registry;
    let row = |region: Region| region.row_in(view);
    on.text(&filter.code, move |region| [row(region).code.as_str()]);
    on.text(&filter.name, move |region| [row(region).name.as_str()]);
    on.one(&filter.parent, |region| registry.region_parent[region.0].map(Region));
    on.many(&filter.regions, |region| registry.region_regions[region.0].iter().map(|&ix| Region(ix)));
    on.many(&filter.countries, move |region| {
        let countries = if alone { &registry.region_countries } else { &registry.region_all_countries };
        countries[region.0].iter().map(|&ix| Country::new(ix))
    });
    on.many(&filter.partners, move |region| {
        let partners = if alone { &registry.region_partners } else { &registry.region_all_partners };
        partners[region.0].iter().map(|&ix| Partner::at(registry, ix))
    });
    on.many(&filter.agreements, move |region| {
        let agreements =
            if alone { registry.region_agreements(region.0) } else { registry.region_all_agreements(region.0) };
        agreements.into_iter().map(Agreement::new)
    });
});

/// What regions can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionOrderField {
    /// The name, in the order of the Unicode collation.
    Name,
    /// The code.
    Code,
    /// How many partners there are in it and the regions that it contains.
    Partners,
}

impl OrderField<Region> for RegionOrderField {
    fn key(self, view: &View, region: Region) -> Key<'_> {
        match self {
            Self::Name => Key::label(&view.registry.regions, Some(region.ix())),
            Self::Code => Key::slug(&view.registry.regions, region.ix()),
            Self::Partners => Key::count(view.registry.region_all_partners[region.ix()].len()),
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
