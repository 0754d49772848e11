//! What caches may do with an answer to GET, as the setting says. An error is not to be kept, which `refusal` says.
//!
//! Which answers have not changed since they were last given is not told here.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::Api;

/// Says it of an answer to GET that nobody has said it of.
pub async fn told(State(api): State<Arc<Api>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let good = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    if good && !response.headers().contains_key(CACHE_CONTROL) {
        response.headers_mut().insert(CACHE_CONTROL, api.cache_control.clone());
    }
    response
}

/// The setting as a header, which it has been checked to be.
pub fn header(setting: &str) -> HeaderValue {
    HeaderValue::from_str(setting).unwrap_or(HeaderValue::from_static("no-cache"))
}
