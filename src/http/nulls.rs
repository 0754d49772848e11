//! Null for a condition of a filter, which is refused: a front end whose variable is empty by mistake would be shown
//! everything. A condition that is left out, or a variable that is not given, is no condition. What is a filter or filters as
//! a whole may be null: the argument, `and`, `or` and `not`.

use apollo_compiler::ast::Value;
use apollo_compiler::executable::{Operation, Selection, SelectionSet};
use apollo_compiler::parser::LineColumn;
use apollo_compiler::response::{JsonMap, JsonValue};
use apollo_compiler::schema::InputObjectType;
use apollo_compiler::{ExecutableDocument, Name, Node, Schema};

use super::contract::input;
use super::refusal::Refusal;
use crate::graphql::ErrorCode;

/// Refuses nulls in the filters of a document and of its variables.
pub fn check(
    document: &ExecutableDocument,
    operation: &Operation,
    variables: &JsonMap,
    schema: &Schema,
) -> Result<(), Refusal> {
    check_variables(operation, variables, schema)?;
    let search = Search { variables, schema };
    // Every fragment is looked at by itself.
    let fragments = document.fragments.values().map(|fragment| &fragment.selection_set);
    let mut sets = [&operation.selection_set].into_iter().chain(fragments);
    sets.find_map(|set| search.in_selections(set)).map_or(Ok(()), |(message, value)| {
        let range = value.line_column_range(&document.sources);
        let start: Vec<LineColumn> = range.map(|range| range.start).into_iter().collect();
        Err(Refusal::at(ErrorCode::ArgumentInvalid, [(message, start)]))
    })
}

/// The same for the values of variables alone.
pub fn check_variables(operation: &Operation, values: &JsonMap, schema: &Schema) -> Result<(), Refusal> {
    let found = operation.variables.iter().find_map(|variable| {
        let value = values.get(variable.name.as_str())?;
        let message = in_json(value, variable.ty.inner_named_type(), schema)?;
        Some(format!("Variable `${}`: {message}", variable.name))
    });
    found.map_or(Ok(()), |message| Err(Refusal::new(ErrorCode::ArgumentInvalid, message)))
}

struct Search<'a> {
    variables: &'a JsonMap,
    schema: &'a Schema,
}

impl Search<'_> {
    fn in_selections<'d>(&self, set: &'d SelectionSet) -> Option<(String, &'d Node<Value>)> {
        set.selections.iter().find_map(|selection| match selection {
            Selection::Field(field) => {
                let in_arguments = field.arguments.iter().find_map(|argument| {
                    let declared = field.definition.argument_by_name(&argument.name)?;
                    self.in_literal(&argument.value, declared.ty.inner_named_type())
                });
                in_arguments.or_else(|| self.in_selections(&field.selection_set))
            }
            Selection::InlineFragment(inline) => self.in_selections(&inline.selection_set),
            Selection::FragmentSpread(_) => None,
        })
    }

    fn in_literal<'d>(&self, value: &'d Node<Value>, of: &Name) -> Option<(String, &'d Node<Value>)> {
        match &**value {
            Value::List(items) => items.iter().find_map(|item| self.in_literal(item, of)),
            Value::Object(members) => {
                let input = input(of, self.schema)?;
                members.iter().find_map(|(name, member)| {
                    if is_condition(input, name) && self.is_null(member) {
                        return Some((refused(input, name), member));
                    }
                    self.in_literal(member, input.fields.get(name)?.ty.inner_named_type())
                })
            }
            _ => None,
        }
    }

    fn is_null(&self, value: &Value) -> bool {
        match value {
            Value::Null => true,
            Value::Variable(name) => self.variables.get(name.as_str()).is_some_and(JsonValue::is_null),
            _ => false,
        }
    }
}

fn in_json(value: &JsonValue, of: &Name, schema: &Schema) -> Option<String> {
    match value {
        JsonValue::Array(items) => items.iter().find_map(|item| in_json(item, of, schema)),
        JsonValue::Object(members) => {
            let input = input(of, schema)?;
            members.iter().find_map(|(name, member)| {
                if is_condition(input, name.as_str()) && member.is_null() {
                    return Some(refused(input, name.as_str()));
                }
                in_json(member, input.fields.get(name.as_str())?.ty.inner_named_type(), schema)
            })
        }
        _ => None,
    }
}

/// Inputs are named by what they are.
fn is_condition(input: &InputObjectType, name: &str) -> bool {
    input.name.ends_with("Filter") && !["and", "or", "not"].contains(&name)
}

fn refused(input: &InputObjectType, name: &str) -> String {
    format!("`{name}` in `{}` is null, which is no condition; leave it out, or give it a value.", input.name)
}
