//! A GraphQL request as it comes over HTTP: from a JSON body, or from the query part of an address.
//!
//! Only its form is checked here; what it asks for is `prepare`'s and `variables`' matter.

use std::collections::HashMap;

use apollo_compiler::response::{JsonMap, JsonValue};
use axum::extract::Query;
use axum::http::Uri;
use serde_json::{Map, Value};

use super::documents::{Asked, DocumentId};
use super::refusal::Refusal;
use crate::graphql::ErrorCode;

/// What the caller asks.
#[derive(Debug)]
pub struct Message {
    /// The document, by its text, its name, or both.
    pub document: Asked,
    /// Which of its operations to run.
    pub operation_name: Option<String>,
    /// Values as sent, not yet held against the types declared.
    pub variables: JsonMap,
}

impl Message {
    /// Reads a body.
    pub fn of_body(body: &[u8]) -> Result<Self, Refusal> {
        match serde_json::from_slice(body) {
            Ok(Value::Object(members)) => Self::of_members(members),
            Ok(Value::Array(_)) => Err(malformed("Batches are not served. Send one request at a time.")),
            Ok(_) => Err(malformed("The body must be a JSON object with the member `query`.")),
            Err(error) => Err(malformed(&format!("The body is not JSON in UTF-8: {error}."))),
        }
    }

    /// Reads the query part of an address; an empty parameter counts as absent.
    pub fn of_address(address: &Uri) -> Result<Self, Refusal> {
        let Query(mut parameters) = Query::<HashMap<String, String>>::try_from_uri(address)
            .map_err(|_| malformed("The query part of the address is not form-encoded in UTF-8."))?;
        parameters.retain(|_, value| !value.is_empty());
        let mut members = Map::new();
        for (name, text) in parameters {
            let value = match name.as_str() {
                "variables" | "extensions" => json_parameter(&name, &text)?,
                _ => Value::String(text),
            };
            members.insert(name, value);
        }
        Self::of_members(members)
    }

    fn of_members(mut members: Map<String, Value>) -> Result<Self, Refusal> {
        let document = asked(&mut members)?;
        let operation_name = text(&mut members, "operationName")?;
        let variables = object(&mut members, "variables")?;
        Ok(Self { document, operation_name, variables })
    }
}

/// The document: as text, by `documentId`, or by the hash of automatic persisted queries.
fn asked(members: &mut Map<String, Value>) -> Result<Asked, Refusal> {
    let query = text(members, "query")?;
    let id = text(members, "documentId")?.map(|id| DocumentId::read(&id));
    let hash = persisted_hash(&object(members, "extensions")?)?;
    match (&id, &hash) {
        (Some(id), Some(hash)) if id != hash => Err(malformed(
            "`documentId` and the hash of `persistedQuery` name different documents. Send one.",
        )),
        (None, None) if query.is_none() => {
            Err(malformed("The request has no `query`. Put the GraphQL document there, as a string."))
        }
        _ => Ok(Asked { text: query, id: id.or(hash) }),
    }
}

/// Of `extensions`, what <https://www.apollographql.com/docs/apollo-server/performance/apq> says.
fn persisted_hash(extensions: &JsonMap) -> Result<Option<DocumentId>, Refusal> {
    let persisted = match extensions.get("persistedQuery") {
        None | Some(JsonValue::Null) => return Ok(None),
        Some(persisted) => persisted,
    };
    let (version, hash) = (persisted.get("version"), persisted.get("sha256Hash"));
    match (version.and_then(JsonValue::as_i64), hash.and_then(JsonValue::as_str)) {
        (Some(1), Some(hash)) if !hash.is_empty() => Ok(Some(DocumentId::read(hash))),
        _ => Err(malformed("`extensions.persistedQuery` must be {\"version\": 1, \"sha256Hash\": \"…\"}.")),
    }
}

/// An empty text counts as absent, as in an address.
fn text(members: &mut Map<String, Value>, name: &str) -> Result<Option<String>, Refusal> {
    match members.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text).filter(|text| !text.is_empty())),
        Some(_) => Err(malformed(&format!("`{name}` must be a string."))),
    }
}

fn object(members: &mut Map<String, Value>, name: &str) -> Result<JsonMap, Refusal> {
    match members.remove(name).map(JsonValue::from) {
        None | Some(JsonValue::Null) => Ok(JsonMap::new()),
        Some(JsonValue::Object(values)) => Ok(values),
        Some(_) => Err(malformed(&format!("`{name}` must be a JSON object."))),
    }
}

fn json_parameter(name: &str, text: &str) -> Result<Value, Refusal> {
    serde_json::from_str(text).map_err(|error| malformed(&format!("`{name}` is not JSON: {error}.")))
}

fn malformed(message: &str) -> Refusal {
    Refusal::new(ErrorCode::BadRequest, message)
}
