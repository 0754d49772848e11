//! Orders of lists: by which keys, which way, and how two keys compare. Which keys there are is told with each concept.

use std::{borrow::Cow, cmp::Ordering};

use async_graphql::{Enum, InputObject, InputType};
use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::super::{
    View, activity::ActivityOrderField, agreement::AgreementOrderField, country::CountryOrderField,
    field::FieldOrderField, figures::StatisticsOrderField, membership::MembershipOrderField,
    partner::PartnerOrderField, programme::ProgrammeOrderField, region::RegionOrderField,
    source::SourceOrderField, unit::UnitOrderField,
};
use crate::registry::{self, Ix, Record, Table};

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
    concrete(name = "StatisticsOrder", params(StatisticsOrderField)),
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
///
/// Within one registry texts compare by their ranks; with a cursor, which may be of an earlier one, by themselves.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Key<'a> {
    /// In the order of the Unicode collation.
    Label(#[serde(borrow)] Option<Cow<'a, str>>, #[serde(skip)] u32),
    /// Character by character.
    Slug(#[serde(borrow)] Cow<'a, str>, #[serde(skip)] u32),
    /// By the calendar: the days since the first of year 1, and the precision.
    Date(Option<(i32, u8)>),
    Count(u32),
}

impl<'a> Key<'a> {
    /// The label of a record, if there is one.
    pub fn label<M: Record>(table: &'a Table<M>, ix: Option<Ix<M>>) -> Self {
        let text = ix.map(|ix| Cow::Borrowed(table[ix].label()));
        Self::Label(text, ix.map_or(0, |ix| table.label_rank(ix)))
    }

    /// Another text than the label, and its rank among those of the table.
    pub fn text(text: &'a str, rank: u32) -> Self {
        Self::Label(Some(Cow::Borrowed(text)), rank)
    }

    /// The same of a text that is not always known.
    pub fn optional_text(text: Option<&'a str>, rank: u32) -> Self {
        Self::Label(text.map(Cow::Borrowed), rank)
    }

    /// The slug of a record.
    pub fn slug<M: Record>(table: &'a Table<M>, ix: Ix<M>) -> Self {
        Self::Slug(Cow::Borrowed(table[ix].slug()), table.slug_rank(ix))
    }

    /// Ordered by the first day that the date can mean; the less precise first.
    pub fn date(date: Option<partnergraph_entity::PartialDate>) -> Self {
        Self::Date(date.map(|d| (d.earliest().num_days_from_ce(), d.precision())))
    }

    /// Ordered by the last day that the date can mean; the less precise first.
    pub fn end(date: Option<partnergraph_entity::PartialDate>) -> Self {
        Self::Date(date.map(|d| (d.latest().num_days_from_ce(), d.precision())))
    }

    /// How many there are.
    pub fn count(records: usize) -> Self {
        Self::Count(u32::try_from(records).unwrap_or(u32::MAX))
    }

    /// A number by which keys of one order compare within one registry. What is not known comes last either way.
    pub fn rank(&self, direction: OrderDirection) -> u64 {
        let rank = match *self {
            Self::Label(None, _) | Self::Date(None) => return u64::MAX,
            Self::Label(Some(_), rank) | Self::Slug(_, rank) | Self::Count(rank) => rank.into(),
            Self::Date(Some((day, precision))) => u64::from(day.unsigned_abs()) << 8 | u64::from(precision),
        };
        match direction {
            OrderDirection::Asc => rank,
            OrderDirection::Desc => u64::MAX - 1 - rank,
        }
    }

    /// Compares with the key of a cursor.
    pub fn compare(&self, other: &Key<'_>, direction: OrderDirection) -> Ordering {
        let ordering = match (self, other) {
            (Self::Label(Some(a), _), Key::Label(Some(b), _)) => registry::compare(a, b),
            (Self::Slug(a, _), Key::Slug(b, _)) => a.cmp(b),
            (Self::Date(Some(a)), Key::Date(Some(b))) => a.cmp(b),
            (Self::Count(a), Key::Count(b)) => a.cmp(b),
            // What is not known comes last, whatever the direction.
            _ => return self.is_unknown().cmp(&other.is_unknown()),
        };
        match direction {
            OrderDirection::Asc => ordering,
            OrderDirection::Desc => ordering.reverse(),
        }
    }

    fn is_unknown(&self) -> bool {
        matches!(self, Self::Label(None, _) | Self::Date(None))
    }
}
