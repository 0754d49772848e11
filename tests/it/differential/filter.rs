//! Random filters of any concept, three relations deep. How they are written is told in `graphql` and `sql`.

use super::{
    concept::{Concept, Field, Kind},
    question::day,
};
use crate::support::rows::{Draw, PLAIN, SLUGS};

/// Conditions on one concept; all hold.
#[derive(Clone)]
pub struct Filter {
    pub of: Concept,
    /// Of a node: whether it stands for itself alone.
    pub alone: Option<bool>,
    pub conditions: Vec<Condition>,
    pub and: Option<Vec<Filter>>,
    pub or: Option<Vec<Filter>>,
    pub not: Option<Box<Filter>>,
}

#[derive(Clone)]
pub struct Condition {
    pub field: &'static Field,
    pub test: Test,
}

#[derive(Clone)]
pub enum Test {
    /// All hold.
    Operators(Vec<Operator>),
    Day(String),
    Within(Period),
    Flag(bool),
    One(Box<Filter>),
    Many(Vec<(Quantifier, Filter)>),
}

#[derive(Clone)]
pub enum Operator {
    Eq(String),
    In(Vec<String>),
    Not(String),
    Contains(String),
    StartsWith(String),
    Gte(String),
    Lte(String),
    Gt(String),
    Lt(String),
    WithinNext(Period),
    WithinLast(Period),
    Known(bool),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Quantifier {
    Some,
    None,
    Every,
}

#[derive(Clone, Copy)]
pub struct Period {
    pub years: usize,
    pub months: usize,
    pub days: usize,
}

impl Filter {
    /// A filter whose relations lead on so many times at most.
    pub fn draw(draw: &mut Draw, of: Concept, relations: usize) -> Self {
        let mut filter = Self::none(of);
        if of.is_tree() && draw.below(3) == 1 {
            filter.alone = Some(draw.below(2) == 1);
        }
        for _ in 0..[1, 1, 2, 3, 0][draw.below(5)] {
            let fields = of.description().fields;
            let field = &fields[draw.below(fields.len())];
            let leads_on = field.kind.related().is_some();
            let twice = filter.conditions.iter().any(|condition| condition.field.name == field.name);
            if !twice && (relations > 0 || !leads_on) {
                filter.conditions.push(Condition { field, test: Test::draw(draw, field.kind, relations) });
            }
        }
        match draw.below(12) {
            1 if relations > 0 => filter.and = Some(Self::several(draw, of, relations - 1)),
            2 if relations > 0 => filter.or = Some(Self::several(draw, of, relations - 1)),
            3 if relations > 0 => filter.not = Some(Box::new(Self::draw(draw, of, relations - 1))),
            _ => {}
        }
        filter
    }

    fn several(draw: &mut Draw, of: Concept, relations: usize) -> Vec<Self> {
        (0..[2, 1, 3, 0][draw.below(4)]).map(|_| Self::draw(draw, of, relations)).collect()
    }

    pub fn none(of: Concept) -> Self {
        Self { of, alone: None, conditions: Vec::new(), and: None, or: None, not: None }
    }

    /// Every object whose conditions hold for every item.
    pub fn all_of(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.and.iter().flatten().flat_map(Self::all_of)).collect()
    }

    /// What this object asks of one related record, and of the only one.
    pub fn of_one(&self, name: &str) -> Option<&Self> {
        let condition = self.conditions.iter().find(|condition| condition.field.name == name)?;
        match &condition.test {
            Test::One(filter) => Some(filter),
            Test::Many(tests) => {
                tests.iter().find(|(which, _)| *which == Quantifier::Some).map(|(_, filter)| filter)
            }
            _ => None,
        }
    }

    /// Without the condition at the end of a path, as far as it holds for every item; none where there is no such.
    pub fn without(&self, path: &[&str]) -> Option<Self> {
        let mut filter = self.clone();
        let mut found = false;
        if let Some(at) = filter.conditions.iter().position(|condition| condition.field.name == path[0]) {
            let rest = match &path[1..] {
                [] => match filter.conditions[at].test {
                    // Of the conditions on related records, only those on one of them.
                    Test::Many(_) => filter.of_one(path[0]).map(|some| Self::none(some.of)),
                    _ => {
                        filter.conditions.remove(at);
                        found = true;
                        None
                    }
                },
                further => filter.of_one(path[0]).and_then(|inner| inner.without(further)),
            };
            if let Some(rest) = rest {
                found = true;
                filter.put(at, rest);
            }
        }
        for also in filter.and.iter_mut().flatten() {
            if let Some(without) = also.without(path) {
                *also = without;
                found = true;
            }
        }
        found.then_some(filter)
    }

    /// Puts a filter in the place of the one of a related record; where it asks nothing, none.
    fn put(&mut self, at: usize, rest: Self) {
        let asks = !rest.conditions.is_empty()
            || rest.alone.is_some()
            || rest.and.is_some()
            || rest.or.is_some()
            || rest.not.is_some();
        match &mut self.conditions[at].test {
            Test::One(filter) if asks => **filter = rest,
            Test::Many(tests) if asks => {
                tests
                    .iter_mut()
                    .filter(|(which, _)| *which == Quantifier::Some)
                    .for_each(|test| test.1 = rest.clone());
            }
            Test::Many(tests) if tests.len() > 1 => tests.retain(|(which, _)| *which != Quantifier::Some),
            _ => {
                self.conditions.remove(at);
            }
        }
    }
}

impl Test {
    fn draw(draw: &mut Draw, kind: Kind, relations: usize) -> Self {
        let filter = |draw: &mut Draw, of| Filter::draw(draw, of, relations - 1);
        match kind {
            Kind::ActiveOn => Self::Day(day(draw)),
            Kind::Within => Self::Within(Period::draw(draw)),
            Kind::Flag => Self::Flag(draw.below(2) == 1),
            Kind::One(of) | Kind::Lies(of) => Self::One(Box::new(filter(draw, of))),
            Kind::Many(of) | Kind::LiesInMany(of) => {
                let mut tests: Vec<(Quantifier, Filter)> = Vec::new();
                for _ in 0..[1, 1, 1, 2, 0][draw.below(5)] {
                    let quantifier = [Quantifier::Some, Quantifier::None, Quantifier::Every][draw.below(3)];
                    if tests.iter().all(|(other, _)| *other != quantifier) {
                        tests.push((quantifier, filter(draw, of)));
                    }
                }
                Self::Many(tests)
            }
            _ => {
                let mut operators: Vec<Operator> = Vec::new();
                for _ in 0..[1, 1, 1, 2, 0][draw.below(5)] {
                    let operator = Operator::draw(draw, kind);
                    if operators.iter().all(|other| other.name() != operator.name()) {
                        operators.push(operator);
                    }
                }
                Self::Operators(operators)
            }
        }
    }
}

impl Operator {
    fn draw(draw: &mut Draw, kind: Kind) -> Self {
        let of_kind = match kind {
            Kind::Slug | Kind::Label | Kind::FieldCode => 5,
            Kind::First | Kind::Last => 10,
            _ => 3,
        };
        match (draw.below(of_kind), of_kind) {
            (0, _) => Self::Eq(value(draw, kind)),
            (1, _) => Self::In((0..draw.below(9)).map(|_| value(draw, kind)).collect()),
            (2, _) => Self::Not(value(draw, kind)),
            (3, 5) => Self::Contains(part(draw)),
            (4, 5) => Self::StartsWith(part(draw)),
            (3, _) => Self::Gte(value(draw, kind)),
            (4, _) => Self::Lte(value(draw, kind)),
            (5, _) => Self::Gt(value(draw, kind)),
            (6, _) => Self::Lt(value(draw, kind)),
            (7, _) => Self::WithinNext(Period::draw(draw)),
            (8, _) => Self::WithinLast(Period::draw(draw)),
            _ => Self::Known(draw.below(2) == 1),
        }
    }

    /// As the contract calls it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Eq(_) => "eq",
            Self::In(_) => "in",
            Self::Not(_) => "not",
            Self::Contains(_) => "contains",
            Self::StartsWith(_) => "startsWith",
            Self::Gte(_) => "gte",
            Self::Lte(_) => "lte",
            Self::Gt(_) => "gt",
            Self::Lt(_) => "lt",
            Self::WithinNext(_) => "withinNext",
            Self::WithinLast(_) => "withinLast",
            Self::Known(_) => "known",
        }
    }
}

impl Quantifier {
    pub fn name(self) -> &'static str {
        match self {
            Self::Some => "some",
            Self::None => "none",
            Self::Every => "every",
        }
    }
}

impl Period {
    fn draw(draw: &mut Draw) -> Self {
        Self { years: draw.below(15), months: draw.below(15), days: draw.below(40) }
    }
}

/// A value that there may be.
fn value(draw: &mut Draw, kind: Kind) -> String {
    match kind {
        Kind::Slug => format!("{}-{}", SLUGS[draw.below(SLUGS.len())], 1 + draw.below(30)),
        Kind::FieldCode => ["04", "011", "01", "0111", "041"][draw.below(5)].to_owned(),
        Kind::CountryCode => ["AZ", "XA", "NO", "GB"][draw.below(4)].to_owned(),
        Kind::Value(values) => values().swap_remove(draw.below(values().len())),
        Kind::First | Kind::Last => draw.date().to_string(),
        _ => PLAIN[draw.below(PLAIN.len())].to_owned(),
    }
}

/// What a text may contain or start with, in either case.
fn part(draw: &mut Draw) -> String {
    ["a", "of-the", "OSLO", "Z9-1", "baku", "0", "01", "1", "ku o", "ankara", "B", ""][draw.below(12)]
        .to_owned()
}
