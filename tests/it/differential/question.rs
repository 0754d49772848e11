//! Random questions: of a list, on a day, with a filter, an order, pages and groups. What they mean is told in `sql`.

use proptest::{collection::vec, prelude::*};

use super::{
    concept::{Concept, Order},
    filter::Filter,
    grouping::Grouping,
};
use crate::support::rows::Draw;

/// A question, whose answer is told by `graphql` and by `sql`.
pub struct Question {
    pub root: &'static Root,
    /// The day of `asOf`.
    pub day: Option<String>,
    pub filter: Option<Filter>,
    pub orders: Vec<Ordered>,
    pub page: usize,
    pub backwards: bool,
    /// None for lists that have no figures.
    pub grouping: Option<Grouping>,
}

/// A root list, and the condition that its items fulfil without any filter.
pub struct Root {
    pub list: &'static str,
    pub of: Concept,
    pub only: &'static str,
}

/// A key of an order, and whether it is descending.
pub type Ordered = (&'static Order, bool);

const fn root(list: &'static str, of: Concept) -> Root {
    Root { list, of, only: "1" }
}

/// The lists that have figures come more often.
static ROOTS: [Root; 16] = [
    root("agreements", Concept::Agreement),
    root("partners", Concept::Partner),
    root("activities", Concept::Activity),
    root("agreements", Concept::Agreement),
    root("partners", Concept::Partner),
    root("activities", Concept::Activity),
    root("agreements", Concept::Agreement),
    Root { list: "institutions", of: Concept::Partner, only: "kind = 'institution'" },
    Root { list: "organizations", of: Concept::Partner, only: "kind = 'organization'" },
    root("regions", Concept::Region),
    root("countries", Concept::Country),
    root("programmes", Concept::Programme),
    root("units", Concept::Unit),
    root("fields", Concept::Field),
    root("memberships", Concept::Membership),
    root("sources", Concept::Source),
];

pub fn questions() -> impl Strategy<Value = Vec<Question>> {
    vec(question(), 1..12)
}

fn question() -> impl Strategy<Value = Question> {
    vec(any::<u32>(), 0..160).prop_map(|numbers| Question::draw(&mut Draw::new(numbers)))
}

impl Question {
    fn draw(draw: &mut Draw) -> Self {
        let root = &ROOTS[draw.below(ROOTS.len())];
        let counted = !root.of.description().dimensions.is_empty();
        Self {
            root,
            grouping: counted.then(|| Grouping::draw(draw, root.of)),
            filter: draw.maybe(|draw| Filter::draw(draw, root.of, 3)),
            orders: (0..draw.below(3)).map(|_| ordered(draw, root.of)).collect(),
            page: 1 + draw.below(5),
            backwards: draw.below(2) == 1,
            day: draw.maybe(day),
        }
    }
}

impl std::fmt::Debug for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", super::graphql::list(self))
    }
}

fn ordered(draw: &mut Draw, of: Concept) -> Ordered {
    let orders = of.description().orders;
    (&orders[draw.below(orders.len())], draw.below(2) == 1)
}

/// A day in the past or to come; often the last of a month.
pub fn day(draw: &mut Draw) -> String {
    let date = draw.date();
    if draw.below(2) == 0 { date.earliest().to_string() } else { date.latest().to_string() }
}
