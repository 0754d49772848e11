//! Values of scalars in variables, where apollo-compiler knows less than the specification or the contract: a whole number
//! may be written with a fraction, and a scalar of our own takes only some texts.
//!
//! Which texts these are is told in `graphql`. All other rules are the compiler's, in `variables`.

use apollo_compiler::ast::Type;
use apollo_compiler::executable::Operation;
use apollo_compiler::response::{JsonMap, JsonValue};
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::{Name, Schema};
use serde_json::Number;

use super::contract::input;
use super::refusal::Refusal;
use crate::graphql::{ErrorCode, scalar_fault};

/// The values with an integer for each number such as `2.0` where an `Int` is declared.
pub fn with_whole_numbers(operation: &Operation, values: &JsonMap, schema: &Schema) -> JsonMap {
    let mut values = values.clone();
    for variable in &operation.variables {
        if let Some(value) = values.get_mut(variable.name.as_str()) {
            make_whole(value, variable.ty.inner_named_type(), schema);
        }
    }
    values
}

fn make_whole(value: &mut JsonValue, of: &Name, schema: &Schema) {
    match value {
        JsonValue::Array(items) => items.iter_mut().for_each(|item| make_whole(item, of, schema)),
        JsonValue::Object(members) => {
            let Some(input) = input(of, schema) else { return };
            for (name, member) in members.iter_mut() {
                if let Some(field) = input.fields.get(name.as_str()) {
                    make_whole(member, field.ty.inner_named_type(), schema);
                }
            }
        }
        JsonValue::Number(number) if of == "Int" => {
            if let Some(whole) = whole(number) {
                *value = whole.into();
            }
        }
        _ => {}
    }
}

fn whole(number: &Number) -> Option<i32> {
    let float = number.as_f64().filter(|float| number.is_f64() && float.fract() == 0.0)?;
    format!("{float:.0}").parse().ok()
}

/// Holds values that have been coerced against the scalars of our own.
pub fn check(operation: &Operation, values: &JsonMap, schema: &Schema) -> Result<(), Refusal> {
    let found = operation.variables.iter().find_map(|variable| {
        let (place, fault) = fault(values.get(variable.name.as_str())?, &variable.ty, schema)?;
        Some(format!("Variable `${}{place}`: {fault}", variable.name))
    });
    found.map_or(Ok(()), |message| Err(Refusal::new(ErrorCode::VariablesInvalid, message)))
}

/// The place within a value, and what is wrong there.
fn fault(value: &JsonValue, of: &Type, schema: &Schema) -> Option<(String, String)> {
    let within = |member: &dyn std::fmt::Display, found: (String, String)| {
        let (place, fault) = found;
        (format!(".{member}{place}"), fault)
    };
    match value {
        JsonValue::Null => None,
        JsonValue::Array(items) if of.is_list() => items
            .iter()
            .enumerate()
            .find_map(|(at, item)| fault(item, of.item_type(), schema).map(|found| within(&at, found))),
        JsonValue::Object(members) if let Some(input) = input(of.inner_named_type(), schema) => {
            members.iter().find_map(|(name, member)| {
                let found = fault(member, &input.fields.get(name.as_str())?.ty, schema)?;
                Some(within(&name.as_str(), found))
            })
        }
        _ => {
            let name = of.inner_named_type();
            let is_ours = matches!(schema.types.get(name)?, ExtendedType::Scalar(one) if !one.is_built_in());
            let value = serde_json::to_value(value).ok().filter(|_| is_ours)?;
            scalar_fault(name, value).map(|fault| (String::new(), fault))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_numbers_of_32_bits_become_integers() {
        let whole = |text: &str| whole(&serde_json::from_str(text).unwrap());
        for (text, expected) in
            [("2.0", 2), ("-7.0", -7), ("1e3", 1000), ("0.0", 0), ("-0.0", 0), ("2147483647.0", i32::MAX)]
        {
            assert_eq!(whole(text), Some(expected), "{text}");
        }
        for text in ["2.5", "2147483648.0", "1e300", "3"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
