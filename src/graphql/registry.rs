//! The registry as a whole: whose it is, which revision, on which day, how much it holds.

use async_graphql::{Context, Object, SimpleObject};

use super::{
    country::Country,
    kit::{Date, DateTime, Text, Url},
    source::Source,
    view,
};

#[derive(Default)]
pub struct RegistryRoots;

#[Object]
impl RegistryRoots {
    /// The registry that answers: whose partnerships it holds, at which revision, on which day.
    async fn registry(&self) -> Registry {
        Registry
    }
}

pub struct Registry;

/// A university's register of its international partnerships.
#[Object]
impl Registry {
    /// The university whose partnerships these are; null where no data has been imported.
    async fn university(&self, ctx: &Context<'_>) -> Option<University> {
        view(ctx).registry.university.as_ref().map(|_| University)
    }

    /// The number of the change that made the data what it is. It grows by one with each change; every field of an answer
    /// is of the same revision.
    async fn revision(&self, ctx: &Context<'_>) -> i64 {
        view(ctx).registry.revision.number
    }

    /// When that change was made; null where no data has been imported.
    async fn changed_at(&self, ctx: &Context<'_>) -> Option<DateTime> {
        view(ctx).registry.revision.made_at.map(DateTime)
    }

    /// The day on which statuses are told: today in the server's time zone, which is UTC unless it was started for another,
    /// or the day that it was started for; within `asOf`, the day that is asked about.
    async fn today(&self, ctx: &Context<'_>) -> Date {
        Date(view(ctx).day)
    }

    /// How many records of each kind there are.
    async fn counts(&self, ctx: &Context<'_>) -> Counts {
        let registry = &view(ctx).registry;
        Counts {
            regions: registry.regions.len(),
            countries: registry.countries.len(),
            partners: registry.partners.len(),
            agreements: registry.agreements.len(),
            activities: registry.activities.len(),
            programmes: registry.programmes.len(),
            units: registry.units.len(),
            memberships: registry.memberships.len(),
        }
    }
}

/// How many records of each kind the registry holds.
#[derive(SimpleObject)]
pub struct Counts {
    /// Regions.
    regions: usize,
    /// Countries and territories.
    countries: usize,
    /// Partners, institutions and organizations together.
    partners: usize,
    /// Agreements, whatever their status.
    agreements: usize,
    /// Activities under all agreements.
    activities: usize,
    /// Programmes.
    programmes: usize,
    /// Parts of the home university.
    units: usize,
    /// Memberships of the university.
    memberships: usize,
}

pub struct University;

/// The home university, whose partnerships the registry holds.
#[Object]
impl University {
    /// Its name in English.
    async fn name<'c>(&self, ctx: &'c Context<'_>) -> Text<'c> {
        Text(row(ctx).map_or("", |u| &u.name))
    }

    /// The city that it is in; null where it is not known.
    async fn city<'c>(&self, ctx: &'c Context<'_>) -> Option<Text<'c>> {
        row(ctx)?.city.as_deref().map(Text)
    }

    /// The country that it is in; null where it is not known.
    async fn country(&self, ctx: &Context<'_>) -> Option<Country> {
        view(ctx).registry.university_country.map(Country::new)
    }

    /// Its home page; null where it is not known.
    async fn website(&self, ctx: &Context<'_>) -> Option<Url> {
        Url::optional(row(ctx)?.website.as_ref())
    }

    /// The source of every partner, agreement and membership that cites none, such as the records of its international office;
    /// null where each has to cite its own.
    async fn own_source(&self, ctx: &Context<'_>) -> Option<Source> {
        view(ctx).registry.own_source.map(Source::new)
    }

    /// What it is, in a sentence or two in English; null where nobody has written any.
    async fn summary<'c>(&self, ctx: &'c Context<'_>) -> Option<Text<'c>> {
        row(ctx)?.summary.as_deref().map(Text)
    }
}

fn row<'c>(ctx: &'c Context<'_>) -> Option<&'c partnergraph_entity::university::Model> {
    view(ctx).registry.university.as_ref()
}
