//! Questions as documents with variables, and the answers of the schema as lines that can be compared.

use std::{
    fmt,
    sync::{Arc, LazyLock},
};

use async_graphql::{Request, Variables};
use partnergraph::{
    graphql::{Schema, View, schema},
    registry::Registry,
};
use serde_json::{Map, Value, json};

use super::{
    concept::{Axis, Facet},
    filter::{Filter, Operator, Period, Test},
    grouping::{By, Grouping, Values},
    question::Question,
};
use crate::support::program::TODAY;

/// A document with its variables.
pub struct Document {
    pub text: String,
    pub variables: Value,
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{:#}", self.text, self.variables)
    }
}

/// The list, from one end or the other.
pub fn list(question: &Question) -> Document {
    let fields = "totalCount nodes { KEY } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
    let (count, cursor) = if question.backwards { ("last", "before") } else { ("first", "after") };
    let list = format!("LIST(filter: $filter, orderBy: $orderBy, {count}: $count, {cursor}: $cursor)");
    let declared = "$filter: NAMEFilter, $orderBy: [NAMEOrder!], $count: Int, $cursor: String";
    let orders = question.orders.iter().map(|&(order, down)| ordered(order.name, down));
    let mut document = Document::of(question, declared, &format!("{list} {{ {fields} }}"));
    document.variables["orderBy"] = orders.collect();
    document.variables["count"] = json!(question.page);
    document
}

/// The facets of the list.
pub fn facets(question: &Question) -> Document {
    let description = question.root.of.description();
    let facet = |&Facet(name, dimension, _): &Facet| match description.dimension(dimension).axis {
        Axis::Records(of) => format!("{name} {{ value {{ {} }} count }}", of.description().key),
        _ => format!("{name} {{ value count }}"),
    };
    let facets: Vec<String> = description.facets.iter().map(facet).collect();
    let list = format!("LIST(filter: $filter) {{ facets {{ {} }} }}", facets.join(" "));
    Document::of(question, "$filter: NAMEFilter", &list)
}

/// The groups of the list.
pub fn statistics(question: &Question, grouping: &Grouping) -> Document {
    let fields = "totalCount groupCount axes { keys { value rest } }
        groups { keys { value rest } count distinct(of: $of) } rest { groups count }";
    let declared = "$filter: NAMEFilter, $by: [NAMEDimensionInput!]!, $having: CountFilter,
        $groups: [StatisticsOrder!], $first: Int, $of: NAMEDimension!";
    let list = format!(
        "LIST(filter: $filter) {{
            statistics(by: $by, having: $having, orderBy: $groups, first: $first) {{ {fields} }}
        }}"
    );
    let orders = grouping.orders.iter();
    let mut document = Document::of(question, declared, &list);
    document.variables["by"] = grouping.by.iter().map(by).collect();
    document.variables["having"] =
        grouping.having.map_or(Value::Null, |(name, count)| json!({ name: count }));
    document.variables["groups"] =
        orders.map(|&(count, down)| ordered(if count { "COUNT" } else { "KEYS" }, down)).collect();
    document.variables["first"] = json!(grouping.first);
    document.variables["of"] = json!(grouping.distinct.name);
    document
}

impl Document {
    fn of(question: &Question, declared: &str, list: &str) -> Self {
        let description = question.root.of.description();
        let text = match question.day {
            Some(_) => format!("query({declared}, $day: Date!) {{ asOf(day: $day) {{ {list} }} }}"),
            None => format!("query({declared}) {{ {list} }}"),
        };
        let text = text.replace("NAME", description.name).replace("LIST", question.root.list);
        let filter = question.filter.as_ref().map(filter);
        Self {
            text: text.replace("KEY", description.key),
            variables: json!({ "filter": filter, "day": question.day }),
        }
    }

    /// What the schema answers, from the list on.
    pub async fn ask(&self, question: &Question, registry: &Arc<Registry>) -> Value {
        static SCHEMA: LazyLock<Schema> = LazyLock::new(schema);
        let view = View::of(Arc::clone(registry), TODAY.parse().unwrap());
        let variables = Variables::from_json(self.variables.clone());
        let response = SCHEMA.execute(Request::new(&self.text).variables(variables).data(view)).await;
        assert_eq!(response.errors, [], "{self}");
        let mut data = response.data.into_json().unwrap();
        if question.day.is_some() {
            data = data["asOf"].take();
        }
        data[question.root.list].take()
    }
}

fn ordered(field: &str, down: bool) -> Value {
    json!({ "field": field, "direction": if down { "DESC" } else { "ASC" } })
}

fn by(by: &By) -> Value {
    let mut input = json!({ "dimension": by.dimension.name, "from": by.from, "to": by.to });
    if by.dimension.is_tree() {
        input["level"] = json!(by.level);
    }
    match by.values {
        Values::Met => {}
        Values::Filled => input["fill"] = json!(true),
        Values::Top(values) => input["top"] = json!(values),
    }
    input
}

fn filter(given: &Filter) -> Value {
    let conditions = given.conditions.iter().map(|condition| {
        let value = match &condition.test {
            Test::Operators(operators) => operators.iter().map(|one| (one.name(), operator(one))).collect(),
            Test::Day(day) => json!(day),
            Test::Within(time) => period(*time),
            Test::Flag(flag) => json!(flag),
            Test::One(one) => filter(one),
            Test::Many(tests) => tests.iter().map(|(which, one)| (which.name(), filter(one))).collect(),
        };
        (condition.field.name.to_owned(), value)
    });
    let mut object: Map<String, Value> = conditions.collect();
    if let Some(alone) = given.alone {
        object.insert("within".to_owned(), json!(if alone { "NODE" } else { "TREE" }));
    }
    for (name, several) in [("and", &given.and), ("or", &given.or)] {
        if let Some(several) = several {
            object.insert(name.to_owned(), several.iter().map(filter).collect());
        }
    }
    if let Some(not) = &given.not {
        object.insert("not".to_owned(), filter(not));
    }
    Value::Object(object)
}

fn operator(operator: &Operator) -> Value {
    match operator {
        Operator::Eq(value)
        | Operator::Not(value)
        | Operator::Contains(value)
        | Operator::StartsWith(value)
        | Operator::Gte(value)
        | Operator::Lte(value)
        | Operator::Gt(value)
        | Operator::Lt(value) => json!(value),
        Operator::In(values) => json!(values),
        Operator::WithinNext(time) | Operator::WithinLast(time) => period(*time),
        Operator::Known(known) => json!(known),
    }
}

fn period(period: Period) -> Value {
    json!({ "years": period.years, "months": period.months, "days": period.days })
}
