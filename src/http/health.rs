//! Whether the server lives, and whether it can answer, for those who run it.
//!
//! The database is not asked here: what is told of it is what `store` last saw.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use serde::Serialize;

use super::Api;

#[derive(Serialize)]
struct Alive {
    status: &'static str,
}

#[derive(Serialize)]
struct Ready {
    status: &'static str,
    revision: i64,
    database: &'static str,
}

/// Whether a request is one of these.
pub fn is_asked(head: &Parts) -> bool {
    head.uri.path().starts_with("/health/")
}

/// `GET /health/live`: the process answers; restart it when this fails.
pub async fn live() -> impl IntoResponse {
    ([(CACHE_CONTROL, "no-store")], Json(Alive { status: "alive" }))
}

/// `GET /health/ready`: requests can be sent here. They can also without a database, because reads need none.
pub async fn ready(State(api): State<Arc<Api>>) -> impl IntoResponse {
    let database = if api.live.database_reachable() { "reachable" } else { "unreachable" };
    let ready = Ready { status: "ready", revision: api.live.revision().number, database };
    ([(CACHE_CONTROL, "no-store")], Json(ready))
}
