//! The specification's rule of `@oneOf` inputs, which apollo-compiler 1 does not know: exactly one key, and not null.
//!
//! All other rules are apollo-compiler's, in `prepare` and `variables`.

use apollo_compiler::ast::Value;
use apollo_compiler::executable::{Operation, Selection, SelectionSet};
use apollo_compiler::parser::LineColumn;
use apollo_compiler::response::{JsonMap, JsonValue};
use apollo_compiler::schema::InputObjectType;
use apollo_compiler::{ExecutableDocument, Name, Node};

use super::contract::{Contract, input};
use super::refusal::Refusal;
use crate::graphql::ErrorCode;

/// Holds the values that stand in a document against the rule.
pub fn check_document(document: &ExecutableDocument, contract: &Contract) -> Result<(), Refusal> {
    let operations = document.operations.iter().map(|operation| &operation.selection_set);
    let fragments = document.fragments.values().map(|fragment| &fragment.selection_set);
    let broken = operations.chain(fragments).find_map(|selections| in_selections(selections, contract));
    broken.map_or(Ok(()), |(message, value)| {
        let start: Vec<LineColumn> =
            value.line_column_range(&document.sources).map(|range| range.start).into_iter().collect();
        Err(Refusal::at(ErrorCode::ValidationFailed, [(message, start)]))
    })
}

/// Holds the values of variables against the rule.
pub fn check_variables(operation: &Operation, values: &JsonMap, contract: &Contract) -> Result<(), Refusal> {
    let broken = operation.variables.iter().find_map(|variable| {
        let value = values.get(variable.name.as_str())?;
        in_json(value, variable.ty.inner_named_type(), contract)
            .map(|message| format!("Variable `${}`: {message}", variable.name))
    });
    broken.map_or(Ok(()), |message| Err(Refusal::new(ErrorCode::VariablesInvalid, message)))
}

/// The first value that breaks the rule, with what to do about it.
fn in_selections<'d>(selections: &'d SelectionSet, contract: &Contract) -> Option<(String, &'d Node<Value>)> {
    selections.selections.iter().find_map(|selection| match selection {
        Selection::Field(field) => {
            let in_arguments = field.arguments.iter().find_map(|argument| {
                let declared = field.definition.argument_by_name(&argument.name)?;
                in_literal(&argument.value, declared.ty.inner_named_type(), contract)
            });
            in_arguments.or_else(|| in_selections(&field.selection_set, contract))
        }
        Selection::InlineFragment(inline) => in_selections(&inline.selection_set, contract),
        // Every fragment is looked at by itself.
        Selection::FragmentSpread(_) => None,
    })
}

fn in_literal<'d>(
    value: &'d Node<Value>,
    of: &Name,
    contract: &Contract,
) -> Option<(String, &'d Node<Value>)> {
    match &**value {
        Value::List(items) => items.iter().find_map(|item| in_literal(item, of, contract)),
        Value::Object(keys) => {
            let input = input(of, &contract.schema)?;
            if let Some(message) =
                broken(input, keys.iter().map(|(_, value)| value.is_null()), contract.hints)
            {
                return Some((message, value));
            }
            keys.iter().find_map(|(key, value)| {
                in_literal(value, input.fields.get(key)?.ty.inner_named_type(), contract)
            })
        }
        _ => None,
    }
}

fn in_json(value: &JsonValue, of: &Name, contract: &Contract) -> Option<String> {
    match value {
        JsonValue::Array(items) => items.iter().find_map(|item| in_json(item, of, contract)),
        JsonValue::Object(keys) => {
            let input = input(of, &contract.schema)?;
            broken(input, keys.iter().map(|(_, value)| value.is_null()), contract.hints).or_else(|| {
                keys.iter().find_map(|(key, value)| {
                    in_json(value, input.fields.get(key.as_str())?.ty.inner_named_type(), contract)
                })
            })
        }
        _ => None,
    }
}

/// What to do where the keys of an input, of each of which is told whether it is null, break the rule.
fn broken(input: &InputObjectType, nulls: impl Iterator<Item = bool>, hints: bool) -> Option<String> {
    let nulls: Vec<bool> = nulls.collect();
    if !input.directives.has("oneOf") || nulls == [false] {
        return None;
    }
    if !hints {
        return Some(format!("`{}` takes exactly one of its keys, and not null.", input.name));
    }
    let keys: Vec<String> = input.fields.keys().map(|key| format!("`{key}`")).collect();
    Some(format!("`{}` takes exactly one of {}, and not null.", input.name, keys.join(", ")))
}
