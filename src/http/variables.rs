//! Values of variables, brought to the types that the operation declares.
//!
//! What the compiler does not know of scalars is told in `scalars`, of null in filters in `nulls`.

use apollo_compiler::executable::Operation;
use apollo_compiler::request::coerce_variable_values;
use apollo_compiler::response::JsonMap;
use apollo_compiler::validation::Valid;
use async_graphql::Variables;

use super::contract::Contract;
use super::refusal::Refusal;
use super::{one_of, scalars, suggestions};
use crate::graphql::ErrorCode;

/// Checks the values by the specification's rules and fills in defaults.
pub fn coerce(
    contract: &Contract,
    operation: &Operation,
    values: &JsonMap,
) -> Result<Valid<JsonMap>, Refusal> {
    let values = scalars::with_whole_numbers(operation, values, &contract.schema);
    let values = coerce_variable_values(&contract.schema, operation, &values).map_err(|error| {
        let message = suggestions::added(error.message().to_string(), contract);
        Refusal::new(ErrorCode::VariablesInvalid, message)
    })?;
    one_of::check_variables(operation, &values, contract)?;
    scalars::check(operation, &values, &contract.schema)?;
    Ok(values)
}

/// Values that have the types declared.
pub struct Values {
    pub checked: Valid<JsonMap>,
    /// The same for async-graphql.
    pub for_execution: Variables,
}

impl Values {
    pub fn of(contract: &Contract, operation: &Operation, values: &JsonMap) -> Result<Self, Refusal> {
        let checked = coerce(contract, operation, values)?;
        let for_execution = serde_json::to_value(&*checked).map(Variables::from_json).unwrap_or_default();
        Ok(Self { checked, for_execution })
    }

    /// As JSON, the same for the same values.
    pub fn text(&self) -> String {
        if self.checked.is_empty() {
            String::new()
        } else {
            serde_json::to_string(&*self.checked).unwrap_or_default()
        }
    }
}
