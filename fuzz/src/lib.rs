//! What the targets share: a server over a small registry, asked without the network, and what each of its answers must hold.
//! What is asked is told in `targets/`.

pub mod made;

use std::sync::LazyLock;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use chrono::NaiveDate;
use clap::Parser;
use partnergraph::clock::Clock;
use partnergraph::config::HttpSettings;
use partnergraph::dataset::{self, Size};
use partnergraph::http::App;
use partnergraph::registry::{Live, Registry, Revision};
use partnergraph_entity::Rows;
use rustix::time::{ClockId, clock_gettime};
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};

/// Processor time within which a request is answered; a busy machine does not count.
const LONGEST: Duration = Duration::from_secs(1);

/// Rows that every target starts from.
pub static ROWS: LazyLock<Rows> = LazyLock::new(|| {
    let size = Size { partners: 60, agreements: 120, activities: 200 };
    dataset::generate(size, 1).expect("rows without faults")
});

/// A server as it is started without settings.
pub static SERVED: LazyLock<Served> = LazyLock::new(|| Served::new(&[]));

/// A server that keeps nothing of earlier requests.
pub static FORGETFUL: LazyLock<Served> =
    LazyLock::new(|| Served::new(&["--max-answer-bytes", "0", "--max-prepared-bytes", "0"]));

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

/// The body of an answer that holds what every answer must hold.
#[derive(Debug, PartialEq)]
pub struct Answer {
    pub status: StatusCode,
    pub body: Value,
}

impl Served {
    #[must_use]
    pub fn new(arguments: &[&str]) -> Self {
        let settings = Line::parse_from([&["fuzz"], arguments].concat()).http;
        let registry = Registry::build(Revision { number: 1, made_at: None }, ROWS.clone());
        let live = Live::new(registry.expect("rows that fit together"));
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        let app = App::new(live, Clock::Fixed(today), &settings).expect("settings that can be served");
        let runtime = Builder::new_current_thread().enable_time().build().expect("a runtime");
        Self { app, runtime }
    }

    /// The answer to `POST /graphql`. A panic, wherever it is, ends the program.
    pub fn ask(&self, body: impl Into<Body>) -> Answer {
        let request = Request::post("/graphql").header(CONTENT_TYPE, "application/json").body(body.into());
        let begun = processor_time();
        let (status, bytes) = self.runtime.block_on(async {
            let response = self.app.answer(request.expect("a request")).await;
            (response.status(), to_bytes(response.into_body(), usize::MAX).await.expect("its bytes"))
        });
        let taken = processor_time() - begun;
        assert!(taken < LONGEST, "the answer took {taken:?}");
        let body = serde_json::from_slice(&bytes).expect("an answer in JSON");
        let answer = Answer { status, body };
        answer.check();
        answer
    }
}

impl Answer {
    /// An answer has data or errors, no error is ours, and each tells its code.
    fn check(&self) {
        assert!(!self.status.is_server_error(), "{self:?}");
        assert!(self.body.get("data").is_some() || !self.errors().is_empty(), "{self:?}");
        for error in self.errors() {
            let code = error["extensions"]["code"].as_str();
            assert!(code.is_some_and(|code| code != "INTERNAL"), "{error}");
        }
    }

    #[must_use]
    pub fn errors(&self) -> &[Value] {
        self.body["errors"].as_array().map_or(&[], Vec::as_slice)
    }
}

fn processor_time() -> Duration {
    clock_gettime(ClockId::ProcessCPUTime).try_into().unwrap_or_default()
}
