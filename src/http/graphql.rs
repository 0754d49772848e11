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

use super::around::OperationName;
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
pub fn known(api: &Api, head: &Parts, body: &Bytes) -> Option<Response> {
    let Known { asked, operation_name } = api.known.find(body)?;
    let media = MediaType::negotiate(&head.headers).ok()?;
    require_json(&head.headers).ok()?;
    let response = execute::kept(api, &asked)?.respond(media, &head.headers);
    Some(named(response, operation_name))
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
        Err(refusal) => return refusal.respond(MediaType::default()),
    };
    let message = require_json(&headers).and_then(|()| Message::of_body(&body));
    let read = message.map(|message| Read { message, body: Some(body) });
    Asking { api: &api, id: &id, media, headers: &headers }.respond(read).await
}

/// `GET /graphql`
pub async fn get(
    State(api): State<Arc<Api>>,
    Extension(id): Extension<RequestId>,
    headers: HeaderMap,
    address: Uri,
) -> Response {
    match MediaType::negotiate(&headers) {
        Ok(media) => {
            let read = Message::of_address(&address).map(|message| Read { message, body: None });
            Asking { api: &api, id: &id, media, headers: &headers }.respond(read).await
        }
        Err(refusal) => refusal.respond(MediaType::default()),
    }
}

/// What the caller asks, with the body that it was read from; GET has none, and must not change anything.
struct Read {
    message: Message,
    body: Option<Bytes>,
}

/// A request beside its message.
struct Asking<'a> {
    api: &'a Arc<Api>,
    id: &'a RequestId,
    media: MediaType,
    headers: &'a HeaderMap,
}

impl Asking<'_> {
    async fn respond(&self, read: Result<Read, Refusal>) -> Response {
        let read = match read {
            Ok(read) => read,
            Err(refusal) => return refusal.respond(self.media),
        };
        let name = read.message.operation_name.clone().map(OperationName);
        let answered = self.answer(read, name.as_ref()).await;
        named(answered.unwrap_or_else(|refusal| refusal.respond(self.media)), name)
    }

    async fn answer(&self, read: Read, name: Option<&OperationName>) -> Result<Response, Refusal> {
        let Self { api, id, media, headers } = self;
        let Read { message: Message { document, operation_name, variables }, body } = read;
        let (text, new) = api.documents.find(document)?;
        let is_get = body.is_none();
        let prepared = match api.prepared.find(&text) {
            Some(prepared) => prepared,
            None => prepare(api, text, operation_name.as_deref(), is_get)?,
        };
        let tells_more = new.is_some();
        if let Some(new) = new {
            api.documents.keep(new);
        }
        let ready = execute::Ready::of(api, &prepared, operation_name.as_deref(), &variables)?;
        let answer = ready.answer(api, id).await?;
        if let Some(body) = body.filter(|_| answer.is_whole && !tells_more) {
            api.known.keep(&body, Known { asked: Arc::clone(&ready.asked), operation_name: name.cloned() });
        }
        if is_get && answer.is_whole {
            return Ok(answer.respond_tagged(*media, headers));
        }
        let mut response = answer.respond(*media, headers);
        if !answer.is_whole {
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        Ok(response)
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
