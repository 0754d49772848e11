//! What lists of partners can be filtered and ordered by.

use async_graphql::{Enum, InputObject};
use partnergraph_entity::partner;

use super::{Institution, InstitutionKind, Organization, OrganizationKind, Partner};
use crate::{
    graphql::{
        View,
        activity::{Activity, ActivityFilter},
        agreement::{Agreement, AgreementFilter},
        country::{Country, CountryFilter},
        kit::{EnumFilter, Item, Key, Matches, OrderField, TextFilter, ToMany, filter::combine, pass},
        membership::{Membership, MembershipFilter},
        programme::{Programme, ProgrammeFilter},
        region::{Region, RegionFilter},
    },
    registry::Detail,
};

/// The two strands of partners.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "partner::PartnerKind")]
pub enum PartnerKind {
    /// Academic: an `Institution`.
    Institution,
    /// Non-academic: an `Organization`.
    Organization,
}

/// Conditions on partners; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct PartnerFilter {
    /// Conditions on the slug.
    slug: Option<TextFilter>,
    /// Conditions on a name: the shown one or any further one.
    name: Option<TextFilter>,
    /// Conditions on the strand: institutions or organizations.
    kind: Option<EnumFilter<PartnerKind>>,
    /// Conditions on the kind of institution; organizations do not match.
    institution_kind: Option<EnumFilter<InstitutionKind>>,
    /// Conditions on the kind of organization; institutions do not match.
    organization_kind: Option<EnumFilter<OrganizationKind>>,
    /// Conditions on the region; a partner whose region is not known does not match.
    region: Option<Box<RegionFilter>>,
    /// Conditions on the country; a partner whose country is not known does not match.
    country: Option<Box<CountryFilter>>,
    /// Conditions on the agreements with the partner.
    agreements: Option<Box<ToMany<AgreementFilter>>>,
    /// Conditions on the activities under the agreements with the partner.
    activities: Option<Box<ToMany<ActivityFilter>>>,
    /// Conditions on the programmes that the partner runs or funds.
    programmes: Option<Box<ToMany<ProgrammeFilter>>>,
    /// Conditions on the university's memberships in the partner.
    memberships: Option<Box<ToMany<MembershipFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<PartnerFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<PartnerFilter>>,
    /// This does not hold.
    not: Option<Box<PartnerFilter>>,
}

combine!(PartnerFilter, Partner, |filter, view, partner| {
    let registry = &view.registry;
    let (ix, row) = (partner.ix(), partner.row_in(view));
    let names = std::iter::once(row.name.as_str()).chain(registry.names(ix).iter().map(|n| n.name.as_str()));
    pass(filter.slug.as_ref(), |f| f.matches(std::iter::once(row.slug.as_str())))
        && pass(filter.name.as_ref(), |f| f.matches(names))
        && pass(filter.kind.as_ref(), |f| f.matches(std::iter::once(row.kind.into())))
        && filter.matches_detail(registry.detail(ix))
        && pass(filter.region.as_ref(), |f| {
            registry.partner_region[ix].is_some_and(|region| f.matches(view, Region::new(region)))
        })
        && pass(filter.country.as_ref(), |f| {
            registry.partner_country[ix].is_some_and(|country| f.matches(view, Country::new(country)))
        })
        && pass(filter.agreements.as_ref(), |f| {
            f.matches(view, registry.partner_agreements[ix].iter().map(|&ix| Agreement::new(ix)))
        })
        && pass(filter.activities.as_ref(), |f| {
            let agreements = registry.partner_agreements[ix].iter();
            let activities = agreements.flat_map(|&agreement| &registry.agreement_activities[agreement]);
            f.matches(view, activities.map(|&ix| Activity::new(ix)))
        })
        && pass(filter.programmes.as_ref(), |f| {
            f.matches(view, registry.partner_programmes[ix].iter().map(|&ix| Programme::new(ix)))
        })
        && pass(filter.memberships.as_ref(), |f| {
            f.matches(view, registry.partner_memberships[ix].iter().map(|&ix| Membership::new(ix)))
        })
});

impl PartnerFilter {
    fn matches_detail(&self, detail: Detail) -> bool {
        let (institution, organization) = match detail {
            Detail::Institution(kind) => (Some(kind.into()), None),
            Detail::Organization(kind) => (None, Some(kind.into())),
        };
        pass(self.institution_kind.as_ref(), |f| f.matches(institution.into_iter()))
            && pass(self.organization_kind.as_ref(), |f| f.matches(organization.into_iter()))
    }
}

impl Matches<Institution> for PartnerFilter {
    fn matches(&self, view: &View, institution: Institution) -> bool {
        self.matches(view, Partner::Institution(institution))
    }
}

impl Matches<Organization> for PartnerFilter {
    fn matches(&self, view: &View, organization: Organization) -> bool {
        self.matches(view, Partner::Organization(organization))
    }
}

/// What partners can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartnerOrderField {
    /// The shown name, in the order of the Unicode collation.
    Name,
    /// The slug.
    Slug,
    /// The name of the country, in the order of the Unicode collation; where it is not known, last.
    Country,
}

impl<T: Item<Row = partner::Model>> OrderField<T> for PartnerOrderField {
    fn key(self, view: &View, partner: T) -> Key<'_> {
        let row = partner.row_in(view);
        match self {
            Self::Name => Key::text(&row.name),
            Self::Slug => Key::text(&row.slug),
            Self::Country => {
                let country = view.registry.partner_country[partner.ix()];
                Key::optional_text(country.map(|ix| view.registry.countries[ix].name.as_str()))
            }
        }
    }
}
