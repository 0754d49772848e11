//! What lists of activities can be filtered and ordered by.

use async_graphql::{Enum, InputObject};

use super::{Activity, ActivityDimension, ActivityKind, Direction, Level};
use crate::graphql::{
    View,
    agreement::{Agreement, AgreementDimension, AgreementFilter, AgreementOrderField},
    field::{Field, FieldFilter},
    figures::{Bound, Figures, conditions_of, enum_code, meant, take_of_one, take_of_some},
    kit::{DateFilter, EnumFilter, Item, Key, Listed, OrderField, TextFilter, ToMany, filter::conditions},
    partner::{Partner, PartnerFilter},
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
    /// Conditions on the agreement that it happens under.
    agreement: Option<Box<AgreementFilter>>,
    /// Conditions on the partners that are party to its agreement. Those of one `some` hold for one and the same partner.
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
    on.lies_in_many::<Field, _, _>(&filter.fields, |activity| {
        registry.activity_fields[activity.ix()].iter().copied()
    });
    on.one(&filter.agreement, move |activity| Some(Agreement::new(agreement(activity))));
    on.many(&filter.partners, move |activity| partners(activity).map(|ix| Partner::at(registry, ix)));
});

conditions_of!(
    ActivityFilter,
    ActivityDimension { Kind: kind, Direction: direction, Level: level, StartYear: starts },
    |filter, dimension| match dimension.of_agreement() {
        Some(of) => {
            let of_agreement = take_of_one(&mut filter.agreement, |agreement| agreement.without(of));
            let of_partners = of
                .of_partners()
                .is_some_and(|of| take_of_some(&mut filter.partners, |partner| partner.without(of)));
            of_agreement || of_partners
        }
        _ if dimension == ActivityDimension::Field => {
            take_of_some(&mut filter.fields, |_| Some(FieldFilter::default()))
        }
        _ => false,
    }
);

impl ActivityFilter {
    /// The fields of study that are meant are those of `fields`, the partners those of `partners` or of `agreement`, the parts
    /// of the university those of `agreement`.
    pub(in crate::graphql) fn bound(&self, ignored: Option<ActivityDimension>) -> Bound {
        let all = self.all_of();
        let of_agreement = ignored.and_then(ActivityDimension::of_agreement);
        let of_partners = of_agreement.and_then(AgreementDimension::of_partners);
        let mut fields = all.iter().filter_map(|filter| filter.fields.as_ref()?.some.as_deref());
        let under: Vec<_> = all.iter().filter_map(|filter| filter.agreement.as_deref()).collect();
        let partners = all.iter().filter_map(|filter| filter.partners.as_ref()?.some.as_deref());
        let partners = partners.chain(under.iter().flat_map(|filter| filter.partners_meant()));
        let mut units = under.iter().flat_map(|filter| filter.units_meant());
        Bound {
            field: fields.next().filter(|_| ignored != Some(ActivityDimension::Field)).cloned(),
            partner: meant(partners, |filter| filter.without(of_partners?)).map(|partner| partner.rest),
            unit: units.next().filter(|_| of_agreement != Some(AgreementDimension::Unit)).cloned(),
            ..Bound::default()
        }
    }
}

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
    /// What is done, as it is declared.
    Kind,
    /// The status of the agreement on the day of `registry.today`, as it is declared.
    Status,
    /// The name of the first of the countries of the partners, in the order of the Unicode collation; where none is known, last.
    Country,
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
            Self::Ends => Key::end(row.ends),
            Self::Kind => Key::count(enum_code(&ActivityKind::from(row.kind)) as usize),
            Self::Status | Self::Country => {
                let order = if self == Self::Status {
                    AgreementOrderField::Status
                } else {
                    AgreementOrderField::Country
                };
                order.key(view, Agreement::new(view.registry.activity_agreement(ix)))
            }
        }
    }
}

impl Listed for Activity {
    type Filter = ActivityFilter;
    type OrderField = ActivityOrderField;
    type Figures = Figures<Self>;
}
