//! Partners: the interface with institutions and organizations. Filters and orders are in `filter`, look-ups in `roots`.

mod detail;
mod dossier;
mod figures;
mod filter;
mod name;
mod roots;

use async_graphql::{Context, ID, MergedObject, Object};

use super::{
    activity::Activity,
    agreement::Agreement,
    country::Country,
    figures::Figures,
    kit::{Id, Item, Listed, Related, RowChoice, RowText, Several, Single, Text, Url, interface},
    membership::Membership,
    programme::Programme,
    region::Region,
    source::{Citation, Fact},
    view,
};
use crate::registry::{Detail, Ix, Registry, Table};

use dossier::PartnerDossier;

pub use detail::{InstitutionFields, InstitutionKind, OrganizationFields, OrganizationKind};
pub use figures::PartnerDimension;
pub use filter::{PartnerFilter, PartnerKind, PartnerOrderField};
pub use name::{IdentifierScheme, PartnerIdentifier, PartnerName};
pub use roots::PartnerRoots;

type Row = partnergraph_entity::partner::Model;

/// A partner: an institution or an organization.
#[derive(Clone, Copy)]
pub enum Partner {
    Institution(Institution),
    Organization(Organization),
}

/// An academic partner: a university, a college, a research institute.
#[derive(MergedObject, Clone, Copy)]
pub struct Institution(PartnerFields, InstitutionFields);

/// A non-academic partner: a government, a foundation, a company, an association.
#[derive(MergedObject, Clone, Copy)]
pub struct Organization(PartnerFields, OrganizationFields);

interface::interface! {
    Partner { Institution, Organization },
    |contract| {
        <Institution as async_graphql::OutputType>::create_type_info(contract);
        <Organization as async_graphql::OutputType>::create_type_info(contract);
        interface::register::<Partner>(
            contract,
            "An outside body that the university works with: an institution or an organization.",
            &["Institution", "Organization"],
        )
    }
}

/// Declares that an object is the place of a row of `partner`.
macro_rules! partner_item {
    ($object:ident, |$registry:ident, $ix:ident| $at:expr, |$this:ident| $place:expr) => {
        impl Item for $object {
            type Row = Row;

            const CONCEPT: &'static str = "Partner";

            fn at($registry: &Registry, $ix: Ix<Row>) -> Self {
                $at
            }

            fn ix(self) -> Ix<Row> {
                let $this = self;
                $place
            }

            fn table(registry: &Registry) -> &Table<Row> {
                &registry.partners
            }
        }
    };
}

partner_item!(
    Partner,
    |registry, ix| match registry.detail(ix) {
        Detail::Institution(kind) =>
            Self::Institution(Institution(PartnerFields(ix), InstitutionFields(kind))),
        Detail::Organization(kind) =>
            Self::Organization(Organization(PartnerFields(ix), OrganizationFields(kind))),
    },
    |partner| match partner {
        Partner::Institution(institution) => institution.ix(),
        Partner::Organization(organization) => organization.ix(),
    }
);

partner_item!(
    Institution,
    |registry, ix| match Partner::at(registry, ix) {
        Partner::Institution(institution) => institution,
        Partner::Organization(_) => unreachable!("lists of institutions hold institutions only"),
    },
    |institution| institution.0.0
);

partner_item!(
    Organization,
    |registry, ix| match Partner::at(registry, ix) {
        Partner::Organization(organization) => organization,
        Partner::Institution(_) => unreachable!("lists of organizations hold organizations only"),
    },
    |organization| organization.0.0
);

/// Declares that there are lists of an object.
macro_rules! partner_lists {
    ($($object:ident),*) => {$(
        impl Listed for $object {
            type Filter = PartnerFilter;
            type OrderField = PartnerOrderField;
            type Figures = Figures<Partner>;
        }
    )*};
}

partner_lists!(Partner, Institution, Organization);

/// What institutions and organizations have in common.
#[derive(Clone, Copy)]
pub struct PartnerFields(Ix<Row>);

partner_item!(PartnerFields, |_registry, ix| Self(ix), |partner| partner.0);

#[Object]
impl PartnerFields {
    /// The opaque id, by which `node` finds this record again.
    async fn id(&self, ctx: &Context<'_>) -> ID {
        Id::of(*self, ctx)
    }

    /// The stable name of this partner in addresses and datasets, such as `georgia-state-university`.
    async fn slug(&self) -> RowText<Self> {
        self.text(|row| &row.slug)
    }

    /// The name that is shown: the usual one in English, or the partner's own.
    async fn name(&self) -> RowText<Self> {
        self.text(|row| &row.name)
    }

    /// The strand: whether it is an institution or an organization.
    async fn kind(&self) -> RowChoice<Self, PartnerKind> {
        self.choice(|row| row.kind.into())
    }

    /// Further names: official, as published, acronyms, former ones; by kind and name.
    async fn names<'c>(&self, ctx: &'c Context<'_>) -> Several<Vec<PartnerName<'c>>> {
        Several(view(ctx).registry.names(self.0).iter().map(PartnerName).collect())
    }

    /// Identifiers that other registers know this partner by; by scheme and value.
    async fn identifiers<'c>(&self, ctx: &'c Context<'_>) -> Several<Vec<PartnerIdentifier<'c>>> {
        Several(view(ctx).registry.identifiers(self.0).iter().map(PartnerIdentifier).collect())
    }

    /// The region that the directory lists this partner in; null where it does not tell. Independent of the country.
    async fn region(&self, ctx: &Context<'_>) -> Option<Single<Region>> {
        view(ctx).registry.partner_region[self.0].map(Region::new).map(Single)
    }

    /// The country that this partner is in; null where it is not known, or where it is international. Independent of the
    /// region.
    async fn country(&self, ctx: &Context<'_>) -> Option<Single<Country>> {
        view(ctx).registry.partner_country[self.0].map(Country::new).map(Single)
    }

    /// The city that this partner is in; null where it is not known.
    async fn city<'c>(&self, ctx: &'c Context<'_>) -> Option<Text<'c>> {
        self.row(ctx).city.as_deref().map(Text)
    }

    /// The home page of this partner; null where it is not known.
    async fn website(&self, ctx: &Context<'_>) -> Option<Url> {
        Url::optional(self.row(ctx).website.as_ref())
    }

    /// What this partner is, in a sentence or two in English; null where nobody has written any.
    async fn summary<'c>(&self, ctx: &'c Context<'_>) -> Option<Text<'c>> {
        self.row(ctx).summary.as_deref().map(Text)
    }

    /// The agreements that this partner is a party to, by title.
    async fn agreements(&self) -> Related<Self, Agreement> {
        self.list(|registry, ix| &registry.partner_agreements[ix])
    }

    /// The activities under all agreements with this partner, by slug.
    async fn activities(&self) -> Related<Self, Activity> {
        self.found(Registry::partner_activities)
    }

    /// The programmes that this partner runs or funds, by name.
    async fn programmes(&self) -> Related<Self, Programme> {
        self.list(|registry, ix| &registry.partner_programmes[ix])
    }

    /// The memberships of the university in this partner, where it is an association or network; by slug.
    async fn memberships(&self) -> Related<Self, Membership> {
        self.list(|registry, ix| &registry.partner_memberships[ix])
    }

    /// What there is to know of it at one look: figures, what ends next, who else is in it, what is wrong with its records.
    async fn dossier(&self) -> Single<PartnerDossier> {
        Single(PartnerDossier(self.0))
    }

    /// Where the facts of this partner were read, and whether they were stated there or inferred.
    async fn citations<'c>(
        &self,
        ctx: &'c Context<'_>,
        #[graphql(desc = "Only citations that support this fact.")] fact: Option<Fact>,
    ) -> Several<Vec<Citation<'c>>> {
        Several(Citation::of(view(ctx).registry.partner_citations(self.0), fact))
    }
}
