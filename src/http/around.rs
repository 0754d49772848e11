//! What is around every request: its name, common headers, one log line.
//!
//! The log line never has the query's text or its variables. What a request may cost is in `bounds`.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use axum::response::Response;
use tokio::time::Instant;
use tracing::{Instrument, info_span};

use super::request_id::{HEADER, RequestId};

/// Bytes of a path that are logged; none of ours is as long.
const LOGGED: usize = 128;

/// Left in a response's extensions for the log line.
#[derive(Clone)]
pub struct OperationName(pub String);

/// What an answer of the API depends on besides its address; so does nearly every answer.
pub const VARY: &str = "accept, accept-encoding";

/// Has a request answered, with what is around it.
pub async fn around<F: Future<Output = Response>>(
    mut request: Request,
    answer: impl FnOnce(Request) -> F,
) -> Response {
    let started = Instant::now();
    let id = RequestId::of(request.headers());
    let (method, address) = (request.method().clone(), request.uri().clone());
    request.extensions_mut().insert(id.clone());
    let span = info_span!("request", request_id = %id);
    let mut response = answer(request).instrument(span.clone()).await;
    mark(response.headers_mut(), &id);
    span.in_scope(|| log(&method, &address, &response, started));
    response
}

/// As much of a path as is logged: whoever asks for nonsense shall not fill the log.
fn beginning(path: &str) -> &str {
    path.get(..LOGGED).unwrap_or(path)
}

fn mark(headers: &mut HeaderMap, id: &RequestId) {
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(HEADER, id.header());
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

fn log(method: &Method, address: &Uri, response: &Response, started: Instant) {
    let operation = response.extensions().get::<OperationName>().map(|name| name.0.as_str());
    let status = response.status().as_u16();
    let microseconds = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    let path = beginning(address.path());
    tracing::info!(%method, path, status, microseconds, operation, "answered");
}
