//! What lists of activities can be filtered and ordered by.

use async_graphql::{Enum, InputObject};

use super::{Activity, ActivityDimension, ActivityKind, Direction, Level};
use crate::graphql::{
    View,
    agreement::{Agreement, AgreementFilter, AgreementKind, AgreementStatus},
    country::{Country, CountryFilter},
    field::{Field, FieldFilter},
    figures::{Figures, conditions_of},
    kit::{DateFilter, EnumFilter, Item, Key, Listed, OrderField, TextFilter, ToMany, filter::conditions},
    partner::{Partner, PartnerFilter, PartnerKind},
    programme::{Programme, ProgrammeFilter},
    region::{Region, RegionFilter},
};

/// Conditions on activities; all that are given must hold.
#[derive(InputObject, Clone, Debug, Default)]
pub struct ActivityFilter {
    /// What `search` finds by this text among activities, with its slips and all. A list without `orderBy` then has the best
    /// first. A text without letters and digits finds nothing; 200 characters at most.
    #[graphql(validator(chars_max_length = 200))]
    search: Option<String>,
    /// Conditions on the slug.
    slug: Option<TextFilter>,
    /// Conditions on the summary; an activity without one does not match.
    summary: Option<TextFilter>,
    /// Conditions on what is done.
    kind: Option<EnumFilter<ActivityKind>>,
    /// Conditions on the direction; an activity whose direction is not known does not match.
    direction: Option<EnumFilter<Direction>>,
    /// Conditions on the levels of study: one of them matches.
    level: Option<EnumFilter<Level>>,
    /// Conditions on the first day.
    starts: Option<DateFilter>,
    /// Conditions on the last day.
    ends: Option<DateFilter>,
    /// Conditions on the fields of study.
    fields: Option<Box<ToMany<FieldFilter>>>,
    /// Conditions on a field of study: one that it is in matches.
    field: Option<Box<FieldFilter>>,
    /// Conditions on what was agreed in the agreement.
    agreement_kind: Option<EnumFilter<AgreementKind>>,
    /// Conditions on the status of the agreement on the day of `registry.today`.
    status: Option<EnumFilter<AgreementStatus>>,
    /// Conditions on the programme of the agreement; an activity under none does not match.
    programme: Option<Box<ProgrammeFilter>>,
    /// Conditions on a region: that of one of the partners matches.
    region: Option<Box<RegionFilter>>,
    /// Conditions on a country: that of one of the partners matches.
    country: Option<Box<CountryFilter>>,
    /// Conditions on the strand of a partner: that of one of them matches.
    partner_kind: Option<EnumFilter<PartnerKind>>,
    /// Conditions on the agreement that it happens under.
    agreement: Option<Box<AgreementFilter>>,
    /// Conditions on the partners that are party to its agreement.
    partners: Option<Box<ToMany<PartnerFilter>>>,
    /// Every one of these holds.
    and: Option<Vec<ActivityFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    or: Option<Vec<ActivityFilter>>,
    /// This does not hold.
    not: Option<Box<ActivityFilter>>,
}

conditions!(ActivityFilter, Activity, searched as Activity, |filter, view, on| {
    let registry = &*view.registry;
    let row = |activity: Activity| activity.row_in(view);
    on.text(&filter.slug, move |activity| [row(activity).slug.as_str()]);
    on.text(&filter.summary, move |activity| row(activity).summary.as_deref());
    on.value(&filter.kind, move |activity| [row(activity).kind.into()]);
    on.value(&filter.direction, move |activity| row(activity).direction.map(Direction::from));
    on.value(&filter.level, |activity| {
        registry.levels(activity.ix()).iter().map(|&level| Level::from(level))
    });
    on.first_day(&filter.starts, move |activity| row(activity).starts);
    on.last_day(&filter.ends, move |activity| row(activity).ends);
    let agreement = |activity: Activity| registry.activity_agreement(activity.ix());
    let partners = |activity: Activity| registry.activity_partners(activity.ix()).iter().copied();
    on.some(&filter.field, |activity| {
        registry.activity_fields[activity.ix()].iter().map(|&ix| Field::new(ix))
    });
    on.value(&filter.agreement_kind, move |activity| [registry.agreements[agreement(activity)].kind.into()]);
    on.value(&filter.status, move |activity| [view.status(agreement(activity), view.day).into()]);
    on.one(&filter.programme, move |activity| {
        registry.agreement_programme[agreement(activity)].map(Programme::new)
    });
    on.some(&filter.region, move |activity| {
        partners(activity).filter_map(|ix| registry.partner_region[ix]).map(Region::new)
    });
    on.some(&filter.country, move |activity| {
        partners(activity).filter_map(|ix| registry.partner_country[ix]).map(Country::new)
    });
    on.value(&filter.partner_kind, move |activity| {
        partners(activity).map(|ix| registry.partners[ix].kind.into())
    });
    on.many(&filter.fields, |activity| {
        registry.activity_fields[activity.ix()].iter().map(|&ix| Field::new(ix))
    });
    on.one(&filter.agreement, move |activity| Some(Agreement::new(agreement(activity))));
    on.many(&filter.partners, move |activity| partners(activity).map(|ix| Partner::at(registry, ix)));
});

conditions_of!(
    ActivityFilter,
    ActivityDimension {
        Kind: kind,
        Direction: direction,
        Level: level,
        Field: field,
        AgreementKind: agreement_kind,
        Status: status,
        Programme: programme,
        PartnerKind: partner_kind,
        Region: region,
        Country: country,
        StartYear: starts,
    }
);

/// What activities can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityOrderField {
    /// The slug.
    Slug,
    /// The title of the agreement, in the order of the Unicode collation.
    Agreement,
    /// The first day; where it is not known, last.
    Starts,
    /// The last day; where it is not known, last.
    Ends,
}

impl OrderField<Activity> for ActivityOrderField {
    fn key(self, view: &View, activity: Activity) -> Key<'_> {
        let (ix, row) = (activity.ix(), activity.row_in(view));
        match self {
            Self::Slug => Key::label(&view.registry.activities, Some(ix)),
            Self::Agreement => {
                Key::label(&view.registry.agreements, Some(view.registry.activity_agreement(ix)))
            }
            Self::Starts => Key::date(row.starts),
            Self::Ends => Key::date(row.ends),
        }
    }
}

impl Listed for Activity {
    type Filter = ActivityFilter;
    type OrderField = ActivityOrderField;
    type Figures = Figures<Self>;
}
