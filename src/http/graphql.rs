//! `/graphql`: the API.
//!
//! The steps of a request in their order; each is told in its own file.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Uri};
use axum::response::Response;

use super::answer::Answer;
use super::around::OperationName;
use super::execute::Ready;
use super::known::Known;
use super::message::Message;
use super::negotiate::{MediaType, require_json};
use super::prepare::{Parsed, Prepared};
use super::refusal::Refusal;
use super::request_id::RequestId;
use super::{Api, execute};

/// The address.
pub const PATH: &str = "/graphql";

/// Whether it is `POST /graphql`.
pub fn is_posted(head: &Parts) -> bool {
    head.method == Method::POST && head.uri.path() == PATH
}

/// The kept answer where the very same body was answered before: what every step would come to.
pub fn kept(api: &Api, head: &Parts, body: &Bytes, media: MediaType) -> Option<Response> {
    if !api.answers.are_kept() || !is_posted(head) || require_json(&head.headers).is_err() {
        return None;
    }
    let known = api.known.find(body)?;
    let answer = execute::kept(api, &known.asked)?;
    Some(named(answer.respond(media, &head.headers), known.operation_name.clone()))
}

/// `POST /graphql`
pub async fn post(
    State(api): State<Arc<Api>>,
    Extension(id): Extension<RequestId>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let media = match MediaType::negotiate(&headers) {
        Ok(media) => media,
        Err(refusal) => return Refusal::from(refusal).respond(MediaType::default()),
    };
    let asking = Asking { api: &api, id: &id, media, headers: &headers };
    if let Err(refusal) = require_json(&headers) {
        return refusal.respond(media);
    }
    match api.known.find(&body).and_then(|known| known.ready()) {
        Some((ready, name)) => named(asking.sent(ready.answer(&api, &id).await, false), name),
        None => asking.respond(Message::of_body(&body), Some(&body)).await,
    }
}

/// `GET /graphql`
pub async fn get(
    State(api): State<Arc<Api>>,
    Extension(id): Extension<RequestId>,
    headers: HeaderMap,
    address: Uri,
) -> Response {
    let media = match MediaType::negotiate(&headers) {
        Ok(media) => media,
        Err(refusal) => return Refusal::from(refusal).respond(MediaType::default()),
    };
    let asking = Asking { api: &api, id: &id, media, headers: &headers };
    asking.respond(Message::of_address(&address), None).await
}

/// A request beside its message.
struct Asking<'a> {
    api: &'a Arc<Api>,
    id: &'a RequestId,
    media: MediaType,
    headers: &'a HeaderMap,
}

impl Asking<'_> {
    /// The answer to what was read from a body, which becomes known, or from an address.
    async fn respond(&self, read: Result<Message, Refusal>, body: Option<&Bytes>) -> Response {
        let message = match read {
            Ok(message) => message,
            Err(refusal) => return refusal.respond(self.media),
        };
        let name = message.operation_name.clone().map(OperationName);
        let answer = self.answer(message, body, name.as_ref()).await;
        named(self.sent(answer, body.is_none()), name)
    }

    async fn answer(
        &self,
        message: Message,
        body: Option<&Bytes>,
        name: Option<&OperationName>,
    ) -> Result<Arc<Answer>, Refusal> {
        let Self { api, id, .. } = self;
        let Message { document, operation_name, variables } = message;
        let operation_name = operation_name.as_deref();
        let (text, new) = api.documents.find(document)?;
        let prepared = match api.prepared.find(&text) {
            Some(prepared) => prepared,
            None => prepare(api, text, operation_name, body.is_none())?,
        };
        let tells_more = new.is_some();
        if let Some(new) = new {
            api.documents.keep(new);
        }
        let ready = Ready::of(api, prepared, operation_name, &variables)?;
        let answer = ready.answer(api, id).await?;
        if let Some(body) = body.filter(|_| answer.is_whole && !tells_more) {
            api.known.keep(body, Known::of(&ready, name.cloned()));
        }
        Ok(answer)
    }

    /// The answer as it is sent; only one to GET can have a tag.
    fn sent(&self, answer: Result<Arc<Answer>, Refusal>, is_get: bool) -> Response {
        let Self { media, headers, .. } = self;
        match answer {
            Err(refusal) => refusal.respond(*media),
            Ok(answer) if !answer.is_whole => {
                let mut response = answer.respond(*media, headers);
                response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
                response
            }
            Ok(answer) if is_get => answer.respond_tagged(*media, headers),
            Ok(answer) => answer.respond(*media, headers),
        }
    }
}

/// Tells the log which operation it was.
fn named(mut response: Response, name: Option<OperationName>) -> Response {
    if let Some(name) = name {
        response.extensions_mut().insert(name);
    }
    response
}

/// The schema has no mutations, so that a document that holds one is refused here or by validation, and is never kept.
fn prepare(
    api: &Api,
    text: String,
    operation_name: Option<&str>,
    is_get: bool,
) -> Result<Arc<Prepared>, Refusal> {
    let parsed = Parsed::of(text, &api.limits)?;
    if is_get && parsed.may_write(operation_name) {
        return Err(Refusal::mutation_over_get());
    }
    let prepared = Arc::new(parsed.prepare(&api.contract, &api.limits)?);
    api.prepared.keep(&prepared);
    Ok(prepared)
}
