//! `/graphql`: the API.
//!
//! The steps of a request in their order; each is told in its own file.

use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::response::Response;

use super::around::OperationName;
use super::message::Message;
use super::negotiate::{MediaType, require_json};
use super::prepare::{Parsed, Prepared};
use super::refusal::Refusal;
use super::request_id::RequestId;
use super::{Api, execute};

/// `POST /graphql`
pub async fn post(
    State(api): State<Arc<Api>>,
    Extension(id): Extension<RequestId>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let media = match MediaType::negotiate(&headers) {
        Ok(media) => media,
        Err(refusal) => return refusal.respond(MediaType::default()),
    };
    let message = match require_json(&headers) {
        Ok(()) => Message::of_body(body, api.limits.max_body_bytes).await,
        Err(refusal) => Err(refusal),
    };
    respond(&api, &id, media, &headers, message, Verb::Post).await
}

/// `GET /graphql`
pub async fn get(
    State(api): State<Arc<Api>>,
    Extension(id): Extension<RequestId>,
    headers: HeaderMap,
    address: Uri,
) -> Response {
    match MediaType::negotiate(&headers) {
        Ok(media) => respond(&api, &id, media, &headers, Message::of_address(&address), Verb::Get).await,
        Err(refusal) => refusal.respond(MediaType::default()),
    }
}

/// How the request came; GET must not change anything.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Verb {
    Get,
    Post,
}

async fn respond(
    api: &Arc<Api>,
    id: &RequestId,
    media: MediaType,
    headers: &HeaderMap,
    message: Result<Message, Refusal>,
    verb: Verb,
) -> Response {
    let name = message.as_ref().ok().and_then(|message| message.operation_name.clone());
    let mut response = match answer(api, id, media, headers, message, verb).await {
        Ok(response) => response,
        Err(refusal) => refusal.respond(media),
    };
    if let Some(name) = name {
        response.extensions_mut().insert(OperationName(name));
    }
    response
}

async fn answer(
    api: &Arc<Api>,
    id: &RequestId,
    media: MediaType,
    headers: &HeaderMap,
    message: Result<Message, Refusal>,
    verb: Verb,
) -> Result<Response, Refusal> {
    let Message { document, operation_name, variables } = message?;
    let (text, new) = api.documents.find(document)?;
    let prepared = match api.prepared.find(&text) {
        Some(prepared) => prepared,
        None => prepare(api, text, operation_name.as_deref(), verb)?,
    };
    if let Some(new) = new {
        api.documents.keep(new);
    }
    let answer = execute::execute(api, id, &prepared, operation_name.as_deref(), &variables).await?;
    if verb == Verb::Get && answer.is_whole {
        return Ok(answer.respond_tagged(media, headers));
    }
    let mut response = answer.respond(media, headers);
    if !answer.is_whole {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(response)
}

/// The schema has no mutations, so that a document that holds one is refused here or by validation, and is never kept.
fn prepare(
    api: &Api,
    text: String,
    operation_name: Option<&str>,
    verb: Verb,
) -> Result<Arc<Prepared>, Refusal> {
    let parsed = Parsed::of(text, &api.limits)?;
    if verb == Verb::Get && parsed.may_write(operation_name) {
        return Err(Refusal::mutation_over_get());
    }
    let prepared = Arc::new(parsed.prepare(&api.contract, &api.limits)?);
    api.prepared.keep(&prepared);
    Ok(prepared)
}
