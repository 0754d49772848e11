//! "Did you mean": names of the contract that are nearly what a message says is unknown. The messages are apollo-compiler's,
//! and none is changed but by a question at its end.

use apollo_compiler::Schema;
use apollo_compiler::schema::ExtendedType;

use super::contract::{Contract, input};

/// Names at most.
const SHOWN: usize = 3;

/// A longer name is a mistake of another kind, and costs time to compare.
const LONGEST_NAME: usize = 60;

/// The message, with the names that may have been meant where the contract is to be seen.
pub fn added(message: String, contract: &Contract) -> String {
    if !contract.hints || !contract.introspection {
        return message;
    }
    let near = unknown(&message, &contract.schema).map_or_else(Vec::new, |(name, known)| near(name, &known));
    let names: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        None => message,
        Some((one, [])) => format!("{message}; did you mean {one}?"),
        Some((last, others)) => format!("{message}; did you mean {} or {last}?", others.join(", ")),
    }
}

/// The name that a message says is unknown, and those that are known in its place.
fn unknown<'m>(message: &'m str, schema: &Schema) -> Option<(&'m str, Vec<String>)> {
    let parts: Vec<&str> = message.split('`').collect();
    let (name, known) = match parts[..] {
        ["type ", of, " does not have a field ", name, ""] => (name, fields(of, schema)),
        ["the argument ", name, " is not supported by ", place, ""] => (name, arguments(place, schema)),
        ["value ", name, " does not exist on ", of, ""] => (name, values(of, schema)),
        ["field ", name, " does not exist on ", of, ""] => (name, keys(of, schema)),
        ["cannot find type " | "type condition ", name, ..] => (name, types(schema)),
        _ => unknown_in_variable(message, schema)?,
    };
    Some((name, known))
}

/// The same of messages about variables, which have no marks around names.
fn unknown_in_variable<'m>(message: &'m str, schema: &Schema) -> Option<(&'m str, Vec<String>)> {
    if let Some((name, of)) =
        message.strip_prefix("Input object has key ").and_then(|rest| rest.split_once(" not in type "))
    {
        return Some((name, keys(of, schema)));
    }
    let (rest, of) = message.strip_prefix("could not coerce ")?.rsplit_once(" to type ")?;
    let (_, name) = rest.rsplit_once(": \"")?;
    Some((name.strip_suffix('"')?, values(of, schema)))
}

/// The names that differ in a third of the letters at most, the nearest first.
fn near(name: &str, known: &[String]) -> Vec<String> {
    if name.len() > LONGEST_NAME {
        return Vec::new();
    }
    let name = name.to_lowercase();
    let allowed = (name.chars().count() / 3).max(1);
    let compared = known.iter().map(|one| {
        let other = one.to_lowercase();
        // A slip at the first letter is rare.
        (strsim::osa_distance(&name, &other), name.chars().next() != other.chars().next(), one)
    });
    let mut near: Vec<_> = compared.filter(|(distance, ..)| *distance <= allowed).collect();
    near.sort();
    near.into_iter().take(SHOWN).map(|(.., one)| one.clone()).collect()
}

fn fields(of: &str, schema: &Schema) -> Vec<String> {
    match schema.types.get(of) {
        Some(ExtendedType::Object(object)) => object.fields.keys().map(ToString::to_string).collect(),
        Some(ExtendedType::Interface(interface)) => {
            interface.fields.keys().map(ToString::to_string).collect()
        }
        _ => Vec::new(),
    }
}

/// The arguments of a field, which is told as in `Query.partners`.
fn arguments(place: &str, schema: &Schema) -> Vec<String> {
    let field = place.split_once('.').and_then(|(of, field)| schema.type_field(of, field).ok());
    field.map_or_else(Vec::new, |field| field.arguments.iter().map(|one| one.name.to_string()).collect())
}

fn values(of: &str, schema: &Schema) -> Vec<String> {
    schema.get_enum(of).map_or_else(Vec::new, |of| of.values.keys().map(ToString::to_string).collect())
}

fn keys(of: &str, schema: &Schema) -> Vec<String> {
    input(of, schema).map_or_else(Vec::new, |input| input.fields.keys().map(ToString::to_string).collect())
}

fn types(schema: &Schema) -> Vec<String> {
    schema.types.keys().map(ToString::to_string).filter(|name| !name.starts_with("__")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_names_come_first_and_far_ones_not_at_all() {
        let known = ["partner", "partners", "programme", "programmes", "sources"].map(str::to_owned);
        assert_eq!(near("partnr", &known), ["partner", "partners"]);
        assert_eq!(near("PROGRAMS", &known), ["programme", "programmes"]);
        assert_eq!(near("xyz", &known), Vec::<String>::new());
        assert_eq!(near(&"partner".repeat(10), &known), Vec::<String>::new());
    }
}
