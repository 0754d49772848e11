//! The related records that count where the items of a list are counted: those that the list's filter means. Under a condition on
//! partners, a count by country counts the countries of these partners, not of others in the same agreement. Which conditions
//! mean which records is told with each concept.

use async_graphql::{InputType, Value};
use partnergraph_entity::{activity, agreement, field, partner, region, unit};

use super::super::{
    View,
    activity::{Activity, ActivityFilter},
    agreement::{Agreement, AgreementFilter},
    field::{Field, FieldFilter},
    kit::{
        Item, Matches, ToMany, Within,
        filter::remembered,
        tree::{Lies, Nested, TreeFilter, lying},
    },
    partner::{Partner, PartnerFilter},
    unit::{Unit, UnitFilter},
};
use crate::registry::Ix;

type Row<T> = <T as Item>::Row;

/// What a filter asks of the related records that it means. Where it asks nothing, all count.
#[derive(Clone, Default)]
pub struct Bound {
    pub agreement: Option<AgreementFilter>,
    pub activity: Option<ActivityFilter>,
    pub partner: Option<PartnerFilter>,
    pub unit: Option<UnitFilter>,
    pub field: Option<FieldFilter>,
}

/// The conditions of a [`Bound`], ready to be held against records.
pub struct Counting<'v> {
    pub view: &'v View,
    agreement: Passing<'v, Agreement>,
    activity: Passing<'v, Activity>,
    partner: Passing<'v, Partner>,
    unit: Passing<'v, Unit>,
    field: Passing<'v, Field>,
}

struct Passing<'v, T: Item>(Option<Box<dyn Fn(Ix<Row<T>>) -> bool + 'v>>);

impl<'v, T: Nested> Passing<'v, T> {
    /// By what lies in a tree.
    fn lying<F: TreeFilter<T>>(filter: Option<&'v F>, view: &'v View) -> Self {
        let ready = |filter| {
            let test = lying(filter, view);
            Box::new(move |ix| test(Lies::at(ix))) as Box<dyn Fn(_) -> bool>
        };
        Self(filter.map(ready))
    }
}

impl<'v, T: Item> Passing<'v, T> {
    fn new<F: Matches<T>>(filter: Option<&'v F>, view: &'v View) -> Self {
        let ready = |filter| {
            let test = remembered(filter, view);
            Box::new(move |ix| test(T::at(&view.registry, ix))) as Box<dyn Fn(_) -> bool>
        };
        Self(filter.map(ready))
    }

    fn of<'a>(&'a self, all: &'a [Ix<Row<T>>]) -> impl Iterator<Item = Ix<Row<T>>> + 'a {
        all.iter().copied().filter(|&ix| self.0.as_ref().is_none_or(|test| test(ix)))
    }
}

impl<'v> Counting<'v> {
    pub fn new(view: &'v View, bound: &'v Bound) -> Self {
        Self {
            view,
            agreement: Passing::new(bound.agreement.as_ref(), view),
            activity: Passing::new(bound.activity.as_ref(), view),
            partner: Passing::new(bound.partner.as_ref(), view),
            unit: Passing::lying(bound.unit.as_ref(), view),
            field: Passing::lying(bound.field.as_ref(), view),
        }
    }

    /// The related records that count, on every way; regions stand for what is located in them, or recorded.
    pub fn reach(&'v self, within: Within) -> Reach<'v> {
        Reach { counting: self, way: Way::default(), within }
    }
}

/// A relation by which the values of a dimension are reached from an item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Branch {
    /// None: they are the item's own.
    Own,
    Agreement,
    Activity,
    Partner,
    Unit,
}

/// One record of each relation that is to be the same for several dimensions; the inner option is empty where an item has
/// none. A relation that is left out leads to every record that counts.
#[derive(Clone, Copy, Default)]
pub struct Way {
    agreement: Option<Option<Ix<agreement::Model>>>,
    activity: Option<Option<Ix<activity::Model>>>,
    partner: Option<Option<Ix<partner::Model>>>,
    unit: Option<Option<Ix<unit::Model>>>,
}

/// The related records that count, on one way.
#[derive(Clone, Copy)]
pub struct Reach<'r> {
    counting: &'r Counting<'r>,
    way: Way,
    within: Within,
}

/// Declares how a relation is followed, and how ways that fix its record are made.
macro_rules! relation {
    ($all:ident, $one:ident, $fixed:ident: $row:ty) => {
        /// Those of these records that count.
        pub fn $all(self, all: &'r [Ix<$row>]) -> impl Iterator<Item = Ix<$row>> + 'r {
            let (fixed, all) = self.way.$one.map_or((None, all), |fixed| (fixed, &[]));
            fixed.into_iter().chain(self.counting.$one.of(all))
        }

        /// A way for each of these records that counts; one where none does.
        pub fn $fixed(self, all: &'r [Ix<$row>]) -> Vec<Self> {
            let on = |record| Self { way: Way { $one: Some(record), ..self.way }, ..self };
            let ways: Vec<_> = self.$all(all).map(|ix| on(Some(ix))).collect();
            if ways.is_empty() { vec![on(None)] } else { ways }
        }
    };
}

impl<'r> Reach<'r> {
    pub fn view(self) -> &'r View {
        self.counting.view
    }

    /// The same, where regions stand for something else.
    pub fn within(self, within: Within) -> Self {
        Self { within, ..self }
    }

    /// The region that a partner counts in.
    pub fn region(self, partner: Ix<partner::Model>) -> Option<Ix<region::Model>> {
        let registry = &self.view().registry;
        match self.within {
            Within::Tree => registry.partner_located[partner],
            Within::Node => registry.partner_region[partner],
        }
    }

    relation!(agreements, agreement, each_agreement: agreement::Model);
    relation!(activities, activity, each_activity: activity::Model);
    relation!(partners, partner, each_partner: partner::Model);
    relation!(units, unit, each_unit: unit::Model);

    /// The record that an item's agreement is fixed to on this way.
    pub fn agreement(self) -> Option<Ix<agreement::Model>> {
        self.way.agreement.flatten()
    }

    /// Those of these fields of study that count.
    pub fn fields(self, all: &'r [Ix<field::Model>]) -> impl Iterator<Item = Ix<field::Model>> + 'r {
        self.counting.field.of(all)
    }
}

/// The filter among several that says which related records are meant, with and without the condition that is ignored: the
/// first that has this condition, or else the first.
pub fn meant<'f, F: Clone>(
    places: impl Iterator<Item = &'f F>,
    without: impl Fn(&F) -> Option<F>,
) -> Option<Meant<'f, F>> {
    let mut first = None;
    for whole in places {
        if let Some(rest) = without(whole) {
            return Some(Meant { whole, rest, ignores: true });
        }
        first = first.or(Some(whole));
    }
    first.map(|whole| Meant { whole, rest: whole.clone(), ignores: false })
}

/// A filter that says which related records are meant.
pub struct Meant<'f, F> {
    pub whole: &'f F,
    /// Without the condition that is ignored.
    pub rest: F,
    /// Whether it had such a condition.
    pub ignores: bool,
}

/// Takes a condition out of what is asked of one related record, and the question with it where nothing is left. Whether
/// the condition was there.
pub fn take_of_some<F: InputType>(
    relation: &mut Option<Box<ToMany<F>>>,
    without: impl Fn(&F) -> Option<F>,
) -> bool {
    let Some(many) = relation else { return false };
    let Some(rest) = many.some.as_deref().and_then(without) else { return false };
    many.some = Some(Box::new(rest)).filter(|rest| asks_something(&**rest));
    if !many.asks_something() {
        *relation = None;
    }
    true
}

/// The same of the only related record.
pub fn take_of_one<F: InputType>(relation: &mut Option<Box<F>>, without: impl Fn(&F) -> Option<F>) -> bool {
    let Some(rest) = relation.as_deref().and_then(without) else { return false };
    *relation = Some(Box::new(rest)).filter(|rest| asks_something(&**rest));
    true
}

/// Whether an input object has a member.
fn asks_something(filter: &impl InputType) -> bool {
    match filter.to_value() {
        Value::Object(members) => members.values().any(|member| *member != Value::Null),
        _ => true,
    }
}
