//! `limits`: how much a request may ask for, so that a client can keep within it.
//!
//! The values come from whoever serves the schema; what enforces them is in `http` and in the kit.

use async_graphql::{Context, Object, Result, SimpleObject};

#[derive(Default)]
pub struct LimitsRoots;

#[Object]
impl LimitsRoots {
    /// The limits of a request in force at this server. What is beyond one is answered with an error that names the limit as
    /// it is named here, with what was found and what is allowed.
    async fn limits<'c>(&self, ctx: &'c Context<'_>) -> Result<&'c Limits> {
        ctx.data()
    }
}

/// How much a request may ask for, and how long it may take.
#[derive(Clone, Debug, SimpleObject)]
pub struct Limits {
    /// Bytes in the body of a request. A longer one is answered 413.
    pub body_bytes: i32,
    /// Bytes in the path and query of an address. A longer one is answered 414; POST takes more.
    pub url_bytes: i32,
    /// Bytes in the headers of a request, names and values together. More are answered 431.
    pub header_bytes: i32,
    /// Tokens in a document: names, numbers, brackets and the like, also white space and the end. A longer one is refused.
    pub tokens: i32,
    /// Brackets and values inside one another in a document. A deeper one is refused.
    pub brackets: i32,
    /// Operations in a document. One with more is refused.
    pub operations: i32,
    /// Fields inside one another; those of introspection count once. A deeper document is refused.
    pub depth: i32,
    /// Selections and fragments inside one another. A deeper document is refused.
    pub nesting: i32,
    /// Fields of an operation, each fragment counted wherever it is used. A document with more is refused.
    pub fields: i32,
    /// Aliases in a document. One with more is refused.
    pub aliases: i32,
    /// Directives in a document. One with more is refused.
    pub directives: i32,
    /// Objects that an answer can hold at most, worked out from the document, its variables and the data before anything is
    /// looked up. An operation that could give more is refused; ask for smaller pages.
    pub objects: i32,
    /// Items on a page of a list. A field that is asked for more in `first` or `last` fails.
    pub page: i32,
    /// Items on a page where neither `first` nor `last` is given.
    pub page_default: i32,
    /// Ids that `nodes` takes. With more it fails.
    pub nodes: i32,
    /// Values in a list of an argument, such as `in`. A request with more is refused.
    pub in_values: i32,
    /// Filters inside one another. A request with deeper ones is refused.
    pub filter_nesting: i32,
    /// Errors in an answer. Further ones are left out.
    pub errors: i32,
    /// Seconds until the headers of a request must have come, after which the connection is closed; also how long an idle
    /// one stays open.
    pub header_seconds: i32,
    /// Seconds until the body of a request must have come. A slower one is answered 408.
    pub body_seconds: i32,
    /// Seconds until a connection is closed whose other side takes nothing of an answer.
    pub stall_seconds: i32,
    /// Seconds that a request may take. A longer one is given up and answered 503.
    pub request_seconds: i32,
    /// Requests that the server has in work at once. Further ones are answered 503 at once, with the header `Retry-After`.
    pub requests: i32,
    /// Connections that the server has open at once. Further ones wait until one is closed.
    pub connections: i32,
}
