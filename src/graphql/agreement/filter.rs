//! What lists of agreements can be filtered and ordered by.

use async_graphql::{Enum, InputObject};

use super::{Agreement, AgreementDimension, AgreementKind, AgreementStatus, Role, Stage};
use crate::graphql::{
    View,
    activity::{Activity, ActivityFilter, ActivityKind, Level},
    country::{Country, CountryFilter},
    field::{Field, FieldFilter},
    figures::{Figures, conditions_of},
    kit::{
        Date, DateFilter, EnumFilter, Item, Key, Listed, OrderField, PeriodInput, TextFilter, ToMany,
        filter::conditions,
    },
    partner::{Partner, PartnerFilter, PartnerKind},
    programme::{Programme, ProgrammeFilter},
    region::{Region, RegionFilter},
    source::{CitationFilter, Cite},
    unit::{Unit, UnitFilter},
};

/// Conditions on agreements; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct AgreementFilter {
    /// What `search` finds by this text among agreements, with its slips and all. A list without `orderBy` then has the best
    /// first. A text without letters and digits finds nothing; 200 characters at most.
    #[graphql(validator(chars_max_length = 200))]
    search: Option<String>,
    /// Conditions on the slug.
    slug: Option<TextFilter>,
    /// Conditions on the title.
    title: Option<TextFilter>,
    /// Conditions on the summary; an agreement without one does not match.
    summary: Option<TextFilter>,
    /// Conditions on what was agreed.
    kind: Option<EnumFilter<AgreementKind>>,
    /// Conditions on the recorded stage.
    stage: Option<EnumFilter<Stage>>,
    /// Conditions on the status on the day of `registry.today`.
    status: Option<EnumFilter<AgreementStatus>>,
    /// Conditions on the role of the university; an agreement where it is not known does not match.
    home_role: Option<EnumFilter<Role>>,
    /// In force on this day. On a day that has passed, one that has ended since counts too.
    active_on: Option<Date>,
    /// Conditions on the day of signing.
    signed: Option<DateFilter>,
    /// Conditions on the first day in force.
    starts: Option<DateFilter>,
    /// Conditions on the last day in force; `known: false` finds agreements without an end date.
    ends: Option<DateFilter>,
    /// Its last day is today or later, and no later than this from today: short for `ends: {withinNext: …}`.
    ends_within: Option<PeriodInput>,
    /// Conditions on the agreement that it renews; an agreement that renews none does not match.
    renews: Option<Box<AgreementFilter>>,
    /// Conditions on the agreements that renew it; `none: {}` finds those that were not renewed.
    renewed_by: Option<Box<ToMany<AgreementFilter>>>,
    /// Conditions on the programme; an agreement under none does not match.
    programme: Option<Box<ProgrammeFilter>>,
    /// Conditions on a region: that of one of the partners matches.
    region: Option<Box<RegionFilter>>,
    /// Conditions on a country: that of one of the partners matches.
    country: Option<Box<CountryFilter>>,
    /// Conditions on the strand of a partner: that of one of them matches.
    partner_kind: Option<EnumFilter<PartnerKind>>,
    /// Conditions on a part of the university: one that it concerns matches.
    unit: Option<Box<UnitFilter>>,
    /// Conditions on what is done: the kind of one activity under it matches.
    activity_kind: Option<EnumFilter<ActivityKind>>,
    /// Conditions on a level of study: one of an activity under it matches.
    level: Option<EnumFilter<Level>>,
    /// Conditions on a field of study: one of an activity under it matches.
    field: Option<Box<FieldFilter>>,
    /// Conditions on the partners that are party to it.
    partners: Option<Box<ToMany<PartnerFilter>>>,
    /// Conditions on the parts of the university that it concerns.
    units: Option<Box<ToMany<UnitFilter>>>,
    /// Conditions on the activities under it.
    activities: Option<Box<ToMany<ActivityFilter>>>,
    /// Conditions on where its facts were read, and whether they were stated there or inferred.
    citations: Option<Box<ToMany<CitationFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<AgreementFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<AgreementFilter>>,
    /// This does not hold.
    not: Option<Box<AgreementFilter>>,
}

conditions!(AgreementFilter, Agreement, searched as Agreement, |filter, view, on| {
    let registry = &*view.registry;
    let row = |agreement: Agreement| agreement.row_in(view);
    on.text(&filter.slug, move |agreement| [row(agreement).slug.as_str()]);
    on.text(&filter.title, move |agreement| [row(agreement).title.as_str()]);
    on.text(&filter.summary, move |agreement| row(agreement).summary.as_deref());
    on.value(&filter.kind, move |agreement| [row(agreement).kind.into()]);
    on.value(&filter.stage, move |agreement| [row(agreement).stage.into()]);
    on.value(&filter.home_role, move |agreement| row(agreement).home_role.map(Role::from));
    on.value(&filter.status, |agreement| [view.status(agreement.ix(), view.day).into()]);
    if let Some(Date(day)) = filter.active_on {
        on.that(move |agreement| view.status(agreement.ix(), day).in_force());
    }
    on.first_day(&filter.signed, move |agreement| row(agreement).signed);
    on.first_day(&filter.starts, move |agreement| row(agreement).starts);
    on.last_day(&filter.ends, move |agreement| row(agreement).ends);
    if let Some(period) = &filter.ends_within {
        let days = view.day..=period.after(view.day);
        on.that(move |agreement| row(agreement).ends.is_some_and(|ends| days.contains(&ends.latest())));
    }
    on.one(&filter.programme, |agreement| registry.agreement_programme[agreement.ix()].map(Programme::new));
    let partners = |agreement: Agreement| registry.agreement_partners[agreement.ix()].iter().copied();
    let activities = |agreement: Agreement| registry.agreement_activities[agreement.ix()].iter().copied();
    on.some(&filter.region, move |agreement| {
        partners(agreement).filter_map(|ix| registry.partner_region[ix]).map(Region::new)
    });
    on.some(&filter.country, move |agreement| {
        partners(agreement).filter_map(|ix| registry.partner_country[ix]).map(Country::new)
    });
    on.value(&filter.partner_kind, move |agreement| {
        partners(agreement).map(|ix| registry.partners[ix].kind.into())
    });
    on.some(&filter.unit, |agreement| {
        registry.agreement_units[agreement.ix()].iter().map(|&ix| Unit::new(ix))
    });
    on.value(&filter.activity_kind, move |agreement| {
        activities(agreement).map(|ix| registry.activities[ix].kind.into())
    });
    on.value(&filter.level, move |agreement| {
        activities(agreement).flat_map(|ix| registry.levels(ix)).map(|&level| level.into())
    });
    on.some(&filter.field, move |agreement| {
        activities(agreement).flat_map(|ix| &registry.activity_fields[ix]).map(|&ix| Field::new(ix))
    });
    on.one(&filter.renews, |agreement| registry.agreement_renews[agreement.ix()].map(Agreement::new));
    on.many(&filter.renewed_by, |agreement| {
        registry.agreement_renewed_by[agreement.ix()].iter().map(|&ix| Agreement::new(ix))
    });
    on.many(&filter.partners, move |agreement| partners(agreement).map(|ix| Partner::at(registry, ix)));
    on.many(&filter.units, |agreement| {
        registry.agreement_units[agreement.ix()].iter().map(|&ix| Unit::new(ix))
    });
    on.many(&filter.activities, move |agreement| activities(agreement).map(Activity::new));
    on.owned(&filter.citations, |agreement| Cite::all(registry.agreement_citations(agreement.ix())));
});

conditions_of!(
    AgreementFilter,
    AgreementDimension {
        Region: region,
        Country: country,
        PartnerKind: partner_kind,
        Kind: kind,
        Stage: stage,
        Status: status,
        Programme: programme,
        Unit: unit,
        ActivityKind: activity_kind,
        Level: level,
        Field: field,
        StartYear: starts,
    }
);

/// What agreements can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementOrderField {
    /// The title, in the order of the Unicode collation.
    Title,
    /// The day of signing; where it is not known, last.
    Signed,
    /// The first day in force; where it is not known, last.
    Starts,
    /// The last day in force; where it is not known, last.
    Ends,
}

impl OrderField<Agreement> for AgreementOrderField {
    fn key(self, view: &View, agreement: Agreement) -> Key<'_> {
        let row = agreement.row_in(view);
        match self {
            Self::Title => Key::label(&view.registry.agreements, Some(agreement.ix())),
            Self::Signed => Key::date(row.signed),
            Self::Starts => Key::date(row.starts),
            Self::Ends => Key::date(row.ends),
        }
    }
}

impl Listed for Agreement {
    type Filter = AgreementFilter;
    type OrderField = AgreementOrderField;
    type Figures = Figures<Self>;
}
