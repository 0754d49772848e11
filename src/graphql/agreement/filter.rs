//! What lists of agreements can be filtered and ordered by.

use async_graphql::{Enum, InputObject};

use super::{Agreement, AgreementDimension, AgreementKind, AgreementStatus, Role, Stage};
use crate::graphql::{
    View,
    activity::{Activity, ActivityFilter},
    figures::{Bound, Figures, conditions_of, enum_code, meant, take_of_some},
    kit::{
        Date, DateFilter, EnumFilter, Item, Key, Listed, OrderField, PeriodInput, TextFilter, ToMany,
        filter::conditions,
    },
    partner::{Partner, PartnerFilter},
    programme::{Programme, ProgrammeFilter},
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
    /// Whether it has no end; false also finds those whose end is not known.
    indefinite: Option<bool>,
    /// Its last day is today or later, and no later than this from today: short for `ends: {withinNext: …}`.
    ends_within: Option<PeriodInput>,
    /// Conditions on the agreement that it renews; an agreement that renews none does not match.
    renews: Option<Box<AgreementFilter>>,
    /// Conditions on the agreements that renew it, drafts too; `none: {}` finds those that none renews.
    renewed_by: Option<Box<ToMany<AgreementFilter>>>,
    /// Whether it was renewed on the day of `registry.today`, as `Agreement.renewed` tells.
    renewed: Option<bool>,
    /// Conditions on the programme; an agreement under none does not match.
    programme: Option<Box<ProgrammeFilter>>,
    /// Conditions on the partners that are party to it. Those of one `some` hold for one and the same partner.
    partners: Option<Box<ToMany<PartnerFilter>>>,
    /// Conditions on the parts of the university that it concerns.
    units: Option<Box<ToMany<UnitFilter>>>,
    /// Conditions on the activities under it. Those of one `some` hold for one and the same activity.
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
    if let Some(indefinite) = filter.indefinite {
        on.that(move |agreement| row(agreement).indefinite == indefinite);
    }
    if let Some(renewed) = filter.renewed {
        on.that(move |agreement| registry.is_renewed(agreement.ix(), view.day, view.today) == renewed);
    }
    if let Some(period) = &filter.ends_within {
        let days = view.day..=period.after(view.day);
        on.that(move |agreement| row(agreement).ends.is_some_and(|ends| days.contains(&ends.latest())));
    }
    on.one(&filter.programme, |agreement| registry.agreement_programme[agreement.ix()].map(Programme::new));
    let partners = |agreement: Agreement| registry.agreement_partners[agreement.ix()].iter().copied();
    let activities = |agreement: Agreement| registry.agreement_activities[agreement.ix()].iter().copied();
    on.one(&filter.renews, |agreement| registry.agreement_renews[agreement.ix()].map(Agreement::new));
    on.many(&filter.renewed_by, |agreement| {
        registry.agreement_renewed_by[agreement.ix()].iter().map(|&ix| Agreement::new(ix))
    });
    on.many(&filter.partners, move |agreement| partners(agreement).map(|ix| Partner::at(registry, ix)));
    on.lies_in_many::<Unit, _, _>(&filter.units, |agreement| {
        registry.agreement_units[agreement.ix()].iter().copied()
    });
    on.many(&filter.activities, move |agreement| activities(agreement).map(Activity::new));
    on.owned(&filter.citations, |agreement| Cite::all(registry.agreement_citations(agreement.ix())));
});

conditions_of!(
    AgreementFilter,
    AgreementDimension { Kind: kind, Stage: stage, Status: status, Programme: programme, StartYear: starts },
    |filter, dimension| match (dimension.of_partners(), dimension.of_activities()) {
        (Some(of), _) => take_of_some(&mut filter.partners, |partner| partner.without(of)),
        (_, Some(of)) => take_of_some(&mut filter.activities, |activity| activity.without(of)),
        _ if dimension == AgreementDimension::Unit => {
            take_of_some(&mut filter.units, |_| Some(UnitFilter::default()))
        }
        _ => false,
    }
);

impl AgreementFilter {
    /// The partners, parts of the university and activities that are meant are those of `partners`, `units` and
    /// `activities`.
    pub(in crate::graphql) fn bound(&self, ignored: Option<AgreementDimension>) -> Bound {
        let of_partners = ignored.and_then(AgreementDimension::of_partners);
        let of_activities = ignored.and_then(AgreementDimension::of_activities);
        let all = self.all_of();
        let activities = all.iter().filter_map(|filter| filter.activities.as_ref()?.some.as_deref());
        let activity = meant(activities, |filter| filter.without(of_activities?));
        let mut units = self.units_meant().into_iter();
        Bound {
            partner: meant(self.partners_meant().into_iter(), |filter| filter.without(of_partners?))
                .map(|one| one.rest),
            unit: units.next().filter(|_| ignored != Some(AgreementDimension::Unit)).cloned(),
            field: activity.as_ref().and_then(|activity| activity.whole.bound(of_activities).field),
            activity: activity.map(|activity| activity.rest),
            agreement: None,
        }
    }

    /// What is asked of one and the same partner, at each place where that is.
    pub(in crate::graphql) fn partners_meant(&self) -> Vec<&PartnerFilter> {
        self.all_of().into_iter().filter_map(|filter| filter.partners.as_ref()?.some.as_deref()).collect()
    }

    /// The same of one part of the university.
    pub(in crate::graphql) fn units_meant(&self) -> Vec<&UnitFilter> {
        self.all_of().into_iter().filter_map(|filter| filter.units.as_ref()?.some.as_deref()).collect()
    }
}

/// What agreements can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementOrderField {
    /// The title, in the order of the Unicode collation.
    Title,
    /// The day of signing; where it is not known, last.
    Signed,
    /// The first day in force; where it is not known, last.
    Starts,
    /// The last day in force, as late as the date can mean; where it is not known, last.
    Ends,
    /// The same where that day has passed; what has not ended, or was ended before it, last.
    Lapsed,
    /// What was agreed, as it is declared.
    Kind,
    /// The status on the day of `registry.today`, as it is declared.
    Status,
    /// The name of the first of its partners, in the order of the Unicode collation; where there is none, last.
    Partner,
    /// The name of the first of the countries of its partners, in the order of the Unicode collation; where none is known, last.
    Country,
}

impl OrderField<Agreement> for AgreementOrderField {
    fn key(self, view: &View, agreement: Agreement) -> Key<'_> {
        let row = agreement.row_in(view);
        let partners = &view.registry.agreement_partners[agreement.ix()];
        match self {
            Self::Title => Key::label(&view.registry.agreements, Some(agreement.ix())),
            Self::Signed => Key::date(row.signed),
            Self::Starts => Key::date(row.starts),
            Self::Ends => Key::end(row.ends),
            Self::Lapsed => Key::end(row.ends.filter(|end| end.latest() < view.day)),
            Self::Kind => Key::count(enum_code(&AgreementKind::from(row.kind)) as usize),
            Self::Status => {
                let status = view.status(agreement.ix(), view.day);
                Key::count(enum_code(&AgreementStatus::from(status)) as usize)
            }
            Self::Partner => Key::label(&view.registry.partners, partners.first().copied()),
            Self::Country => {
                let countries = partners.iter().filter_map(|&ix| view.registry.partner_country[ix]);
                Key::label(&view.registry.countries, countries.min())
            }
        }
    }
}

impl Listed for Agreement {
    type Filter = AgreementFilter;
    type OrderField = AgreementOrderField;
    type Figures = Figures<Self>;
}
