//! The operators of filters: on enumerations, on texts, along relations to many. Which records can be filtered by what is
//! told with each concept.

use async_graphql::{InputObject, InputType};

use super::super::{
    View,
    activity::{ActivityFilter, ActivityKind, Direction, Level},
    agreement::{AgreementFilter, AgreementKind, AgreementStatus, Stage},
    country::CountryFilter,
    field::FieldFilter,
    membership::MembershipFilter,
    partner::{InstitutionKind, OrganizationKind, PartnerFilter, PartnerKind},
    programme::ProgrammeFilter,
    region::RegionFilter,
    unit::{UnitFilter, UnitKind},
};
use crate::registry::folded;

/// A condition on items of type `T`.
pub trait Matches<T>: Send + Sync {
    fn matches(&self, view: &View, item: T) -> bool;
}

/// A condition that is not given lets everything pass.
pub fn pass<F>(filter: Option<&F>, matches: impl FnOnce(&F) -> bool) -> bool {
    filter.is_none_or(matches)
}

/// Conditions on a value of an enumeration; all that are given must hold.
#[derive(InputObject, Clone, Debug)]
#[graphql(
    concrete(name = "ActivityKindFilter", params(ActivityKind)),
    concrete(name = "AgreementKindFilter", params(AgreementKind)),
    concrete(name = "AgreementStatusFilter", params(AgreementStatus)),
    concrete(name = "DirectionFilter", params(Direction)),
    concrete(name = "InstitutionKindFilter", params(InstitutionKind)),
    concrete(name = "LevelFilter", params(Level)),
    concrete(name = "OrganizationKindFilter", params(OrganizationKind)),
    concrete(name = "PartnerKindFilter", params(PartnerKind)),
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
    /// Whether the value fulfils the conditions; of several values, whether any does.
    pub fn matches(&self, mut values: impl Iterator<Item = E>) -> bool {
        values.any(|value| {
            pass(self.eq.as_ref(), |eq| *eq == value)
                && pass(self.any.as_ref(), |any| any.contains(&value))
                && pass(self.not.as_ref(), |not| *not != value)
        })
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
    /// The text contains this one; case and accents are ignored.
    pub contains: Option<String>,
    /// The text starts with this one; case and accents are ignored.
    pub starts_with: Option<String>,
}

impl TextFilter {
    /// Whether any of the texts fulfils all conditions.
    pub fn matches<'t>(&self, texts: impl Iterator<Item = &'t str>) -> bool {
        let contains = self.contains.as_deref().map(folded);
        let starts_with = self.starts_with.as_deref().map(folded);
        let mut texts = texts;
        texts.any(|text| {
            pass(self.eq.as_ref(), |eq| eq == text)
                && pass(self.any.as_ref(), |any| any.iter().any(|one| one == text))
                && pass(self.not.as_ref(), |not| not != text)
                && pass(contains.as_ref(), |part| folded(text).contains(part.as_str()))
                && pass(starts_with.as_ref(), |start| folded(text).starts_with(start.as_str()))
        })
    }
}

/// Conditions on the records that this one is related to; all that are given must hold.
#[derive(InputObject, Clone, Debug)]
#[graphql(
    concrete(name = "ActivitiesFilter", params(ActivityFilter)),
    concrete(name = "AgreementsFilter", params(AgreementFilter)),
    concrete(name = "CountriesFilter", params(CountryFilter)),
    concrete(name = "FieldsFilter", params(FieldFilter)),
    concrete(name = "MembershipsFilter", params(MembershipFilter)),
    concrete(name = "PartnersFilter", params(PartnerFilter)),
    concrete(name = "ProgrammesFilter", params(ProgrammeFilter)),
    concrete(name = "RegionsFilter", params(RegionFilter)),
    concrete(name = "UnitsFilter", params(UnitFilter))
)]
pub struct ToMany<F: InputType> {
    /// At least one related record matches; `{}` means that there is any.
    pub some: Option<Box<F>>,
    /// No related record matches; `{}` means that there is none.
    pub none: Option<Box<F>>,
    /// Every related record matches; true where there is none.
    pub every: Option<Box<F>>,
}

impl<F: InputType> ToMany<F> {
    pub fn matches<T>(&self, view: &View, items: impl Iterator<Item = T> + Clone) -> bool
    where
        F: Matches<T>,
    {
        pass(self.some.as_ref(), |filter| items.clone().any(|item| filter.matches(view, item)))
            && pass(self.none.as_ref(), |filter| !items.clone().any(|item| filter.matches(view, item)))
            && pass(self.every.as_ref(), |filter| {
                let mut items = items;
                items.all(|item| filter.matches(view, item))
            })
    }
}

/// Adds `and`, `or` and `not` to the conditions of a filter.
macro_rules! combine {
    ($filter:ty, $item:ty, |$this:ident, $view:ident, $object:ident| $conditions:expr) => {
        impl $crate::graphql::kit::Matches<$item> for $filter {
            fn matches(&self, $view: &$crate::graphql::View, $object: $item) -> bool {
                let $this = self;
                let own: bool = $conditions;
                own && self.and.iter().flatten().all(|filter| filter.matches($view, $object))
                    && self
                        .or
                        .as_ref()
                        .is_none_or(|any| any.iter().any(|filter| filter.matches($view, $object)))
                    && self.not.as_ref().is_none_or(|filter| !filter.matches($view, $object))
            }
        }
    };
}

pub(in crate::graphql) use combine;
