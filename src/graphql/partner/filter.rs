//! What lists of partners can be filtered and ordered by.

use std::{iter::once, sync::Arc};

use async_graphql::{Enum, InputObject};
use partnergraph_entity::partner;

use super::{
    IdentifierScheme, Institution, InstitutionKind, Organization, OrganizationKind, Partner, PartnerDimension,
};
use crate::{
    graphql::{
        View,
        activity::{Activity, ActivityFilter, ActivityKind, Level},
        agreement::{Agreement, AgreementFilter, AgreementKind, AgreementStatus},
        country::{Country, CountryFilter},
        field::{Field, FieldFilter},
        figures::conditions_of,
        kit::{
            DateFilter, EnumFilter, Item, Key, Matches, OrderField, TextFilter, ToMany,
            filter::{Test, conditions},
        },
        membership::{Membership, MembershipFilter},
        programme::{Programme, ProgrammeFilter},
        region::{Region, RegionFilter},
        source::{CitationFilter, Cite},
    },
    registry::{Detail, search},
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
    /// What `search` finds by this text among partners, with its slips and all. A list without `orderBy` then has the best
    /// first. A text without letters and digits finds nothing; 200 characters at most.
    #[graphql(validator(chars_max_length = 200))]
    search: Option<String>,
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
    /// Conditions on the registers that know the partner by an identifier: one of them matches.
    identifier_scheme: Option<EnumFilter<IdentifierScheme>>,
    /// Conditions on the city; a partner whose city is not known does not match.
    city: Option<TextFilter>,
    /// Conditions on the summary; a partner without one does not match.
    summary: Option<TextFilter>,
    /// Conditions on the region; a partner whose region is not known does not match.
    region: Option<Box<RegionFilter>>,
    /// Conditions on the country; a partner whose country is not known does not match.
    country: Option<Box<CountryFilter>>,
    /// Conditions on a kind of agreement: one with the partner matches.
    agreement_kind: Option<EnumFilter<AgreementKind>>,
    /// Conditions on a status on the day of `registry.today`: that of one agreement with the partner matches.
    agreement_status: Option<EnumFilter<AgreementStatus>>,
    /// Conditions on a first day in force: that of one agreement with the partner matches.
    agreement_starts: Option<DateFilter>,
    /// Conditions on a programme: one agreement with the partner runs under it.
    programme: Option<Box<ProgrammeFilter>>,
    /// Conditions on what is done: the kind of one activity with the partner matches.
    activity_kind: Option<EnumFilter<ActivityKind>>,
    /// Conditions on a level of study: one of an activity with the partner matches.
    level: Option<EnumFilter<Level>>,
    /// Conditions on a field of study: one of an activity with the partner matches.
    field: Option<Box<FieldFilter>>,
    /// Conditions on the agreements with the partner.
    agreements: Option<Box<ToMany<AgreementFilter>>>,
    /// Conditions on the activities under the agreements with the partner.
    activities: Option<Box<ToMany<ActivityFilter>>>,
    /// Conditions on the programmes that the partner runs or funds.
    programmes: Option<Box<ToMany<ProgrammeFilter>>>,
    /// Conditions on the university's memberships in the partner.
    memberships: Option<Box<ToMany<MembershipFilter>>>,
    /// Conditions on where its facts were read, and whether they were stated there or inferred.
    citations: Option<Box<ToMany<CitationFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<PartnerFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<PartnerFilter>>,
    /// This does not hold.
    not: Option<Box<PartnerFilter>>,
}

conditions!(PartnerFilter, Partner, searched as Partner, |filter, view, on| {
    let registry = &*view.registry;
    let row = |partner: Partner| partner.row_in(view);
    on.text(&filter.slug, move |partner| [row(partner).slug.as_str()]);
    on.text(&filter.name, move |partner| {
        let further = registry.names(partner.ix()).iter().map(|name| name.name.as_str());
        once(row(partner).name.as_str()).chain(further)
    });
    on.value(&filter.kind, move |partner| [row(partner).kind.into()]);
    on.value(&filter.institution_kind, |partner| match registry.detail(partner.ix()) {
        Detail::Institution(kind) => Some(kind.into()),
        Detail::Organization(_) => None,
    });
    on.value(&filter.organization_kind, |partner| match registry.detail(partner.ix()) {
        Detail::Organization(kind) => Some(kind.into()),
        Detail::Institution(_) => None,
    });
    on.value(&filter.identifier_scheme, |partner| {
        registry.identifiers(partner.ix()).iter().map(|identifier| identifier.scheme.into())
    });
    on.text(&filter.city, move |partner| row(partner).city.as_deref());
    on.text(&filter.summary, move |partner| row(partner).summary.as_deref());
    on.one(&filter.region, |partner| registry.partner_region[partner.ix()].map(Region::new));
    on.one(&filter.country, |partner| registry.partner_country[partner.ix()].map(Country::new));
    let agreements = |partner: Partner| registry.partner_agreements[partner.ix()].iter().copied();
    let activities = move |partner: Partner| {
        agreements(partner).flat_map(|ix| &registry.agreement_activities[ix]).copied()
    };
    on.value(&filter.agreement_kind, move |partner| {
        agreements(partner).map(|ix| registry.agreements[ix].kind.into())
    });
    on.value(&filter.agreement_status, move |partner| {
        agreements(partner).map(|ix| view.status(ix, view.day).into())
    });
    on.any_first_day(&filter.agreement_starts, move |partner| {
        agreements(partner).map(|ix| registry.agreements[ix].starts)
    });
    on.some(&filter.programme, move |partner| {
        agreements(partner).filter_map(|ix| registry.agreement_programme[ix]).map(Programme::new)
    });
    on.value(&filter.activity_kind, move |partner| {
        activities(partner).map(|ix| registry.activities[ix].kind.into())
    });
    on.value(&filter.level, move |partner| {
        activities(partner).flat_map(|ix| registry.levels(ix)).map(|&level| level.into())
    });
    on.some(&filter.field, move |partner| {
        activities(partner).flat_map(|ix| &registry.activity_fields[ix]).map(|&ix| Field::new(ix))
    });
    on.many(&filter.agreements, move |partner| agreements(partner).map(Agreement::new));
    on.many(&filter.activities, move |partner| activities(partner).map(Activity::new));
    on.many(&filter.programmes, |partner| {
        registry.partner_programmes[partner.ix()].iter().map(|&ix| Programme::new(ix))
    });
    on.many(&filter.memberships, |partner| {
        registry.partner_memberships[partner.ix()].iter().map(|&ix| Membership::new(ix))
    });
    on.owned(&filter.citations, |partner| Cite::all(registry.partner_citations(partner.ix())));
});

conditions_of!(
    PartnerFilter,
    PartnerDimension {
        Region: region,
        Country: country,
        Kind: kind,
        InstitutionKind: institution_kind,
        OrganizationKind: organization_kind,
        AgreementKind: agreement_kind,
        AgreementStatus: agreement_status,
        Programme: programme,
        ActivityKind: activity_kind,
        Level: level,
        Field: field,
        StartYear: agreement_starts,
    }
);

impl Matches<Institution> for PartnerFilter {
    fn test<'v>(&'v self, view: &'v View) -> Test<'v, Institution> {
        let test = Matches::<Partner>::test(self, view);
        Box::new(move |institution| test(Partner::Institution(institution)))
    }

    fn found(&self, view: &View) -> Option<Arc<search::Matches>> {
        Matches::<Partner>::found(self, view)
    }
}

impl Matches<Organization> for PartnerFilter {
    fn test<'v>(&'v self, view: &'v View) -> Test<'v, Organization> {
        let test = Matches::<Partner>::test(self, view);
        Box::new(move |organization| test(Partner::Organization(organization)))
    }

    fn found(&self, view: &View) -> Option<Arc<search::Matches>> {
        Matches::<Partner>::found(self, view)
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
    /// The name of the region, in the order of the Unicode collation; where it is not known, last.
    Region,
    /// How many agreements there are with the partner.
    Agreements,
}

impl<T: Item<Row = partner::Model>> OrderField<T> for PartnerOrderField {
    fn key(self, view: &View, partner: T) -> Key<'_> {
        let registry = &view.registry;
        let ix = partner.ix();
        match self {
            Self::Name => Key::label(&registry.partners, Some(ix)),
            Self::Slug => Key::slug(&registry.partners, ix),
            Self::Country => Key::label(&registry.countries, registry.partner_country[ix]),
            Self::Region => Key::label(&registry.regions, registry.partner_region[ix]),
            Self::Agreements => Key::count(registry.partner_agreements[ix].len()),
        }
    }
}
