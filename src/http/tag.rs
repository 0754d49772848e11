//! Tags (`ETag`) of answers to GET: the same for the same answer, so that a caller who has it gets no bytes again.

use axum::http::header::{ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::graphql::View;

/// The tag of an answer with these bytes. It is a weak one, because all forms of the answer have it.
pub fn of(bytes: impl AsRef<[u8]>) -> HeaderValue {
    let hash = Sha256::digest(bytes);
    let short = hash.iter().take(12).fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    HeaderValue::try_from(format!("W/\"{short}\"")).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// The tag of what this program makes of an address and a view alone, before it is made.
pub fn of_address(address: &Uri, view: &View) -> HeaderValue {
    let View { registry, day, today } = view;
    of(format!("{} {:?} {day} {today} {address}", env!("CARGO_PKG_VERSION"), registry.revision))
}

/// Whether the caller has the answer with this tag.
pub fn is_held(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let tag = tag.to_str().map(opaque).unwrap_or_default();
    let values = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|one| one.trim() == "*" || opaque(one) == tag)
}

/// What a caller is sent who has the answer.
pub fn not_modified(tag: HeaderValue) -> Response {
    (StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response()
}
