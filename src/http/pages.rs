//! The pages of `web/dist`, which are part of the program when it is built with the feature `pages`.
//!
//! They load nothing from elsewhere, which the browser is told to enforce.

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

use super::negotiate::{Coding, MediaType};
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
  <h1>The pages are not in this build</h1>
  <p>The API is: send GraphQL requests to <code>/graphql</code>; its schema is at
    <a href=\"/schema.graphql\">/schema.graphql</a>.</p>
  <p><code>make run</code> builds and starts a server that has the dashboard and the explorer.</p>
</html>
";

/// All pages, and what they consist of.
pub fn router<State: Clone + Send + Sync + 'static>() -> Router<State> {
    // The dashboard's own pages, told apart in the browser: `web/src/dashboard/dashboard.tsx`.
    let views = [
        "/",
        "/partners/{slug}",
        "/agreements/{slug}",
        "/countries/{code}",
        "/regions/{code}",
        "/programmes/{slug}",
        "/units/{slug}",
        "/quality",
        "/search",
    ];
    let views = views.into_iter().fold(Router::new(), |router, view| router.route(view, get(dashboard)));
    views.route("/graphiql", get(explorer)).route("/assets/{*path}", get(asset))
}

async fn dashboard(headers: HeaderMap) -> Response {
    page("index.html", &headers)
}

async fn explorer(headers: HeaderMap) -> Response {
    page("graphiql.html", &headers)
}

/// Asked for anew each time, because it names the assets in force.
fn page(name: &str, headers: &HeaderMap) -> Response {
    let (status, mut response) = match file(name, headers) {
        Some(page) => (StatusCode::OK, page),
        None => (StatusCode::NOT_FOUND, Html(MISSING).into_response()),
    };
    *response.status_mut() = status;
    ([(CACHE_CONTROL, "no-cache"), (CONTENT_SECURITY_POLICY, POLICY)], response).into_response()
}

/// What the pages consist of. A hash of the content is in every name, so it never changes.
async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let path = format!("assets/{path}");
    match file(&path, &headers) {
        // Workers follow the policy that comes with their own script.
        Some(asset) => {
            let told =
                [(CACHE_CONTROL, "public, max-age=31536000, immutable"), (CONTENT_SECURITY_POLICY, POLICY)];
            (told, asset).into_response()
        }
        None => Refusal::not_found(&path).respond(MediaType::Json),
    }
}

/// A file of `web/dist`, in the smallest form that the caller reads and that was made when the pages were built.
fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    let coded =
        Coding::negotiate(headers).and_then(|coding| Some((coding, bytes(&coded_name(path, coding)?)?)));
    let mut response = match coded {
        Some((coding, bytes)) => ([(CONTENT_ENCODING, coding.name())], bytes).into_response(),
        None => bytes(path)?.into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    Some(response)
}

fn coded_name(path: &str, coding: Coding) -> Option<String> {
    match coding {
        Coding::Brotli => Some(format!("{path}.br")),
        Coding::Gzip => Some(format!("{path}.gz")),
        Coding::Zstd => None,
    }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
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
fn bytes(path: &str) -> Option<Body> {
    #[derive(rust_embed::Embed)]
    #[folder = "web/dist"]
    struct Dist;
    Dist::get(path).map(|file| file.data.into())
}

#[cfg(not(feature = "pages"))]
fn bytes(_path: &str) -> Option<Body> {
    None
}
