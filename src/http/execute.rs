//! From a prepared document to its answer.
//!
//! Resolvers are in `graphql`; what must not reach the caller of their errors is masked here.

use std::sync::Arc;

use apollo_compiler::response::JsonMap;
use async_graphql::{Response, ServerError, Value};

use super::answer::Answer;
use super::answers::{Asked, Key};
use super::prepare::Prepared;
use super::refusal::{INTERNAL, Refusal};
use super::request_id::RequestId;
use super::variables::Values;
use super::{Api, failed_fields, inputs, introspection, nulls, objects};
use crate::graphql::{ErrorCode, Question, View, write_value};

/// Room for a small answer, in bytes.
const MARGIN: usize = 512;

/// An operation with the values of its variables: all that a request asks, before any data is looked at.
pub struct Ready {
    pub prepared: Arc<Prepared>,
    pub values: Arc<Values>,
    /// The same as it is known by.
    pub asked: Arc<Asked>,
}

impl Ready {
    /// Chooses the operation, and brings the values to its types.
    pub fn of(
        api: &Api,
        prepared: Arc<Prepared>,
        operation_name: Option<&str>,
        values: &JsonMap,
    ) -> Result<Self, Refusal> {
        let operation = prepared.operation(operation_name)?;
        let values = Values::of(&api.contract, operation, values)?;
        nulls::check(&prepared.document, operation, &values.checked, &api.contract.schema)?;
        inputs::check(&prepared.document, operation, &values.checked, &api.contract.schema, &api.limits)?;
        let asked = Arc::new(Asked {
            document: Arc::clone(&prepared.text),
            operation: operation.name.as_ref().map(ToString::to_string),
            variables: values.text(),
        });
        Ok(Self { prepared, values: Arc::new(values), asked })
    }

    /// The answer over the registry in force, kept or new.
    pub async fn answer(&self, api: &Arc<Api>, id: &RequestId) -> Result<Arc<Answer>, Refusal> {
        let view = api.view();
        let asked = Arc::clone(&self.asked);
        let key = Key { revision: view.registry.revision, day: view.day, asked };
        api.answers.find_or_make(&key, self.over(&view, api, id)).await
    }

    async fn over(&self, view: &View, api: &Arc<Api>, id: &RequestId) -> Result<Answer, Refusal> {
        let Self { prepared, values, asked } = self;
        let document = &prepared.document;
        let operation = prepared.operation(asked.operation.as_deref())?;
        objects::check(document, operation, &values.checked, &view.registry, &api.limits)?;
        let schema_data = introspection::answer(&api.contract, document, operation, &values.checked);
        let schema_data = schema_data.map_err(|error| failed(&error.message().to_string(), id))?;
        let mut response = self.question(api).ask(&api.schema, view).await;
        insert(&mut response.data, schema_data);
        failed_fields::complete(&mut response.data, &response.errors, document, operation);
        response.errors.truncate(api.limits.max_errors);
        response.errors.iter_mut().for_each(|error| mask(error, id));
        Ok(written(response))
    }

    fn question(&self, api: &Api) -> Question {
        Question {
            document: Arc::clone(&self.prepared.executable),
            operation_name: self.asked.operation.clone(),
            variables: self.values.for_execution.clone(),
            plan: self.prepared.plan,
            max_objects: api.limits.max_objects,
        }
    }
}

/// The kept answer over the registry in force.
pub fn kept(api: &Api, asked: &Arc<Asked>) -> Option<Arc<Answer>> {
    api.answers.find(&Key { revision: api.live.revision(), day: api.clock.today(), asked })
}

/// Errors of the fields that have no data come first, so that nobody misses them.
fn written(response: Response) -> Answer {
    let is_whole = response.errors.is_empty();
    let mut bytes = Vec::with_capacity(MARGIN);
    bytes.push(b'{');
    if !is_whole {
        bytes.extend_from_slice(b"\"errors\":");
        // Writing to memory does not fail.
        let _ = serde_json::to_writer(&mut bytes, &response.errors);
        bytes.push(b',');
    }
    bytes.extend_from_slice(b"\"data\":");
    write_value(&mut bytes, response.data);
    bytes.push(b'}');
    Answer::new(bytes, is_whole)
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
