//! What lists of partners can be filtered and ordered by.

use std::{iter::once, sync::Arc};

use async_graphql::{Enum, InputObject, resolver_utils::EnumType};
use partnergraph_entity::partner;

use super::{
    IdentifierScheme, Institution, InstitutionKind, Organization, OrganizationKind, Partner, PartnerDimension,
};
use crate::{
    graphql::{
        View,
        activity::{Activity, ActivityFilter},
        agreement::{Agreement, AgreementDimension, AgreementFilter},
        country::{Country, CountryFilter},
        figures::{Bound, conditions_of, enum_code, meant, take_of_some},
        kit::{
            EnumFilter, Item, Key, Matches, OrderField, TextFilter, ToMany,
            filter::{Test, conditions},
            tree::Lies,
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
    /// Conditions on the region: the one that is recorded or, where none is, that of the country. A partner in no known
    /// region does not match.
    region: Option<Box<RegionFilter>>,
    /// Conditions on the country; a partner whose country is not known does not match.
    country: Option<Box<CountryFilter>>,
    /// Conditions on the agreements with the partner. Those of one `some` hold for one and the same agreement.
    agreements: Option<Box<ToMany<AgreementFilter>>>,
    /// Conditions on the activities under the agreements with the partner, whichever agreement it is; to ask for an activity
    /// under a certain agreement, go through `agreements`.
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
    on.lies::<Region, _>(&filter.region, |partner| {
        let (recorded, located) = (&registry.partner_region, &registry.partner_located);
        Lies { recorded: recorded[partner.ix()], located: located[partner.ix()] }
    });
    on.one(&filter.country, |partner| registry.partner_country[partner.ix()].map(Country::new));
    let agreements = |partner: Partner| registry.partner_agreements[partner.ix()].iter().copied();
    let activities = move |partner: Partner| {
        agreements(partner).flat_map(|ix| &registry.agreement_activities[ix]).copied()
    };
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
    },
    |filter, dimension| dimension.of_agreements().is_some_and(|of| {
        let of_agreements = take_of_some(&mut filter.agreements, |agreement| agreement.without(of));
        let of_activities = of
            .of_activities()
            .is_some_and(|of| take_of_some(&mut filter.activities, |activity| activity.without(of)));
        of_agreements || of_activities
    })
);

impl PartnerFilter {
    /// The agreements that are meant are those of `agreements`, with their activities; without such a condition, the
    /// activities are those of `activities`.
    pub(in crate::graphql) fn bound(&self, ignored: Option<PartnerDimension>) -> Bound {
        let all = self.all_of();
        let of_agreements = ignored.and_then(PartnerDimension::of_agreements);
        let of_activities = of_agreements.and_then(AgreementDimension::of_activities);
        let agreements = all.iter().filter_map(|filter| filter.agreements.as_ref()?.some.as_deref());
        let activities = all.iter().filter_map(|filter| filter.activities.as_ref()?.some.as_deref());
        let agreement = meant(agreements, |filter| filter.without(of_agreements?));
        let activity = meant(activities, |filter| filter.without(of_activities?));
        match (agreement, activity) {
            (Some(agreement), activity)
                if agreement.ignores || activity.as_ref().is_none_or(|one| !one.ignores) =>
            {
                Bound { agreement: Some(agreement.rest), ..agreement.whole.bound(of_agreements) }
            }
            (_, Some(activity)) => Bound {
                field: activity.whole.bound(of_activities).field,
                activity: Some(activity.rest),
                ..Bound::default()
            },
            _ => Bound::default(),
        }
    }
}

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
    /// The name of the region, recorded or that of the country, in the order of the Unicode collation; where it is not
    /// known, last.
    Region,
    /// The city, in the order of the Unicode collation; where it is not known, last.
    City,
    /// The kind: institutions before organizations, and among them the kinds as they are declared.
    Kind,
    /// How many agreements there are with the partner.
    Agreements,
    /// The end of the agreement that is in force on the day of `registry.today` and ends next; where there is none, last.
    NextEnd,
}

impl<T: Item<Row = partner::Model>> OrderField<T> for PartnerOrderField {
    fn key(self, view: &View, partner: T) -> Key<'_> {
        let registry = &view.registry;
        let ix = partner.ix();
        match self {
            Self::Name => Key::label(&registry.partners, Some(ix)),
            Self::Slug => Key::slug(&registry.partners, ix),
            Self::Country => Key::label(&registry.countries, registry.partner_country[ix]),
            Self::Region => Key::label(&registry.regions, registry.partner_located[ix]),
            Self::City => Key::optional_text(registry.partners[ix].city.as_deref(), registry.city_rank(ix)),
            Self::Kind => Key::count(kind_rank(registry.detail(ix))),
            Self::Agreements => Key::count(registry.partner_agreements[ix].len()),
            Self::NextEnd => {
                let next = registry.next_end(ix, view.day, view.today);
                Key::date(next.and_then(|agreement| registry.agreements[agreement].ends))
            }
        }
    }
}

/// Where a kind stands among all kinds of partners.
fn kind_rank(detail: Detail) -> usize {
    match detail {
        Detail::Institution(kind) => enum_code(&InstitutionKind::from(kind)) as usize,
        Detail::Organization(kind) => {
            InstitutionKind::items().len() + enum_code(&OrganizationKind::from(kind)) as usize
        }
    }
}
