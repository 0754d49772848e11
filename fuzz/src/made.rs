//! Questions made from the contract, where bytes make each choice: any list of the schema with any of its arguments.
//! Most values are of their type; whether an answer is right is not known here.

use std::sync::LazyLock;

use apollo_compiler::Schema;
use apollo_compiler::ast::{FieldDefinition, Type};
use apollo_compiler::schema::{ExtendedType, InputObjectType, InputValueDefinition};
use apollo_compiler::validation::Valid;
use arbitrary::{Arbitrary, Result, Unstructured};
use serde_json::{Map, Value, json};

static SCHEMA: LazyLock<Valid<Schema>> = LazyLock::new(|| {
    Schema::parse_and_validate(include_str!("../../schema.graphql"), "schema.graphql").expect("the contract")
});

/// How deep inputs lie in one another; the server allows five filters.
const DEEPEST: usize = 14;

const TEXTS: [&str; 12] =
    ["", "a", "é", "University", "07", "europe", "JP", "XA", "%", "\u{0}", "I\u{307}stanbul", "ﬁ"];
const DATES: [&str; 10] = [
    "1000",
    "1995",
    "2020-02",
    "2020-02-29",
    "2026-11-23",
    "2027",
    "9999",
    "9999-12",
    "9999-12-31",
    "0001-01-01",
];
const NUMBERS: [i32; 10] = [0, 1, 2, 3, 12, 100, -1, 400_000, i32::MAX, i32::MIN];

/// A document with the values of its variables.
pub struct Question {
    pub document: String,
    pub variables: Map<String, Value>,
}

/// A question about one list: what matches a filter, what does not, and all.
///
/// # Errors
/// The bytes do not suffice.
pub fn question(bytes: &mut Unstructured<'_>) -> Result<Question> {
    let filter = |list: &'static FieldDefinition| Some((list, &list.argument_by_name("filter")?.ty));
    let lists: Vec<_> = fields("Query").filter_map(filter).collect();
    let (list, filter) = *bytes.choose(&lists)?;
    let mut maker = Maker { bytes, declared: Vec::new(), variables: Map::new() };
    let arguments = maker.arguments(list, "")?;
    let statistics = maker.statistics(list)?;
    maker.declare("filter", &Type::clone(filter).non_null())?;
    let Maker { declared, variables, .. } = maker;
    let (name, facets) = (&list.name, facets(list));
    let document = format!(
        "query Ask({}) {{ matching: {name}(filter: $filter{arguments}) {{ totalCount nodes {{ id }} edges {{ cursor }} \
         {facets} {statistics} }} others: {name}(filter: {{not: $filter}}) {{ totalCount }} all: {name} {{ totalCount }} }}",
        declared.join(", ")
    );
    Ok(Question { document, variables })
}

/// The counts of all facets of a list, where it has facets.
fn facets(list: &FieldDefinition) -> String {
    let Some(facets) = fields(list.ty.inner_named_type()).find(|field| field.name == "facets") else {
        return String::new();
    };
    let counts: Vec<_> =
        fields(facets.ty.inner_named_type()).map(|facet| format!("{} {{ count }}", facet.name)).collect();
    format!("facets {{ {} }}", counts.join(" "))
}

/// The fields of an object.
fn fields(object: &str) -> impl Iterator<Item = &'static FieldDefinition> {
    let fields = SCHEMA.get_object(object).map(|object| object.fields.values());
    fields.into_iter().flatten().map(|field| &***field)
}

/// Whether hardly any text is a good value; the target `cursors` makes those.
fn is_cursor(argument: &str) -> bool {
    matches!(argument, "after" | "before")
}

/// Makes values, and declares them as variables.
struct Maker<'m, 'b> {
    bytes: &'m mut Unstructured<'b>,
    declared: Vec<String>,
    variables: Map<String, Value>,
}

impl Maker<'_, '_> {
    /// Some of the arguments of a field but for its filter, which goes by variables whose names begin alike.
    fn arguments(&mut self, field: &'static FieldDefinition, prefix: &str) -> Result<String> {
        let mut text = String::new();
        for argument in &field.arguments {
            let times = if is_cursor(&argument.name) { 30 } else { 3 };
            if argument.name != "filter" && (argument.is_required() || self.bytes.ratio(1, times)?) {
                let variable = format!("{prefix}{}", argument.name);
                self.declare(&variable, &argument.ty)?;
                text += &format!(", {}: ${variable}", argument.name);
            }
        }
        Ok(text)
    }

    fn statistics(&mut self, list: &'static FieldDefinition) -> Result<String> {
        let statistics = fields(list.ty.inner_named_type()).find(|field| field.name == "statistics");
        let Some(statistics) = statistics.filter(|_| self.bytes.ratio(1, 2).unwrap_or_default()) else {
            return Ok(String::new());
        };
        let arguments = self.arguments(statistics, "groups_")?;
        Ok(format!(
            "statistics({}) {{ totalCount groupCount groups {{ count }} rest {{ __typename }} axes {{ __typename }} }}",
            arguments.trim_start_matches(", ")
        ))
    }

    fn declare(&mut self, name: &str, of: &Type) -> Result<()> {
        let value = self.value(of, 0)?;
        self.declared.push(format!("${name}: {of}"));
        self.variables.insert(name.to_owned(), value);
        Ok(())
    }

    fn value(&mut self, of: &Type, depth: usize) -> Result<Value> {
        if !of.is_non_null() && self.bytes.ratio(1, 20)? {
            return Ok(Value::Null);
        }
        if of.is_list() {
            let length = self.bytes.int_in_range(0..=3)?;
            return (0..length).map(|_| self.value(of.item_type(), depth + 1)).collect();
        }
        let name = of.inner_named_type().as_str();
        match SCHEMA.types.get(name) {
            Some(ExtendedType::InputObject(input)) => self.input(input, depth),
            Some(ExtendedType::Enum(choices)) => {
                let choices: Vec<_> = choices.values.keys().map(ToString::to_string).collect();
                self.bytes.choose(&choices).map(|choice| json!(choice))
            }
            _ => self.scalar(name),
        }
    }

    /// An input with what it demands, and a few of its other members.
    fn input(&mut self, input: &'static InputObjectType, depth: usize) -> Result<Value> {
        let members: Vec<&InputValueDefinition> = input.fields.values().map(|member| &***member).collect();
        let mut chosen: Vec<_> = members.iter().copied().filter(|member| member.is_required()).collect();
        let most = if depth > DEEPEST { 0 } else { 3 };
        for _ in 0..self.bytes.int_in_range(0..=most)? {
            chosen.push(*self.bytes.choose(&members)?);
        }
        let made = chosen.into_iter().map(|member| {
            let value = self.value(&member.ty, depth + 1)?;
            Ok((member.name.to_string(), value))
        });
        made.collect::<Result<Map<_, _>>>().map(Value::Object)
    }

    fn scalar(&mut self, name: &str) -> Result<Value> {
        let times = if name == "String" { 6 } else { 60 };
        if self.bytes.ratio(1, times)? {
            return String::arbitrary(self.bytes).map(Value::String);
        }
        Ok(match name {
            "Int" if self.bytes.ratio(2, 3)? => json!(self.bytes.int_in_range(0..=20)?),
            "Int" => json!(self.bytes.choose(&NUMBERS)?),
            "Boolean" => json!(bool::arbitrary(self.bytes)?),
            "Date" | "PartialDate" => json!(self.bytes.choose(&DATES)?),
            _ => json!(self.bytes.choose(&TEXTS)?),
        })
    }
}
