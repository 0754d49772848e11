//! An answer that holds only errors: what is wrong, and what the caller can do about it.
//!
//! Errors beside data come from resolvers and pass through `execute`.

use std::time::Duration;

use apollo_compiler::parser::LineColumn;
use axum::body::Body;
use axum::http::header::{ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_TYPE, RETRY_AFTER, VARY};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::Response;
use serde::Serialize;

use super::negotiate::MediaType;
use super::request_id::RequestId;
use crate::graphql::ErrorCode;

/// Bytes of a message; those that we write ourselves are shorter.
const LONGEST_MESSAGE: usize = 1_000;

/// Why a request has no result.
#[derive(Debug, Serialize)]
pub struct Refusal {
    errors: Vec<Fault>,
    #[serde(skip)]
    code: ErrorCode,
    #[serde(skip)]
    allow: Option<&'static str>,
    /// Whether the rest of the request is not read, so that nothing can follow it.
    #[serde(skip)]
    closes: bool,
}

#[derive(Debug, Serialize)]
struct Fault {
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<LineColumn>,
    extensions: Details,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Details {
    code: ErrorCode,
    #[serde(flatten)]
    exceeded: Option<Exceeded>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<RequestId>,
}

/// Which limit is exceeded, and by what.
#[derive(Debug, Serialize)]
pub struct Exceeded {
    pub limit: &'static str,
    pub found: usize,
    pub allowed: usize,
}

impl Refusal {
    /// Refuses with one message.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self::at(code, [(message.into(), Vec::new())])
    }

    /// Refuses with messages about places in the document.
    pub fn at(code: ErrorCode, faults: impl IntoIterator<Item = (String, Vec<LineColumn>)>) -> Self {
        let fault = |(message, locations)| Fault {
            message: shortened(message),
            locations,
            extensions: Details { code, exceeded: None, request_id: None },
        };
        Self { errors: faults.into_iter().map(fault).collect(), code, allow: None, closes: false }
    }

    /// What is wrong, and where, fault by fault.
    pub fn into_faults(self) -> impl Iterator<Item = (String, Option<LineColumn>)> {
        self.errors.into_iter().map(|fault| (fault.message, fault.locations.into_iter().next()))
    }

    fn with(mut self, change: impl FnOnce(&mut Details)) -> Self {
        if let Some(fault) = self.errors.first_mut() {
            change(&mut fault.extensions);
        }
        self
    }

    /// A document or a body is beyond a limit.
    pub fn exceeded(code: ErrorCode, exceeded: Exceeded) -> Self {
        let Exceeded { limit, found, allowed } = exceeded;
        let message = format!(
            "Too much for one request: {limit} {found}, allowed {allowed}. Ask for less, or in parts."
        );
        Self { closes: code == ErrorCode::PayloadTooLarge, ..Self::new(code, message).beyond(exceeded) }
    }

    fn beyond(self, exceeded: Exceeded) -> Self {
        self.with(|details| details.exceeded = Some(exceeded))
    }

    /// The same in other words, about a place in the document.
    pub fn about(mut self, message: String, place: Option<LineColumn>) -> Self {
        if let Some(fault) = self.errors.first_mut() {
            fault.message = message;
            fault.locations.extend(place);
        }
        self
    }

    pub fn not_found(path: &str) -> Self {
        Self::new(ErrorCode::NotFound, format!("There is nothing at {path}. The API is at /graphql."))
    }

    pub fn method_not_allowed(method: &Method) -> Self {
        let message = format!("{method} cannot be used here. Use a method that the header Allow names.");
        Self::new(ErrorCode::MethodNotAllowed, message)
    }

    pub fn mutation_over_get() -> Self {
        let message = "GET only reads. Send a mutation with POST.";
        Self { allow: Some("POST"), ..Self::new(ErrorCode::MethodNotAllowed, message) }
    }

    pub fn not_acceptable() -> Self {
        let message = "Accept application/graphql-response+json or application/json, in UTF-8.";
        Self::new(ErrorCode::NotAcceptable, message)
    }

    pub fn unsupported_media_type() -> Self {
        let message = "Send the body as JSON in UTF-8, with the header Content-Type: application/json.";
        Self::new(ErrorCode::UnsupportedMediaType, message)
    }

    /// The time for a request is over; what is found is how long it has taken so far.
    pub fn too_slow(time: Duration) -> Self {
        let seconds = seconds(time);
        let message =
            format!("The answer took longer than {seconds} s. Ask for less at once, or try again later.");
        let exceeded = Exceeded { limit: "requestSeconds", found: seconds, allowed: seconds };
        Self::new(ErrorCode::Unavailable, message).beyond(exceeded)
    }

    pub fn too_busy(allowed: usize) -> Self {
        let message =
            format!("The server has {allowed} requests in work and takes no more. Try again later.");
        let exceeded = Exceeded { limit: "requests", found: allowed.saturating_add(1), allowed };
        Self::new(ErrorCode::Unavailable, message).beyond(exceeded)
    }

    pub fn body_too_slow(time: Duration) -> Self {
        let seconds = seconds(time);
        let message = format!("The body has not come within {seconds} s. Send it again, without pauses.");
        let exceeded = Exceeded { limit: "bodySeconds", found: seconds, allowed: seconds };
        Self { closes: true, ..Self::new(ErrorCode::BodyTooSlow, message).beyond(exceeded) }
    }

    pub fn broken_off() -> Self {
        Self::new(ErrorCode::BadRequest, "The body broke off. Send it again.")
    }

    pub fn introspection_disabled() -> Self {
        let message = "This server does not tell its schema: leave `__schema` and `__type` out, and ask those who run \
                       it for the contract. `__typename` is answered.";
        Self::new(ErrorCode::IntrospectionDisabled, message)
    }

    /// Clients of automatic persisted queries look for this very message or code, and then send the text too.
    pub fn persisted_query_not_found() -> Self {
        Self::new(ErrorCode::PersistedQueryNotFound, "PersistedQueryNotFound")
    }

    /// Clients look for this very message or code, and then send the text from now on.
    pub fn persisted_query_not_supported() -> Self {
        Self::new(ErrorCode::PersistedQueryNotSupported, "PersistedQueryNotSupported")
    }

    pub fn hash_of_another_document() -> Self {
        let message =
            "The hash is not the SHA-256 of `query`, in UTF-8 as it is sent. Send the right hash, or none.";
        Self::new(ErrorCode::BadRequest, message)
    }

    pub fn document_not_trusted() -> Self {
        let message = "This server answers trusted documents only, and this is none of them. Send the text or the \
                       SHA-256 of one of them, or have this one added to the folder of --trusted-documents.";
        Self::new(ErrorCode::DocumentNotTrusted, message)
    }

    pub fn internal(id: RequestId) -> Self {
        Self::new(ErrorCode::Internal, INTERNAL).with(|details| details.request_id = Some(id))
    }

    /// The whole answer. Under plain JSON, an answer to a well-formed request has the status 200.
    pub fn respond(&self, media: MediaType) -> Response {
        let body = serde_json::to_vec(self).unwrap_or_default();
        let mut response = json(status(self.code, media), media, body);
        if let Some(allow) = self.allow {
            response.headers_mut().insert(ALLOW, HeaderValue::from_static(allow));
        }
        // The same address may have an answer soon, and a cache has no use for an error.
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if self.closes {
            response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        if self.code == ErrorCode::Unavailable {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}

/// What a caller is told of a failure that is ours.
pub const INTERNAL: &str =
    "The server failed; the request is not the cause. Report the requestId given here.";

/// An answer in one of GraphQL's media types.
pub fn json(status: StatusCode, media: MediaType, body: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media.content_type()));
    response.headers_mut().insert(VARY, HeaderValue::from_static("accept"));
    response
}

fn status(code: ErrorCode, media: MediaType) -> StatusCode {
    use ErrorCode as Code;
    match code {
        Code::ParseFailed
        | Code::ValidationFailed
        | Code::VariablesInvalid
        | Code::PersistedQueryNotFound
        | Code::PersistedQueryNotSupported
            if media == MediaType::Json =>
        {
            StatusCode::OK
        }
        Code::DocumentNotTrusted | Code::IntrospectionDisabled => StatusCode::FORBIDDEN,
        Code::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Code::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
        Code::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::PayloadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::UriTooLong => StatusCode::URI_TOO_LONG,
        Code::HeadersTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
        Code::BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    }
}

/// Without the end of a message that repeats what the caller sent, however much that was.
fn shortened(mut message: String) -> String {
    if message.len() > LONGEST_MESSAGE {
        message.truncate(message.floor_char_boundary(LONGEST_MESSAGE));
        message.push('…');
    }
    message
}

/// Whole seconds, in which settings are given.
fn seconds(time: Duration) -> usize {
    usize::try_from(time.as_secs()).unwrap_or(usize::MAX)
}
