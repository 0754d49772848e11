//! Axes: what the codes of a dimension mean, and how their values are shown.

use std::borrow::Cow;

use async_graphql::{Object, resolver_utils::EnumType};
use chrono::NaiveDate;
use partnergraph_entity::PartialDate;

use super::UNKNOWN;
use crate::{
    graphql::{
        View,
        activity::Activity,
        agreement::Agreement,
        country::Country,
        field::Field,
        kit::{Item, Single, Written},
        node::Node,
        partner::Partner,
        programme::Programme,
        region::Region,
        unit::Unit,
    },
    registry::Record,
};

/// What codes mean.
#[derive(Clone, Copy)]
pub enum Axis {
    Activities,
    Agreements,
    Countries,
    Fields,
    Partners,
    Programmes,
    Regions,
    Units,
    /// The names of an enumeration's values, and how many there are.
    Values(fn(u32) -> &'static str, usize),
    Years,
    Months,
}

impl Axis {
    /// The values of an enumeration.
    pub fn values<E: EnumType>() -> Self {
        Self::Values(|code| E::items()[code as usize].name, E::items().len())
    }

    /// Whether it is one of time.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Years | Self::Months)
    }

    /// Whether its values contain one another.
    pub fn is_tree(self) -> bool {
        matches!(self, Self::Fields | Self::Regions | Self::Units)
    }

    /// Every value that there can be; none for time, which has no ends.
    pub fn all(self, view: &View) -> Vec<u32> {
        fn places<T: Item>(view: &View) -> Vec<u32> {
            T::table(&view.registry).places().map(super::record_code).collect()
        }
        match self {
            Self::Activities => places::<Activity>(view),
            Self::Agreements => places::<Agreement>(view),
            Self::Countries => places::<Country>(view),
            Self::Fields => places::<Field>(view),
            Self::Partners => places::<Partner>(view),
            Self::Programmes => places::<Programme>(view),
            Self::Regions => places::<Region>(view),
            Self::Units => places::<Unit>(view),
            Self::Values(_, count) => (0..).take(count).collect(),
            Self::Years | Self::Months => Vec::new(),
        }
    }

    /// The code of the first or last moment of this axis that lies in a date.
    pub fn moment(self, day: NaiveDate) -> u32 {
        use chrono::Datelike;
        let year = u32::try_from(day.year()).unwrap_or_default();
        if matches!(self, Self::Months) { year * 12 + day.month0() } else { year }
    }

    fn node(self, view: &View, code: u32) -> Option<Node> {
        fn at<T: Item>(view: &View, code: u32) -> T {
            T::at(&view.registry, T::table(&view.registry).place(code as usize))
        }
        let node = match self {
            Self::Activities => Node::Activity(at(view, code)),
            Self::Agreements => Node::Agreement(at(view, code)),
            Self::Countries => Node::Country(at(view, code)),
            Self::Fields => Node::Field(at(view, code)),
            Self::Partners => Node::Partner(at(view, code)),
            Self::Programmes => Node::Programme(at(view, code)),
            Self::Regions => Node::Region(at(view, code)),
            Self::Units => Node::Unit(at(view, code)),
            Self::Values(..) | Self::Years | Self::Months => return None,
        };
        Some(node)
    }

    /// How a value is written for programs.
    fn value(self, view: &View, code: u32) -> Cow<'_, str> {
        fn slug<T: Item>(view: &View, code: u32) -> Cow<'_, str> {
            let table = T::table(&view.registry);
            table[table.place(code as usize)].slug().into()
        }
        match self {
            Self::Activities => slug::<Activity>(view, code),
            Self::Agreements => slug::<Agreement>(view, code),
            Self::Countries => slug::<Country>(view, code),
            Self::Fields => slug::<Field>(view, code),
            Self::Partners => slug::<Partner>(view, code),
            Self::Programmes => slug::<Programme>(view, code),
            Self::Regions => slug::<Region>(view, code),
            Self::Units => slug::<Unit>(view, code),
            Self::Values(name, _) => name(code).into(),
            Self::Years => format!("{code:04}").into(),
            Self::Months => format!("{:04}-{:02}", code / 12, code % 12 + 1).into(),
        }
    }

    /// How a value is written for people.
    fn label(self, view: &View, code: u32) -> Cow<'_, str> {
        fn row<T: Item>(view: &View, code: u32) -> &T::Row {
            let table = T::table(&view.registry);
            &table[table.place(code as usize)]
        }
        match self {
            Self::Activities => row::<Activity>(view, code).slug.as_str().into(),
            Self::Agreements => row::<Agreement>(view, code).title.as_str().into(),
            Self::Countries => row::<Country>(view, code).name.as_str().into(),
            Self::Fields => row::<Field>(view, code).name.as_str().into(),
            Self::Partners => row::<Partner>(view, code).name.as_str().into(),
            Self::Programmes => row::<Programme>(view, code).name.as_str().into(),
            Self::Regions => row::<Region>(view, code).name.as_str().into(),
            Self::Units => row::<Unit>(view, code).name.as_str().into(),
            Self::Values(name, _) => in_words(name(code)).into(),
            Self::Years | Self::Months => self.value(view, code),
        }
    }
}

/// `STUDENT_EXCHANGE` as "Student exchange".
fn in_words(name: &str) -> String {
    let lower = name.to_ascii_lowercase().replace('_', " ");
    let (first, others) = lower.split_at(lower.len().min(1));
    first.to_ascii_uppercase() + others
}

/// The code of a value of an enumeration.
pub fn enum_code<E: EnumType + PartialEq>(value: &E) -> u32 {
    let at = E::items().iter().position(|item| item.value == *value);
    at.and_then(|at| u32::try_from(at).ok()).unwrap_or(UNKNOWN)
}

/// The code of the year of a date.
pub fn year_code(date: PartialDate) -> u32 {
    Axis::Years.moment(date.earliest())
}

/// The code of the month of a date; none where only the year is known.
pub fn month_code(date: PartialDate) -> Option<u32> {
    (date.precision() > 1).then(|| Axis::Months.moment(date.earliest()))
}

/// A value of a dimension, on the axis of a chart.
#[derive(Clone, Copy)]
pub struct StatisticsKey {
    pub axis: Axis,
    pub value: KeyValue,
}

impl Written for StatisticsKey {}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum KeyValue {
    Code(u32),
    Unknown,
    Rest,
}

/// A value of a dimension, as a mark on the axis of a chart.
#[Object]
impl StatisticsKey {
    /// The value as a program writes it: the slug or code of a record, the name of an enumeration value, a year `1996`, a
    /// month `1996-05`; null where the value is not known, and for the rest.
    async fn value<'c>(&self, ctx: &'c async_graphql::Context<'_>) -> Option<Cow<'c, str>> {
        match self.value {
            KeyValue::Code(code) => Some(self.axis.value(super::view(ctx), code)),
            KeyValue::Unknown | KeyValue::Rest => None,
        }
    }

    /// The value in English: the name or title of a record, the words of an enumeration value, `Not known`, `Other`.
    async fn label<'c>(&self, ctx: &'c async_graphql::Context<'_>) -> Cow<'c, str> {
        match self.value {
            KeyValue::Code(code) => self.axis.label(super::view(ctx), code),
            KeyValue::Unknown => "Not known".into(),
            KeyValue::Rest => "Other".into(),
        }
    }

    /// The record that the value is; null where it is none.
    async fn node(&self, ctx: &async_graphql::Context<'_>) -> Option<Single<Node>> {
        match self.value {
            KeyValue::Code(code) => self.axis.node(super::view(ctx), code),
            KeyValue::Unknown | KeyValue::Rest => None,
        }
        .map(Single)
    }

    /// Whether this stands for all values that `top` left out, together.
    async fn rest(&self) -> bool {
        self.value == KeyValue::Rest
    }
}
