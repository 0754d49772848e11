//! Requests as the server takes them, without the network: what a document costs that is new, that was prepared before, and
//! that was answered before. What the measured documents ask for is told in `table`.

use std::time::{Duration, Instant};

use axum::{
    body::Body,
    http::{Request, StatusCode, header::CONTENT_TYPE},
};
use chrono::NaiveDate;
use clap::Parser;
use partnergraph::{
    clock::Clock,
    config::HttpSettings,
    http::App,
    registry::{Live, Registry},
};
use serde_json::json;
use tokio::runtime::{Builder, Runtime};

/// The addresses of a server that nobody listens for.
pub struct Served {
    app: App,
    runtime: Runtime,
}

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    http: HttpSettings,
}

impl Served {
    pub fn new(registry: Registry, today: NaiveDate, arguments: &[&str]) -> Self {
        let settings = Line::parse_from([&["bench"], arguments].concat()).http;
        let app = App::new(Live::new(registry), Clock::Fixed(today), &settings);
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        Self { app: app.expect("settings that can be served"), runtime }
    }

    /// How long a document takes until its answer is there, without reading it.
    pub fn ask(&self, document: &str) -> Duration {
        let body = Body::from(json!({ "query": document }).to_string());
        let request = Request::post("/graphql").header(CONTENT_TYPE, "application/json").body(body);
        let request = request.expect("a request");
        let start = Instant::now();
        let response = self.runtime.block_on(self.app.answer(request));
        assert_eq!(response.status(), StatusCode::OK);
        start.elapsed()
    }
}
