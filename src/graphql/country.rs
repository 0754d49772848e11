//! Countries and territories.

use async_graphql::{Context, Enum, ID, InputObject, Object};

use super::{
    View,
    agreement::{Agreement, AgreementFilter},
    kit::{
        CountryCode, Id, Item, Key, List, Listed, NoFigures, OrderField, Related, RowText, Single,
        TextFilter, ToMany, filter::conditions, item::item, tree::Lies,
    },
    node,
    partner::{Partner, PartnerFilter},
    region::{Region, RegionFilter},
    view,
};
use crate::registry::Registry;

item! { Country: country in countries }

/// A country or territory that partners are in.
#[Object]
impl Country {
    /// The opaque id, by which `node` finds this record again.
    async fn id(&self, ctx: &Context<'_>) -> ID {
        Id::of(*self, ctx)
    }

    /// The code of ISO 3166-1 alpha-2, or one of `XA` to `XZ` for a place that the standard has no code for.
    async fn code(&self, ctx: &Context<'_>) -> CountryCode {
        CountryCode(self.row(ctx).code.clone())
    }

    /// The short name in English.
    async fn name(&self) -> RowText<Self> {
        self.text(|row| &row.name)
    }

    /// The region that the directory lists this country in; null where it does not tell.
    async fn region(&self, ctx: &Context<'_>) -> Option<Single<Region>> {
        view(ctx).registry.country_region[self.0].map(Region::new).map(Single)
    }

    /// The partners in this country, by name.
    async fn partners(&self) -> Related<Self, Partner> {
        self.list(|registry, ix| &registry.country_partners[ix])
    }

    /// The agreements with partners in this country, by title, each once.
    async fn agreements(&self) -> Related<Self, Agreement> {
        self.found(Registry::country_agreements)
    }
}

/// Conditions on country codes; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct CountryCodeFilter {
    /// The code is this one.
    eq: Option<CountryCode>,
    /// The code is one of these; an empty list matches nothing.
    #[graphql(name = "in")]
    any: Option<Vec<CountryCode>>,
    /// The code is not this one.
    not: Option<CountryCode>,
}

/// Conditions on countries; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct CountryFilter {
    /// What `search` finds by this text among countries, with its slips and all. A list without `orderBy` then has the best
    /// first. A text without letters and digits finds nothing; 200 characters at most.
    #[graphql(validator(chars_max_length = 200))]
    search: Option<String>,
    /// Conditions on the code.
    code: Option<CountryCodeFilter>,
    /// Conditions on the name.
    name: Option<TextFilter>,
    /// Conditions on the region that it is listed in; a country in none does not match.
    region: Option<Box<RegionFilter>>,
    /// Conditions on the partners in it.
    partners: Option<Box<ToMany<PartnerFilter>>>,
    /// Conditions on the agreements with partners in it.
    agreements: Option<Box<ToMany<AgreementFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<CountryFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<CountryFilter>>,
    /// This does not hold.
    not: Option<Box<CountryFilter>>,
}

conditions!(CountryFilter, Country, searched as Country, |filter, view, on| {
    let registry = &*view.registry;
    if let Some(code) = &filter.code {
        on.that(|country| code.matches(&country.row_in(view).code));
    }
    on.text(&filter.name, |country| [country.row_in(view).name.as_str()]);
    on.lies::<Region, _>(&filter.region, |country| {
        let region = registry.country_region[country.0];
        Lies { recorded: region, located: region }
    });
    on.many(&filter.partners, |country| {
        registry.country_partners[country.0].iter().map(|&ix| Partner::at(registry, ix))
    });
    on.many(&filter.agreements, |country| {
        registry.country_agreements(country.0).into_iter().map(Agreement::new)
    });
});

impl CountryCodeFilter {
    fn matches(&self, code: &str) -> bool {
        self.eq.as_ref().is_none_or(|eq| eq.0 == code)
            && self.any.as_ref().is_none_or(|any| any.iter().any(|one| one.0 == code))
            && self.not.as_ref().is_none_or(|not| not.0 != code)
    }
}

/// What countries can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountryOrderField {
    /// The name, in the order of the Unicode collation.
    Name,
    /// The code.
    Code,
    /// How many partners are in it.
    Partners,
}

impl OrderField<Country> for CountryOrderField {
    fn key(self, view: &View, country: Country) -> Key<'_> {
        match self {
            Self::Name => Key::label(&view.registry.countries, Some(country.ix())),
            Self::Code => Key::slug(&view.registry.countries, country.ix()),
            Self::Partners => Key::count(view.registry.country_partners[country.ix()].len()),
        }
    }
}

impl Listed for Country {
    type Filter = CountryFilter;
    type OrderField = CountryOrderField;
    type Figures = NoFigures;
}

#[derive(Default)]
pub struct CountryRoots;

#[Object]
impl CountryRoots {
    /// All countries, by name.
    async fn countries(&self, ctx: &Context<'_>) -> List<Country> {
        List::all(view(ctx))
    }

    /// The country with this code; null where there is none.
    async fn country(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Two capital letters, such as `JP`.")] code: CountryCode,
    ) -> Option<Single<Country>> {
        node::find(view(ctx), &code.0).map(Single)
    }
}
