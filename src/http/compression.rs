//! Answers made smaller on their way, as the caller's header `Accept-Encoding` allows: zstd, br or gzip.
//!
//! An answer that has an encoding already is left alone, and so is one that is too small.

use std::convert::Infallible;
use std::future::ready;

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING};
use axum::response::Response;
use tower::{ServiceExt, service_fn};
use tower_http::compression::Compression;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};

/// Below it, headers and packets weigh more than what is saved.
const SMALLEST: u16 = 1024;

/// What a request accepts.
pub fn accepted(request: &Request) -> Vec<HeaderValue> {
    request.headers().get_all(ACCEPT_ENCODING).iter().cloned().collect()
}

/// An answer in a form that is accepted.
pub async fn compressed(accepted: Vec<HeaderValue>, response: Response) -> Response {
    let is_small = response.body().size_hint().upper().is_some_and(|size| size < u64::from(SMALLEST));
    if accepted.is_empty() || is_small || response.headers().contains_key(CONTENT_ENCODING) {
        return response;
    }
    let mut request = Request::new(Body::empty());
    request.headers_mut().extend(accepted.into_iter().map(|value| (ACCEPT_ENCODING, value)));
    let fonts = NotForContentType::const_new("font/woff2");
    let worthwhile = SizeAbove::new(SMALLEST).and(NotForContentType::IMAGES).and(fonts);
    let mut response = Some(response);
    let whole = service_fn(move |_| ready(Ok::<_, Infallible>(response.take().unwrap_or_default())));
    Compression::new(whole)
        .compress_when(worthwhile)
        .oneshot(request)
        .await
        .unwrap_or_else(|never| match never {})
        .map(Body::new)
}
