//! Orders of lists: by which keys, which way, and how two keys compare. Which keys there are is told with each concept.

use std::{borrow::Cow, cmp::Ordering};

use async_graphql::{Enum, InputObject, InputType};
use serde::{Deserialize, Serialize};

use super::super::{
    View, activity::ActivityOrderField, agreement::AgreementOrderField, country::CountryOrderField,
    field::FieldOrderField, membership::MembershipOrderField, partner::PartnerOrderField,
    programme::ProgrammeOrderField, region::RegionOrderField, source::SourceOrderField, unit::UnitOrderField,
};
use crate::registry;

/// Which way a list is ordered. What is not known comes last either way.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OrderDirection {
    /// From A to Z, from early to late.
    #[default]
    Asc,
    /// From Z to A, from late to early.
    Desc,
}

/// One key of an order. Items that are equal by all keys follow in the default order of the list.
#[derive(InputObject, Clone, Copy, Debug)]
#[graphql(
    concrete(name = "ActivityOrder", params(ActivityOrderField)),
    concrete(name = "AgreementOrder", params(AgreementOrderField)),
    concrete(name = "CountryOrder", params(CountryOrderField)),
    concrete(name = "FieldOrder", params(FieldOrderField)),
    concrete(name = "MembershipOrder", params(MembershipOrderField)),
    concrete(name = "PartnerOrder", params(PartnerOrderField)),
    concrete(name = "ProgrammeOrder", params(ProgrammeOrderField)),
    concrete(name = "RegionOrder", params(RegionOrderField)),
    concrete(name = "SourceOrder", params(SourceOrderField)),
    concrete(name = "UnitOrder", params(UnitOrderField))
)]
pub struct Order<F: InputType> {
    /// What to order by.
    pub field: F,
    /// Which way; ascending where it is left out.
    #[graphql(default)]
    pub direction: OrderDirection,
}

/// The enumeration of what items of type `T` can be ordered by.
pub trait OrderField<T>: InputType + Copy {
    fn key(self, view: &View, item: T) -> Key<'_>;
}

/// What an item is ordered by, taken out of it, so that a cursor can hold it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Key<'a> {
    /// In the order of the Unicode collation.
    Text(#[serde(borrow)] Option<Cow<'a, str>>),
    /// By the calendar: the days since the first of year 1, and the precision.
    Date(Option<(i32, u8)>),
}

impl<'a> Key<'a> {
    pub fn text(text: &'a str) -> Self {
        Self::Text(Some(Cow::Borrowed(text)))
    }

    pub fn optional_text(text: Option<&'a str>) -> Self {
        Self::Text(text.map(Cow::Borrowed))
    }

    /// Ordered by the first day that the date can mean; the less precise first.
    pub fn date(date: Option<partnergraph_entity::PartialDate>) -> Self {
        use chrono::Datelike;
        Self::Date(date.map(|d| (d.earliest().num_days_from_ce(), d.precision())))
    }

    fn is_unknown(&self) -> bool {
        matches!(self, Self::Text(None) | Self::Date(None))
    }

    pub fn compare(&self, other: &Key<'_>, direction: OrderDirection) -> Ordering {
        let ordering = match (self, other) {
            (Self::Text(Some(a)), Key::Text(Some(b))) => registry::compare(a, b),
            (Self::Date(Some(a)), Key::Date(Some(b))) => a.cmp(b),
            // What is not known comes last, whatever the direction.
            _ => return self.is_unknown().cmp(&other.is_unknown()),
        };
        match direction {
            OrderDirection::Asc => ordering,
            OrderDirection::Desc => ordering.reverse(),
        }
    }
}
