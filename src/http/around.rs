//! What happens around every request: its name, its time limit, a net for panics, common headers, one log line.
//!
//! The log line never has the query's text or its variables.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt;
use tokio::time::{Instant, timeout};
use tracing::{Instrument, info_span};

use super::Api;
use super::negotiate::MediaType;
use super::refusal::{Exceeded, Refusal};
use super::request_id::{HEADER, RequestId};
use crate::config::Limits;
use crate::graphql::ErrorCode;

/// Left in a response's extensions for the log line.
#[derive(Clone)]
pub struct OperationName(pub String);

/// The outermost layer.
pub async fn around(State(api): State<Arc<Api>>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = RequestId::of(request.headers());
    let media = MediaType::or_default(request.headers());
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    request.extensions_mut().insert(id.clone());
    let span = info_span!("request", request_id = %id);
    let outcome = guarded(&api.limits, &id, request, next).instrument(span.clone()).await;
    let mut response = outcome.unwrap_or_else(|refusal| refusal.respond(media));
    mark(&mut response, &id);
    span.in_scope(|| log(&method, &path, &response, started));
    response
}

/// Runs the request within its bounds.
async fn guarded(limits: &Limits, id: &RequestId, request: Request, next: Next) -> Result<Response, Refusal> {
    check_length(limits, &request)?;
    let work = AssertUnwindSafe(next.run(request)).catch_unwind();
    match timeout(limits.request_timeout, work).await {
        Ok(Ok(response)) => Ok(response),
        // The panic hook has logged it, with its place.
        Ok(Err(_panic)) => Err(Refusal::internal(id.clone())),
        Err(_) => Err(Refusal::too_slow(limits.request_timeout.as_secs())),
    }
}

fn check_length(limits: &Limits, request: &Request) -> Result<(), Refusal> {
    let found = request.uri().path_and_query().map_or(0, |path| path.as_str().len());
    let allowed = limits.max_url_bytes;
    if found <= allowed {
        return Ok(());
    }
    Err(Refusal::exceeded(ErrorCode::UriTooLong, Exceeded { limit: "urlBytes", found, allowed }))
}

fn mark(response: &mut Response, id: &RequestId) {
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Some(id) = id.header() {
        headers.insert(HEADER, id);
    }
}

fn log(method: &Method, path: &str, response: &Response, started: Instant) {
    let operation = response.extensions().get::<OperationName>().map(|name| name.0.as_str());
    let status = response.status().as_u16();
    let microseconds = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::info!(%method, path, status, microseconds, operation, "answered");
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::routing::get;
    use axum::{Router, middleware};
    use clap::Parser;
    use serde_json::Value;

    use super::*;
    use crate::clock::Clock;
    use crate::config::HttpSettings;
    use crate::graphql;
    use crate::registry::Live;
    use crate::registry::{Registry, Revision};

    /// A server with an address that panics and one that never answers.
    async fn serve() -> String {
        #[derive(Parser)]
        struct Line {
            #[command(flatten)]
            http: HttpSettings,
        }
        let mut settings = Line::parse_from(["test"]).http;
        settings.limits.request_timeout = Duration::from_millis(200);
        let revision = Revision { number: 0, made_at: None };
        let registry = Registry::build(revision, partnergraph_entity::Rows::default()).unwrap();
        let api = Api::open(graphql::schema(), Live::new(registry), Clock::system(), &settings).unwrap();
        let api = Arc::new(api);
        let app = Router::new()
            .route("/panic", get(panics))
            .route("/never", get(std::future::pending::<Response>))
            .layer(middleware::from_fn_with_state(api, around));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async { axum::serve(listener, app).await });
        address
    }

    async fn panics() -> Response {
        panic!("a secret of ours")
    }

    #[tokio::test]
    async fn a_panic_is_an_internal_error_with_the_requests_id_and_the_server_lives_on() {
        let (address, client) = (serve().await, reqwest::Client::new());
        for id in ["first", "second"] {
            let request = client.get(format!("{address}/panic")).header(HEADER, id);
            let answer = request.send().await.unwrap();
            assert_eq!((answer.status().as_u16(), answer.headers()[HEADER].to_str().unwrap()), (500, id));
            let text = answer.text().await.unwrap();
            assert!(!text.contains("secret"), "{text}");
            let error = &serde_json::from_str::<Value>(&text).unwrap()["errors"][0];
            assert_eq!(error["extensions"], serde_json::json!({ "code": "INTERNAL", "requestId": id }));
        }
    }

    #[tokio::test]
    async fn a_request_that_takes_too_long_is_given_up() {
        let answer = reqwest::get(format!("{}/never", serve().await)).await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.headers()["retry-after"].to_str().unwrap()), (503, "5"));
        let error = &answer.json::<Value>().await.unwrap()["errors"][0];
        assert_eq!(error["extensions"]["code"], "UNAVAILABLE");
    }
}
