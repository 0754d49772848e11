//! Requests as the server takes them, without the network. Which documents are asked stands in `table`.
//!
//! One thread does everything, so that nothing waits for another and the same is done each time.

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header::CONTENT_TYPE},
    response::Response,
};
use chrono::NaiveDate;
use clap::Parser;
use partnergraph::{clock::Clock, config::HttpSettings, http::App, registry::Live};
use serde_json::{Value, json};
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
    pub fn new(live: Live, today: NaiveDate, arguments: &[&str]) -> Self {
        let settings = Line::parse_from([&["bench"], arguments].concat()).http;
        let app = App::new(live, Clock::Fixed(today), &settings);
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self { app: app.expect("settings that can be served"), runtime }
    }

    /// The body of a request that asks a document.
    pub fn body(document: &str) -> String {
        json!({ "query": document }).to_string()
    }

    pub fn request(body: String) -> Request<Body> {
        let request = Request::post("/graphql").header(CONTENT_TYPE, "application/json");
        request.body(Body::from(body)).expect("a request")
    }

    /// The answer, whose bytes are there but not read.
    pub fn answer(&self, request: Request<Body>) -> Response {
        self.runtime.block_on(self.app.answer(request))
    }

    /// Asks once, and fails where the answer is a refusal, has errors or lacks what was asked about: measuring those tells nothing.
    pub fn check(&self, document: &str) {
        let response = self.answer(Self::request(Self::body(document)));
        assert_eq!(response.status(), StatusCode::OK);
        let bytes = self.runtime.block_on(to_bytes(response.into_body(), usize::MAX)).expect("a body");
        let answer: Value = serde_json::from_slice(&bytes).expect("JSON");
        let mut fields = answer["data"].as_object().into_iter().flat_map(|data| data.values());
        let is_there = answer["data"].is_object() && fields.all(|field| !field.is_null());
        assert!(answer.get("errors").is_none() && is_there, "not to be measured: {answer}");
    }
}
