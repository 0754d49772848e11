//! The arguments of a list, given as parameters of an address, held against the contract as in a GraphQL request.
//!
//! What is done with them is told in `graphql::export`.

use std::collections::HashMap;

use apollo_compiler::ExecutableDocument;
use apollo_compiler::response::serde_json_bytes::ByteString;
use apollo_compiler::response::{JsonMap, JsonValue};
use axum::extract::Query;
use axum::http::Uri;
use serde_json::{Map, Value};

use super::contract::Contract;
use super::refusal::Refusal;
use super::{inputs, nulls, variables};
use crate::config::Limits;
use crate::graphql::ErrorCode;

/// Reads the parameters of an address, each of them JSON, by the types that are declared for them, as in
/// `$filter: PartnerFilter`. An empty one counts as absent.
pub fn read(
    contract: &Contract,
    limits: &Limits,
    declared: &str,
    address: &Uri,
) -> Result<Map<String, Value>, Refusal> {
    let values = parameters(address)?;
    // An operation that only declares variables lets the specification's rules decide about their values.
    let text = format!("query({declared}) {{ __typename }}");
    let document = ExecutableDocument::parse(&contract.schema, text, "arguments");
    let document = document.map_err(|_| invalid("these parameters cannot be read"))?;
    let operation = document.operations.get(None).map_err(|_| invalid("these parameters cannot be read"))?;
    let allowed = |name: &str| operation.variables.iter().any(|variable| variable.name == name);
    if let Some(name) = values.keys().map(ByteString::as_str).find(|name| !allowed(name)) {
        let names: Vec<String> = operation.variables.iter().map(|one| format!("`{}`", one.name)).collect();
        let remedy =
            if contract.hints { format!("use {}", names.join(" and ")) } else { "leave it out".into() };
        return Err(invalid(&format!("`{name}` is no parameter of this address; {remedy}")));
    }
    let coerced = variables::coerce(contract, operation, &values)
        .map_err(|refusal| told(refusal, declared, contract))?;
    nulls::check_variables(operation, &coerced, &contract.schema)?;
    inputs::check_variables(&document, operation, &coerced, &contract.schema, limits)?;
    match serde_json::to_value(&*coerced) {
        Ok(Value::Object(members)) => Ok(members),
        _ => Err(invalid("these parameters cannot be read")),
    }
}

fn parameters(address: &Uri) -> Result<JsonMap, Refusal> {
    let Query(parameters) = Query::<HashMap<String, String>>::try_from_uri(address)
        .map_err(|_| invalid("the query part of the address is not form-encoded in UTF-8"))?;
    let given = parameters.into_iter().filter(|(_, text)| !text.is_empty());
    let read = given.map(|(name, text)| {
        let value: JsonValue = serde_json::from_str(&text).map_err(|error| {
            invalid(&format!("`{name}` is not JSON: {error}; give it as in a GraphQL variable"))
        })?;
        Ok((name.into(), value))
    });
    read.collect()
}

fn told(refusal: Refusal, declared: &str, contract: &Contract) -> Refusal {
    let messages: Vec<String> = refusal.into_faults().map(|(message, _)| message).collect();
    let message = messages.join("; ");
    if !contract.introspection {
        return invalid(&message);
    }
    invalid(&format!("{message}; the types of {declared} are in /schema.graphql"))
}

/// A parameter has a value that cannot be used.
pub fn invalid(message: &str) -> Refusal {
    Refusal::new(ErrorCode::ArgumentInvalid, message)
}
