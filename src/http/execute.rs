//! From a prepared document to its answer.
//!
//! Resolvers are in `graphql`; what must not reach the caller of their errors is masked here.

use std::sync::Arc;

use apollo_compiler::response::JsonMap;
use apollo_compiler::validation::Valid;
use async_graphql::{Request, Response, ServerError, Value};
use serde::Serialize;
use tokio::task::JoinSet;
use tracing::Instrument;

use super::prepare::Prepared;
use super::refusal::{INTERNAL, Refusal};
use super::request_id::RequestId;
use super::{Api, failed_fields, introspection, variables};
use crate::graphql::ErrorCode;

/// The result of an operation: data, and errors of the fields that have none.
#[derive(Serialize)]
pub struct Answer {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ServerError>,
    data: Value,
}

/// Executes an operation over the registry in force.
pub async fn execute(
    api: &Arc<Api>,
    id: &RequestId,
    prepared: &Prepared,
    operation_name: Option<&str>,
    values: &JsonMap,
) -> Result<Answer, Refusal> {
    let operation = prepared.operation(operation_name)?;
    let values = variables::coerce(&api.contract, operation, values)?;
    let schema_data = introspection::answer(&api.contract, &prepared.document, operation, &values);
    let schema_data = schema_data.map_err(|error| failed(&error.message().to_string(), id))?;
    let mut response = run(api, request(api, prepared, operation.name.as_deref(), &values)).await;
    insert(&mut response.data, schema_data);
    failed_fields::complete(&mut response.data, &response.errors, &prepared.document, operation);
    response.errors.truncate(api.limits.max_errors);
    response.errors.iter_mut().for_each(|error| mask(error, id));
    Ok(Answer { errors: response.errors, data: response.data })
}

fn request(api: &Api, prepared: &Prepared, operation_name: Option<&str>, values: &Valid<JsonMap>) -> Request {
    let mut request = Request::new("").variables(variables::for_execution(values)).data(api.view());
    request.set_parsed_query(prepared.executable.clone());
    match operation_name {
        Some(name) => request.operation_name(name),
        None => request,
    }
}

/// As a task of its own, so that the time limit holds although resolvers over memory never pause; it is stopped
/// when the caller goes away. A panic goes on to `around`.
async fn run(api: &Arc<Api>, request: Request) -> Response {
    let schema = api.schema.clone();
    let mut task = JoinSet::new();
    task.spawn(async move { schema.execute(request).await }.in_current_span());
    match task.join_next().await {
        Some(Ok(response)) => response,
        Some(Err(failure)) if failure.is_panic() => std::panic::resume_unwind(failure.into_panic()),
        _ => Response::from_errors(vec![ServerError::new("the execution was cancelled", None)]),
    }
}

/// Puts introspection where `introspection::leave_out` kept its place.
fn insert(data: &mut Value, schema_data: JsonMap) {
    let Value::Object(members) = data else { return };
    for (key, value) in schema_data {
        if let (Some(place), Ok(value)) = (members.get_mut(key.as_str()), async_graphql::to_value(&value)) {
            *place = value;
        }
    }
}

/// Errors with a code were written for the caller, and so were those of scalars and inputs; all others are ours.
fn mask(error: &mut ServerError, id: &RequestId) {
    let extensions = error.extensions.get_or_insert_default();
    if extensions.get("code").is_some() {
        return;
    }
    if ["Failed to parse ", "Expected input type "].iter().any(|start| error.message.starts_with(start)) {
        return extensions.set("code", ErrorCode::ArgumentInvalid);
    }
    tracing::error!(cause = error.message, path = ?error.path, "a field failed");
    extensions.set("code", ErrorCode::Internal);
    extensions.set("requestId", id.to_string());
    INTERNAL.clone_into(&mut error.message);
}

fn failed(cause: &str, id: &RequestId) -> Refusal {
    tracing::error!(cause, "introspection failed");
    Refusal::internal(id.clone())
}
