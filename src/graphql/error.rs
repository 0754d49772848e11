//! The codes that errors carry in `extensions.code`, and how a resolver makes such an error.
//!
//! Messages are written where the error arises; HTTP statuses are chosen in `http`.

use async_graphql::{Enum, Error, ErrorExtensions};
use serde::Serialize;

/// Why a request or a field failed, as found in `extensions.code` of an error.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ErrorCode {
    /// The request is not a GraphQL request: no `query`, not a JSON object, an unknown operation name, a batch.
    /// Send one JSON object with `query`, and `operationName`, `variables`, `extensions` where needed.
    BadRequest,
    /// The document is not GraphQL. Correct the syntax at the location given.
    ParseFailed,
    /// The document does not fit the schema. Correct it at the location given; the schema is at `/schema.graphql`.
    ValidationFailed,
    /// The hash is that of no document that the server knows. Send the text with the hash; it is then kept.
    PersistedQueryNotFound,
    /// The server keeps no documents that callers send. Send the text, without a hash.
    PersistedQueryNotSupported,
    /// The server answers trusted documents only, and this is none of them. Send one of those.
    DocumentNotTrusted,
    /// A variable is missing or has a value that is not of its type. Send values of the types declared.
    VariablesInvalid,
    /// An argument has a value that its type allows but the field does not. Correct the value.
    ArgumentInvalid,
    /// The cursor is not one of this list in this order. Begin again without a cursor.
    CursorInvalid,
    /// The id is not one that this API has given out, or is one of another type. Use ids from answers, unchanged.
    IdInvalid,
    /// A limit is exceeded; `limit`, `found` and `allowed` beside the code say which. Ask for less, or in parts.
    LimitExceeded,
    /// The method cannot be used here; the header `Allow` names those that can. A mutation needs POST.
    MethodNotAllowed,
    /// None of the media types in `Accept` can be served. Accept `application/graphql-response+json` or
    /// `application/json`.
    NotAcceptable,
    /// The body has another media type or charset than `application/json` in UTF-8. Send that.
    UnsupportedMediaType,
    /// The body is larger than allowed. Shorten it, or move values out of the document into variables.
    PayloadTooLarge,
    /// The address is longer than allowed. Send the request with POST.
    UriTooLong,
    /// The headers are larger than allowed. Send fewer or shorter ones; cookies are of no use here.
    HeadersTooLarge,
    /// The body did not come in time. Send it again, without pauses.
    BodyTooSlow,
    /// The server does not tell its schema. Ask those who run it for the contract.
    IntrospectionDisabled,
    /// There is nothing at this address. The API is at `/graphql`.
    NotFound,
    /// The server could not answer in time, or has too much in work. Try again later, or ask for less.
    Unavailable,
    /// The server failed. Nothing in the request caused it; report the `requestId` beside the code.
    Internal,
}

impl ErrorCode {
    /// An error for a resolver to return; `message` says what the caller can do.
    #[must_use]
    pub fn error(self, message: impl Into<String>) -> Error {
        Error::new(message).extend_with(|_, extensions| extensions.set("code", self))
    }
}

pub(super) fn argument_invalid(message: impl Into<String>) -> Error {
    ErrorCode::ArgumentInvalid.error(message)
}

/// Too large a page was asked for.
#[must_use]
pub fn page_too_large(argument: &str, found: usize, allowed: usize) -> Error {
    let further = if argument == "last" { "before" } else { "after" };
    let message = format!(
        "`{argument}` is {found}; a page holds {allowed} items at most, ask for the rest with `{further}`"
    );
    ErrorCode::LimitExceeded.error(message).extend_with(|_, extensions| {
        extensions.set("code", ErrorCode::LimitExceeded);
        extensions.set("limit", "page");
        extensions.set("found", found);
        extensions.set("allowed", allowed);
    })
}

pub(super) fn too_many_hits(found: i32, allowed: usize) -> Error {
    let message = format!("`first` is {found}; a search gives {allowed} hits at most, say more in `text`");
    ErrorCode::LimitExceeded.error(message).extend_with(|_, extensions| {
        extensions.set("code", ErrorCode::LimitExceeded);
        extensions.set("limit", "page");
        extensions.set("found", found);
        extensions.set("allowed", allowed);
    })
}

pub(super) fn text_too_long(argument: &str, found: usize, allowed: usize) -> Error {
    argument_invalid(format!("`{argument}` has {found} characters; {allowed} are allowed, shorten it"))
}

pub(super) fn cursor_malformed() -> Error {
    ErrorCode::CursorInvalid.error("this is not a cursor of this API; use cursors from answers, unchanged")
}

pub(super) fn cursor_of_another_list(list: &str, order: &str, here: &str, order_here: &str) -> Error {
    let named = |list: &str, order: &str| match order {
        "" => format!("`{list}` in the default order"),
        order => format!("`{list}` ordered by {order}"),
    };
    let (made, used) = (named(list, order), named(here, order_here));
    ErrorCode::CursorInvalid.error(format!(
        "this cursor was given out by {made} and cannot be used with {used}; begin again without a cursor"
    ))
}

pub(super) fn id_invalid(id: &async_graphql::ID) -> Error {
    let shown: String = id.0.chars().take(40).collect();
    ErrorCode::IdInvalid
        .error(format!("\"{shown}\" is not an id of this API; use ids from answers, unchanged"))
}

pub(super) fn id_of_another_concept(concept: &str, wanted: &str) -> Error {
    ErrorCode::IdInvalid
        .error(format!("this is the id of a {concept}; give the id of a {wanted}, or use `node`"))
}

pub(super) fn too_many(what: &str, limit: &str, found: usize, allowed: usize) -> Error {
    let message =
        format!("{found} {what} are asked for at once; {allowed} are allowed, ask for the rest separately");
    ErrorCode::LimitExceeded.error(message).extend_with(|_, extensions| {
        extensions.set("limit", limit);
        extensions.set("found", found);
        extensions.set("allowed", allowed);
    })
}

pub(super) fn too_many_objects(allowed: usize) -> Error {
    let message =
        format!("the answer holds more objects than the {allowed} allowed; ask for less, or in parts");
    ErrorCode::LimitExceeded.error(message).extend_with(|_, extensions| {
        extensions.set("code", ErrorCode::LimitExceeded);
        extensions.set("limit", "objects");
        extensions.set("allowed", allowed);
    })
}
