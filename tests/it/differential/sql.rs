//! Questions as SQL: which items a filter lets pass, and in which order they come.

use super::{
    concept::{Concept, Description, Kind, OrderKey, Pairs},
    days::{first_day, is_past, last_day, later, status},
    filter::{Condition, Filter, Operator, Quantifier, Test},
    question::Question,
};

/// A term of an order, and whether it is descending.
pub type Term = (String, bool);

/// The keys of the list's items, in order.
pub fn list(question: &Question) -> String {
    let Description { table, key, .. } = question.root.of.description();
    let mut terms: Vec<Term> = Vec::new();
    for &(order, down) in &question.orders {
        terms.extend(order_terms(order.key, down));
    }
    terms.extend(default_order(question.root.of));
    let condition = selected(question, question.filter.as_ref());
    format!("SELECT {key} FROM {table} WHERE {condition} ORDER BY {}", order_by(&terms))
}

/// The condition of the items that a list holds under a filter.
pub fn selected(question: &Question, filter: Option<&Filter>) -> String {
    let filter = filter.map_or_else(|| "1".to_owned(), condition);
    format!("{} AND {filter}", question.root.only)
}

/// The query for the items of a concept with their values.
pub fn pairs(of: Concept, pairs: Pairs) -> String {
    let table = of.description().table;
    match pairs {
        Pairs::Column(expression) => format!("SELECT id AS item, {expression} AS value FROM {table}"),
        Pairs::Query(query) => query.to_owned(),
        Pairs::Records(_) | Pairs::Through(..) => panic!("these depend on the filter; see `reach`"),
    }
}

pub fn condition(filter: &Filter) -> String {
    combined(filter, own(filter), condition)
}

/// The conditions of the object itself, on one record.
fn own(filter: &Filter) -> Vec<String> {
    filter.conditions.iter().map(|one| holds(filter, one)).collect()
}

fn combined(filter: &Filter, mut all: Vec<String>, of: impl Fn(&Filter) -> String) -> String {
    let joined = |conditions: Vec<String>, with: &str, none: &str| {
        if conditions.is_empty() { none.to_owned() } else { format!("({})", conditions.join(with)) }
    };
    all.extend(filter.and.iter().flatten().map(&of));
    all.extend(filter.or.as_ref().map(|or| joined(or.iter().map(&of).collect(), " OR ", "0")));
    all.extend(filter.not.as_ref().map(|not| format!("NOT {}", of(not))));
    joined(all, " AND ", "1")
}

/// The condition that what is recorded in the node `value` and located in the node `located` fulfils a filter of nodes.
pub fn lies(filter: &Filter) -> String {
    let table = filter.of.description().table;
    let nodes = match filter.alone {
        Some(true) => "(SELECT value)".to_owned(),
        _ => format!("(SELECT above FROM {table}_path WHERE node = located)"),
    };
    let of_node = |conditions: Vec<String>| {
        let all = conditions.into_iter().fold("1".to_owned(), |all, one| format!("{all} AND {one}"));
        format!("EXISTS (SELECT 1 FROM {table} WHERE {table}.id IN {nodes} AND {all})")
    };
    let mut all = vec![of_node(own(filter))];
    for Condition { field, test } in &filter.conditions {
        let Test::Operators(operators) = test else { continue };
        for operator in operators {
            if let Operator::Not(value) = operator {
                let is = Condition { field, test: Test::Operators(vec![Operator::Eq(value.clone())]) };
                all.push(format!("NOT {}", of_node(vec![holds(filter, &is)])));
            }
        }
    }
    combined(filter, all, lies)
}

/// The nodes that items lie in, with both columns.
fn located(pairs: &str) -> String {
    if pairs.contains("located") {
        pairs.to_owned()
    } else {
        format!("SELECT item, value, value AS located FROM ({pairs})")
    }
}

fn holds(filter: &Filter, Condition { field, test }: &Condition) -> String {
    let alone = filter.alone == Some(true);
    let pairs = pairs(filter.of, if alone { field.alone } else { field.pairs });
    if matches!(field.kind, Kind::Lies(_) | Kind::LiesInMany(_)) {
        return lie(&located(&pairs), test);
    }
    let items = |value: &str| format!("(SELECT item FROM ({pairs}) WHERE item IS NOT NULL AND {value})");
    let matching = |filter: &Filter| {
        let table = filter.of.description().table;
        format!("(SELECT id FROM {table} WHERE {})", condition(filter))
    };
    match test {
        Test::Operators(operators) => format!("id IN {}", items(&operators_hold(field.kind, operators))),
        Test::Day(day) => format!("{} IN ('ACTIVE', 'EXPIRING')", status(&text(day), &is_past(&text(day)))),
        Test::Within(period) => format!(
            "id IN {}",
            items(&format!(
                "{} BETWEEN (SELECT day FROM clock) AND {}",
                last_day("value"),
                later(*period, '+')
            ))
        ),
        Test::Flag(flag) => format!("id IN {}", items(&format!("value = {}", u8::from(*flag)))),
        Test::One(filter) => format!("id IN {}", items(&format!("value IN {}", matching(filter)))),
        Test::Many(tests) => {
            let holds = |(quantifier, filter): &(Quantifier, Filter)| match quantifier {
                Quantifier::Some => format!("id IN {}", items(&format!("value IN {}", matching(filter)))),
                Quantifier::None => format!("id NOT IN {}", items(&format!("value IN {}", matching(filter)))),
                Quantifier::Every => {
                    format!("id NOT IN {}", items(&format!("value NOT IN {}", matching(filter))))
                }
            };
            tests.iter().map(holds).fold("1".to_owned(), |all, one| format!("{all} AND {one}"))
        }
    }
}

fn lie(pairs: &str, test: &Test) -> String {
    let items =
        |condition: String| format!("(SELECT item FROM ({pairs}) WHERE item IS NOT NULL AND {condition})");
    match test {
        Test::One(filter) => format!("id IN {}", items(lies(filter))),
        Test::Many(tests) => {
            let holds = |(quantifier, filter): &(Quantifier, Filter)| match quantifier {
                Quantifier::Some => format!("id IN {}", items(lies(filter))),
                Quantifier::None => format!("id NOT IN {}", items(lies(filter))),
                Quantifier::Every => format!("id NOT IN {}", items(format!("NOT {}", lies(filter)))),
            };
            tests.iter().map(holds).fold("1".to_owned(), |all, one| format!("{all} AND {one}"))
        }
        _ => panic!("a node is asked about by a filter"),
    }
}

fn operators_hold(kind: Kind, operators: &[Operator]) -> String {
    let (tests, every): (Vec<String>, &str) = match kind {
        Kind::First => (operators.iter().map(|one| date_holds(&first_day("value"), one)).collect(), "1"),
        Kind::Last => (operators.iter().map(|one| date_holds(&last_day("value"), one)).collect(), "1"),
        _ => (operators.iter().map(text_holds).collect(), "value IS NOT NULL"),
    };
    tests.into_iter().fold(every.to_owned(), |all, one| format!("{all} AND {one}"))
}

fn text_holds(operator: &Operator) -> String {
    match operator {
        Operator::Eq(other) => format!("value = {}", text(other)),
        Operator::In(others) => format!("value IN ({})", texts(others)),
        Operator::Not(other) => format!("value <> {}", text(other)),
        Operator::Contains(part) => format!("lower(value) LIKE {}", text(&format!("%{}%", lower(part)))),
        Operator::StartsWith(part) => format!("lower(value) LIKE {}", text(&format!("{}%", lower(part)))),
        _ => panic!("an operator on dates: {}", operator.name()),
    }
}

/// A date stands for the day that an expression tells.
fn date_holds(day: &str, operator: &Operator) -> String {
    let first = |date: &String| first_day(&text(date));
    let last = |date: &String| last_day(&text(date));
    let lies_in = |date: &String| {
        format!("({} >= {} AND {} <= {})", first_day("value"), first(date), last_day("value"), last(date))
    };
    match operator {
        Operator::Eq(date) => lies_in(date),
        Operator::In(dates) => {
            dates.iter().fold("(0".to_owned(), |any, date| any + " OR " + &lies_in(date)) + ")"
        }
        Operator::Not(date) => format!("NOT {}", lies_in(date)),
        Operator::Gte(date) => format!("{day} >= {}", first(date)),
        Operator::Lte(date) => format!("{day} <= {}", last(date)),
        Operator::Gt(date) => format!("{day} > {}", last(date)),
        Operator::Lt(date) => format!("{day} < {}", first(date)),
        Operator::WithinNext(period) => {
            format!("{day} BETWEEN (SELECT day FROM clock) AND {}", later(*period, '+'))
        }
        Operator::WithinLast(period) => {
            format!("{day} >= {} AND {day} < (SELECT day FROM clock)", later(*period, '-'))
        }
        Operator::Known(true) => "value IS NOT NULL".to_owned(),
        Operator::Known(false) => "value IS NULL".to_owned(),
        _ => panic!("an operator on texts: {}", operator.name()),
    }
}

fn order_terms(key: OrderKey, down: bool) -> Vec<Term> {
    match key {
        // Case matters only between labels that are equal without it; then lower case comes first.
        OrderKey::Label(label) => vec![
            (format!("{label} IS NULL"), false),
            (format!("lower({label})"), down),
            (label.to_owned(), !down),
        ],
        OrderKey::Slug(expression) | OrderKey::Count(expression) => vec![(expression.to_owned(), down)],
        OrderKey::Date(date) => date_terms(date, first_day, down),
        OrderKey::End(date) => date_terms(date, last_day, down),
        OrderKey::Lapsed(date) => {
            let lapsed = format!("iif({} < (SELECT day FROM clock), {date}, NULL)", last_day(date));
            date_terms(&lapsed, last_day, down)
        }
    }
}

fn date_terms(date: &str, day: fn(&str) -> String, down: bool) -> Vec<Term> {
    vec![(format!("{date} IS NULL"), false), (day(date), down), (format!("length({date})"), down)]
}

/// By label, then by key.
pub fn default_order(of: Concept) -> Vec<Term> {
    let description = of.description();
    let mut terms = order_terms(OrderKey::Label(description.label), false);
    terms.push((description.key.to_owned(), false));
    terms
}

pub fn order_by(terms: &[Term]) -> String {
    let terms = terms.iter().map(|(term, down)| format!("{term}{}", if *down { " DESC" } else { "" }));
    terms.collect::<Vec<_>>().join(", ")
}

pub fn text(text: &str) -> String {
    format!("'{text}'")
}

pub fn texts(all: &[String]) -> String {
    all.iter().map(|one| text(one)).collect::<Vec<_>>().join(", ")
}

fn lower(text: &str) -> String {
    text.to_ascii_lowercase()
}
