//! The pages of `web/dist`, which are part of the program when it is built with the feature `pages`.
//!
//! They load nothing from elsewhere, which the browser is told to enforce.

use axum::body::Body;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::negotiate::MediaType;
use super::refusal::Refusal;

/// Whether this build has the pages.
pub const HAS_PAGES: bool = cfg!(feature = "pages");

const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; \
                      base-uri 'none'; frame-ancestors 'none'";

const MISSING: &str = "<!doctype html>
<html lang=\"en\">
  <meta charset=\"utf-8\">
  <title>Partnergraph</title>
  <h1>The explorer is not in this build</h1>
  <p>The API is: send GraphQL requests to <code>/graphql</code>; its schema is at
    <a href=\"/schema.graphql\">/schema.graphql</a>.</p>
  <p><code>make run</code> builds and starts a server that has the explorer.</p>
</html>
";

/// `GET /graphiql`: the query explorer. Asked for anew each time, because it names the assets in force.
pub async fn explorer() -> Response {
    match file("graphiql.html") {
        Some(page) => html(StatusCode::OK, page),
        None => html(StatusCode::NOT_FOUND, MISSING.into()),
    }
}

/// `GET /assets/…`: what the pages consist of. A hash of the content is in every name, so it never changes.
pub async fn asset(Path(path): Path<String>) -> Response {
    let path = format!("assets/{path}");
    match file(&path) {
        Some(content) => {
            let headers =
                [(CONTENT_TYPE, content_type(&path)), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
            // Workers follow the policy that comes with their own script.
            (headers, [(CONTENT_SECURITY_POLICY, POLICY)], content).into_response()
        }
        None => Refusal::not_found(&path).respond(MediaType::Json),
    }
}

fn html(status: StatusCode, page: Body) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
        (CONTENT_SECURITY_POLICY, POLICY),
    ];
    (status, headers, page).into_response()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ttf") => "font/ttf",
        Some("woff2") => "font/woff2",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(feature = "pages")]
fn file(path: &str) -> Option<Body> {
    #[derive(rust_embed::Embed)]
    #[folder = "web/dist"]
    struct Dist;
    Dist::get(path).map(|file| file.data.into())
}

#[cfg(not(feature = "pages"))]
fn file(_path: &str) -> Option<Body> {
    None
}
