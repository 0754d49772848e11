//! The operators of filters: on enumerations, texts, dates and numbers, and along relations to many. How they are held
//! against items is told in `filter`.

use std::cell::RefCell;

use async_graphql::{InputObject, InputType};
use chrono::{Days, Months, NaiveDate};

use super::{
    super::{
        activity::{ActivityFilter, ActivityKind, Direction, Level},
        agreement::{AgreementFilter, AgreementKind, AgreementStatus, Role, Stage},
        country::CountryFilter,
        field::FieldFilter,
        figures::CountFilter,
        membership::MembershipFilter,
        partner::{IdentifierScheme, InstitutionKind, OrganizationKind, PartnerFilter, PartnerKind},
        programme::ProgrammeFilter,
        region::RegionFilter,
        source::{Basis, CitationFilter, Fact},
        unit::{UnitFilter, UnitKind},
    },
    PartialDate,
    filter::Test,
};
use crate::registry::folding::{Part, Ways};

/// A condition that is not given lets everything pass.
fn pass<F>(condition: Option<&F>, holds: impl FnOnce(&F) -> bool) -> bool {
    condition.is_none_or(holds)
}

/// Conditions on a value of an enumeration; all that are given must hold.
#[derive(InputObject, Clone, Debug)]
#[graphql(
    concrete(name = "ActivityKindFilter", params(ActivityKind)),
    concrete(name = "AgreementKindFilter", params(AgreementKind)),
    concrete(name = "AgreementStatusFilter", params(AgreementStatus)),
    concrete(name = "BasisFilter", params(Basis)),
    concrete(name = "DirectionFilter", params(Direction)),
    concrete(name = "FactFilter", params(Fact)),
    concrete(name = "IdentifierSchemeFilter", params(IdentifierScheme)),
    concrete(name = "InstitutionKindFilter", params(InstitutionKind)),
    concrete(name = "LevelFilter", params(Level)),
    concrete(name = "OrganizationKindFilter", params(OrganizationKind)),
    concrete(name = "PartnerKindFilter", params(PartnerKind)),
    concrete(name = "RoleFilter", params(Role)),
    concrete(name = "StageFilter", params(Stage)),
    concrete(name = "UnitKindFilter", params(UnitKind))
)]
pub struct EnumFilter<E: InputType> {
    /// The value is this one.
    pub eq: Option<E>,
    /// The value is one of these; an empty list matches nothing.
    #[graphql(name = "in")]
    pub any: Option<Vec<E>>,
    /// The value is not this one.
    pub not: Option<E>,
}

impl<E: InputType + PartialEq> EnumFilter<E> {
    pub fn matches(&self, value: &E) -> bool {
        pass(self.eq.as_ref(), |eq| eq == value)
            && pass(self.any.as_ref(), |any| any.contains(value))
            && pass(self.not.as_ref(), |not| not != value)
    }
}

/// Conditions on a text; all that are given must hold.
#[derive(InputObject, Clone, Debug)]
pub struct TextFilter {
    /// The text is this one, to the letter.
    pub eq: Option<String>,
    /// The text is one of these, to the letter; an empty list matches nothing.
    #[graphql(name = "in")]
    pub any: Option<Vec<String>>,
    /// The text is not this one.
    pub not: Option<String>,
    /// The text contains this one. Case, accents, apostrophes and spaces between words do not matter, nor how letters are
    /// spelt that people type in several ways, such as `ü` and `ue`.
    pub contains: Option<String>,
    /// The text starts with this one, compared as `contains` does.
    pub starts_with: Option<String>,
}

impl TextFilter {
    /// Made ready for many texts.
    pub fn test(&self) -> impl Fn(&str) -> bool {
        let contains = self.contains.as_deref().map(Part::of);
        let starts_with = self.starts_with.as_deref().map(Part::of);
        let ways = RefCell::new(Ways::default());
        move |text| {
            pass(self.eq.as_ref(), |eq| eq == text)
                && pass(self.any.as_ref(), |any| any.iter().any(|one| one == text))
                && pass(self.not.as_ref(), |not| not != text)
                && pass(starts_with.as_ref(), |start| start.begins(text, &mut ways.borrow_mut()))
                && pass(contains.as_ref(), |part| part.is_in(text, &mut ways.borrow_mut()))
        }
    }
}

/// Conditions on a date that is as precise as it is known; all that are given must hold. Such a date stands for one day:
/// the first that it can mean where something begins, the last where something ends. A date that is not known fulfils
/// only `known: false`.
#[derive(InputObject, Clone, Debug, Default)]
pub struct DateFilter {
    /// The date lies wholly within this one: `1995` takes in `1995-09`.
    pub eq: Option<PartialDate>,
    /// The date lies wholly within one of these; an empty list matches nothing.
    #[graphql(name = "in")]
    pub any: Option<Vec<PartialDate>>,
    /// The date is known and does not lie wholly within this one.
    pub not: Option<PartialDate>,
    /// On the first day of this date or later.
    pub gte: Option<PartialDate>,
    /// On the last day of this date or earlier.
    pub lte: Option<PartialDate>,
    /// After the last day of this date.
    pub gt: Option<PartialDate>,
    /// Before the first day of this date.
    pub lt: Option<PartialDate>,
    /// From today on, and no later than this from today.
    pub within_next: Option<PeriodInput>,
    /// Before today, and no earlier than this before today.
    pub within_last: Option<PeriodInput>,
    /// Whether the date is known: false finds those without, such as agreements with no end date.
    pub known: Option<bool>,
}

impl DateFilter {
    /// Made ready for many dates; `day` tells the day that a date stands for.
    pub fn test(
        &self,
        today: NaiveDate,
        day: impl Fn(partnergraph_entity::PartialDate) -> NaiveDate,
    ) -> impl Fn(Option<partnergraph_entity::PartialDate>) -> bool {
        let within = |outer: &PartialDate, date: partnergraph_entity::PartialDate| {
            outer.0.earliest() <= date.earliest() && date.latest() <= outer.0.latest()
        };
        let next = self.within_next.as_ref().map(|period| period.after(today));
        let last = self.within_last.as_ref().map(|period| period.before(today));
        let others = self.asks_for_a_date();
        move |date| {
            let Some(date) = date else { return !others };
            let at = day(date);
            self.known != Some(false)
                && pass(self.eq.as_ref(), |eq| within(eq, date))
                && pass(self.any.as_ref(), |any| any.iter().any(|one| within(one, date)))
                && pass(self.not.as_ref(), |not| !within(not, date))
                && pass(self.gte.as_ref(), |gte| at >= gte.0.earliest())
                && pass(self.lte.as_ref(), |lte| at <= lte.0.latest())
                && pass(self.gt.as_ref(), |gt| at > gt.0.latest())
                && pass(self.lt.as_ref(), |lt| at < lt.0.earliest())
                && pass(next.as_ref(), |next| today <= at && at <= *next)
                && pass(last.as_ref(), |last| *last <= at && at < today)
        }
    }

    /// Whether there is a condition that only a date can fulfil. An empty object filters nothing.
    fn asks_for_a_date(&self) -> bool {
        let dates = [&self.eq, &self.not, &self.gte, &self.lte, &self.gt, &self.lt];
        let periods = [&self.within_next, &self.within_last];
        dates.iter().any(|date| date.is_some())
            || periods.iter().any(|period| period.is_some())
            || self.any.is_some()
            || self.known == Some(true)
    }
}

/// A span of time; what is given is added up, nothing is no time at all.
#[derive(InputObject, Clone, Debug)]
pub struct PeriodInput {
    /// Years, 0 to 1000.
    #[graphql(default, validator(maximum = 1000))]
    pub years: u32,
    /// Months of the calendar, 0 to 12000.
    #[graphql(default, validator(maximum = 12000))]
    pub months: u32,
    /// Days, 0 to 400000.
    #[graphql(default, validator(maximum = 400_000))]
    pub days: u32,
}

impl PeriodInput {
    pub fn of_months(months: u32) -> Self {
        Self { years: 0, months, days: 0 }
    }

    fn months(&self) -> Months {
        Months::new(self.years.saturating_mul(12).saturating_add(self.months))
    }

    /// The day so much later; the last day that there is where it would be beyond.
    pub fn after(&self, day: NaiveDate) -> NaiveDate {
        let later = day.checked_add_months(self.months());
        later.and_then(|day| day.checked_add_days(Days::new(self.days.into()))).unwrap_or(NaiveDate::MAX)
    }

    /// The day so much earlier; the first day that there is where it would be before.
    pub fn before(&self, day: NaiveDate) -> NaiveDate {
        let earlier = day.checked_sub_months(self.months());
        earlier.and_then(|day| day.checked_sub_days(Days::new(self.days.into()))).unwrap_or(NaiveDate::MIN)
    }
}

/// Conditions on the records that this one is related to; all that are given must hold.
#[derive(InputObject, Clone, Debug)]
#[graphql(
    concrete(name = "ActivitiesFilter", params(ActivityFilter)),
    concrete(name = "AgreementsFilter", params(AgreementFilter)),
    concrete(name = "CitationsFilter", params(CitationFilter)),
    concrete(name = "CountriesFilter", params(CountryFilter)),
    concrete(name = "FieldsFilter", params(FieldFilter)),
    concrete(name = "MembershipsFilter", params(MembershipFilter)),
    concrete(name = "PartnersFilter", params(PartnerFilter)),
    concrete(name = "ProgrammesFilter", params(ProgrammeFilter)),
    concrete(name = "RegionsFilter", params(RegionFilter)),
    concrete(name = "UnitsFilter", params(UnitFilter))
)]
pub struct ToMany<F: InputType> {
    /// At least one related record matches, and fulfils all conditions of this object alone; `{}` means that there is any.
    pub some: Option<Box<F>>,
    /// No related record matches; `{}` means that there is none.
    pub none: Option<Box<F>>,
    /// Every related record matches; true where there is none.
    pub every: Option<Box<F>>,
    /// How many related records there are that match `some`; how many there are at all where it is left out.
    pub count: Option<CountFilter>,
}

impl<F: InputType> ToMany<F> {
    /// Whether it has a condition.
    pub fn asks_something(&self) -> bool {
        self.some.is_some() || self.none.is_some() || self.every.is_some() || self.count.is_some()
    }

    /// Made ready for the related records of many; `ready` does so for a filter.
    pub fn test<'v, U: Copy + 'static>(
        &'v self,
        ready: &dyn Fn(&'v F) -> Test<'v, U>,
    ) -> impl Fn(&mut dyn Iterator<Item = U>) -> bool + use<'v, U, F> {
        let made = |filter: &'v Option<Box<F>>| filter.as_deref().map(ready);
        let (some, none, every) = (made(&self.some), made(&self.none), made(&self.every));
        let count = self.count;
        move |records| {
            let mut found = some.is_none();
            let mut matching = 0_u32;
            for record in records {
                let against = none.as_ref().is_some_and(|test| test(record))
                    || every.as_ref().is_some_and(|test| !test(record));
                if against {
                    return false;
                }
                if count.is_some() {
                    matching += u32::from(some.as_ref().is_none_or(|test| test(record)));
                    continue;
                }
                found = found || some.as_ref().is_some_and(|test| test(record));
                if found && none.is_none() && every.is_none() {
                    return true;
                }
            }
            match count {
                Some(count) => (some.is_none() || matching > 0) && count.matches(matching),
                None => found,
            }
        }
    }
}
