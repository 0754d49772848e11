//! What can be asked of each concept, told in SQL: every condition and dimension is a query for pairs of an item and a
//! value. The tables are in the files of the concepts; how a question is made of them is told in `question` and `sql`.

use sea_orm::{ActiveEnum, Iterable};

use super::{activity, agreement, directory, partner};

/// What lists and filters are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concept {
    Agreement,
    Activity,
    Partner,
    Region,
    Country,
    Programme,
    Unit,
    Field,
    Membership,
    Source,
    Citation,
}

/// One concept.
pub struct Description {
    /// As the types of the contract begin.
    pub name: &'static str,
    pub table: &'static str,
    /// The column by which items are told apart.
    pub key: &'static str,
    /// The column by which items are ordered, before the key.
    pub label: &'static str,
    pub fields: &'static [Field],
    pub orders: &'static [Order],
    pub dimensions: &'static [Dimension],
    pub facets: &'static [Facet],
}

/// A condition of a filter.
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub pairs: Pairs,
    /// Where the filter of a node asks for the node alone.
    pub alone: Pairs,
}

/// What a condition is given.
#[derive(Clone, Copy)]
pub enum Kind {
    Slug,
    Label,
    FieldCode,
    CountryCode,
    /// A value of an enumeration.
    Value(fn() -> Vec<String>),
    /// A date that stands for the first day that it can mean.
    First,
    /// A date that stands for the last.
    Last,
    /// A day on which agreements are in force.
    ActiveOn,
    /// A time within which the date lies.
    Within,
    /// Yes or no: 1 or 0.
    Flag,
    /// A filter of one of the related records.
    One(Concept),
    /// Filters of some, none or every one of the related records.
    Many(Concept),
    /// A filter of the node that the item lies in; the pairs have a column `located` too.
    Lies(Concept),
    /// Filters of some, none or every one of the nodes that the item lies in.
    LiesInMany(Concept),
}

/// Where the values of items are: a query with the columns `item`, which is an id, and `value`.
#[derive(Clone, Copy)]
pub enum Pairs {
    /// An expression on the item's own row.
    Column(&'static str),
    Query(&'static str),
    /// The related records that are meant, by the field of the relation in the filter.
    Records(&'static str),
    /// The values of these, by the name of the dimension.
    Through(&'static str, &'static str),
}

/// What a list can be ordered by: an expression on the item's row.
pub struct Order {
    pub name: &'static str,
    pub key: OrderKey,
}

#[derive(Clone, Copy)]
pub enum OrderKey {
    Label(&'static str),
    Slug(&'static str),
    Date(&'static str),
    /// A date that stands for the last day that it can mean.
    End(&'static str),
    /// The same where that day has passed.
    Lapsed(&'static str),
    Count(&'static str),
}

/// What a list can be counted by.
pub struct Dimension {
    pub name: &'static str,
    pub axis: Axis,
    /// The ids of records, `STUDENT_EXCHANGE`, `1996` or `1996-05`; `never` where there is no value, which is not the same as
    /// one that is not known.
    pub pairs: Pairs,
}

/// What the values of a dimension are.
#[derive(Clone, Copy)]
pub enum Axis {
    Records(Concept),
    Values(fn() -> Vec<String>),
    Years,
    Months,
}

/// A facet: its name, its dimension and the ways through the filter to the conditions that it ignores.
pub struct Facet(pub &'static str, pub &'static str, pub &'static [Path]);

/// The names of fields that lead from a filter to one inside it.
pub type Path = &'static [&'static str];

pub const fn field(name: &'static str, kind: Kind, pairs: Pairs) -> Field {
    Field { name, kind, pairs, alone: pairs }
}

/// A field of the filter of a node, for all that lies below it and for the node alone.
pub const fn field_below(name: &'static str, kind: Kind, pairs: Pairs, alone: Pairs) -> Field {
    Field { name, kind, pairs, alone }
}

pub const fn order(name: &'static str, key: OrderKey) -> Order {
    Order { name, key }
}

pub const fn dimension(name: &'static str, axis: Axis, pairs: Pairs) -> Dimension {
    Dimension { name, axis, pairs }
}

/// The values of an enumeration as the contract writes them, in their order.
pub fn values<E: ActiveEnum<Value = String> + Iterable>() -> Vec<String> {
    E::iter().map(|value| value.to_value().to_uppercase()).collect()
}

pub fn statuses() -> Vec<String> {
    ["PROPOSED", "UPCOMING", "ACTIVE", "EXPIRING", "EXPIRED", "UNKNOWN"].map(str::to_owned).into()
}

impl Concept {
    pub fn description(self) -> &'static Description {
        match self {
            Self::Agreement => &agreement::AGREEMENT,
            Self::Activity => &activity::ACTIVITY,
            Self::Partner => &partner::PARTNER,
            Self::Region => &directory::REGION,
            Self::Country => &directory::COUNTRY,
            Self::Programme => &directory::PROGRAMME,
            Self::Unit => &directory::UNIT,
            Self::Field => &directory::FIELD,
            Self::Membership => &directory::MEMBERSHIP,
            Self::Source => &directory::SOURCE,
            Self::Citation => &directory::CITATION,
        }
    }
}

impl Description {
    pub fn field(&self, name: &str) -> &'static Field {
        self.fields.iter().find(|field| field.name == name).expect("a field of the filter")
    }

    pub fn dimension(&self, name: &str) -> &'static Dimension {
        self.dimensions.iter().find(|dimension| dimension.name == name).expect("a dimension of the concept")
    }
}

impl Kind {
    /// The concept of the related records.
    pub fn related(self) -> Option<Concept> {
        match self {
            Self::One(of) | Self::Many(of) | Self::Lies(of) | Self::LiesInMany(of) => Some(of),
            _ => None,
        }
    }
}

impl Concept {
    /// Whether its records contain one another.
    pub fn is_tree(self) -> bool {
        matches!(self, Self::Region | Self::Unit | Self::Field)
    }
}

impl Dimension {
    /// Whether its values contain one another.
    pub fn is_tree(&self) -> bool {
        matches!(self.axis, Axis::Records(of) if of.is_tree())
    }

    pub fn is_of_time(&self) -> bool {
        matches!(self.axis, Axis::Years | Axis::Months)
    }
}
