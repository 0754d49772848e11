//! What is around every request: its name, common headers, one log line.
//!
//! The log line never has the query's text or its variables. What a request may cost is in `bounds`.

use std::time::Instant;

use axum::http::{HeaderMap, HeaderValue, Method, Request, Uri, header};
use axum::response::Response;
use tracing::{Level, Span, info_span};

use super::request_id::{HEADER, RequestId};

/// Bytes of a path that are logged; none of ours is as long.
const LOGGED: usize = 128;

/// Left in a response's extensions for the log line.
#[derive(Clone)]
pub struct OperationName(pub String);

/// What an answer of the API depends on besides its address; so does nearly every answer.
pub const VARY: &str = "accept, accept-encoding";

/// What is known of a request before it is answered.
pub struct Around {
    pub id: RequestId,
    line: Option<Line>,
}

impl Around {
    pub fn of<B>(request: &Request<B>) -> Self {
        let line = tracing::enabled!(Level::INFO).then(|| Line::begun(request));
        Self { id: RequestId::of(request.headers()), line }
    }

    /// The answer with its headers, after it was logged.
    pub fn finished(self, mut response: Response) -> Response {
        let Self { id, line } = self;
        if let Some(line) = line {
            span(&id).in_scope(|| line.log(&response));
        }
        mark(response.headers_mut(), id);
        response
    }
}

/// What log lines about a request have in common.
pub fn span(id: &RequestId) -> Span {
    info_span!("request", request_id = %id)
}

/// The line that the log gets of a request.
struct Line {
    started: Instant,
    method: Method,
    address: Uri,
}

impl Line {
    fn begun<B>(request: &Request<B>) -> Self {
        let (method, address) = (request.method().clone(), request.uri().clone());
        Self { started: Instant::now(), method, address }
    }

    fn log(self, response: &Response) {
        let Self { started, method, address } = self;
        let operation = response.extensions().get::<OperationName>().map(|name| name.0.as_str());
        let status = response.status().as_u16();
        let microseconds = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
        let path = beginning(address.path());
        tracing::info!(%method, path, status, microseconds, operation, "answered");
    }
}

/// As much of a path as is logged: whoever asks for nonsense shall not fill the log.
fn beginning(path: &str) -> &str {
    path.get(..LOGGED).unwrap_or(path)
}

fn mark(headers: &mut HeaderMap, id: RequestId) {
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(&HEADER, id.into());
    if headers.get(header::VARY).is_none_or(|told| told != VARY)
        || headers.get_all(header::VARY).iter().count() > 1
    {
        vary(headers);
    }
}

/// What the answer depends on, in one header; each layer adds its part.
fn vary(headers: &mut HeaderMap) {
    let told = headers.get_all(header::VARY).iter().filter_map(|value| value.to_str().ok());
    let mut names: Vec<String> =
        told.flat_map(|names| names.split(',')).map(|name| name.trim().to_ascii_lowercase()).collect();
    // Small answers are not compressed, but whether one is small may change.
    names.push("accept-encoding".to_owned());
    names.sort_unstable();
    names.dedup();
    if let Ok(value) = HeaderValue::try_from(names.join(", ")) {
        headers.insert(header::VARY, value);
    }
}
