//! Whether pages of other origins may ask: none, unless the settings name their origins.
//!
//! Nothing here protects the data, which has no cookies or logins: browsers are told what they may show to a page.

use std::time::Duration;

use axum::http::header::{ALLOW, CONTENT_DISPOSITION, ETAG, RETRY_AFTER};
use axum::http::{HeaderValue, Method};
use tower_http::cors::{AllowHeaders, AllowOrigin, CorsLayer};

use super::request_id;

/// How long a browser need not ask again whether it may ask.
const MAX_AGE: Duration = Duration::from_hours(1);

/// The layer for these origins; absent where there are none.
pub fn layer(origins: &[String]) -> Option<CorsLayer> {
    if origins.is_empty() {
        return None;
    }
    let layer = CorsLayer::new()
        .allow_origin(allowed(origins))
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        // Clients add headers of their own, and none of them means anything here.
        .allow_headers(AllowHeaders::mirror_request())
        .expose_headers([request_id::HEADER.clone(), ALLOW, CONTENT_DISPOSITION, ETAG, RETRY_AFTER])
        .max_age(MAX_AGE);
    Some(layer)
}

fn allowed(origins: &[String]) -> AllowOrigin {
    if origins.iter().any(|origin| origin == "*") {
        return AllowOrigin::any();
    }
    AllowOrigin::list(origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok()))
}
