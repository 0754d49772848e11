//! The bounds of every request, whatever it asks: bytes of its address, headers and body, places for requests in work,
//! time; and a net for panics.
//!
//! Connections are bounded in `listen`, documents in `prepare`.

use axum::body::{Bytes, HttpBody};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::Response;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

use super::refusal::{Exceeded, Refusal};
use super::request_id::RequestId;
use super::{Api, body};
use crate::config::{ConnectionSettings, Limits};
use crate::graphql::ErrorCode;

/// The bounds that are not those of a document.
pub struct Bounds {
    connections: ConnectionSettings,
    places: Semaphore,
}

impl Bounds {
    pub fn new(connections: ConnectionSettings) -> Self {
        let places = Semaphore::new(connections.max_requests());
        Self { connections, places }
    }

    /// A place for a request in work, until it is dropped.
    fn place(&self) -> Result<SemaphorePermit<'_>, Refusal> {
        self.places.try_acquire().map_err(|_| Refusal::too_busy(self.connections.max_requests()))
    }
}

/// The body of a request once it is here, if all is within the bounds.
pub async fn arrived<B: HttpBody<Data = Bytes>>(api: &Api, head: &Parts, body: B) -> Result<Bytes, Refusal> {
    let (limits, connections) = (&api.limits, &api.bounds.connections);
    check_head(limits, connections, head)?;
    let body_time = connections.body_timeout.min(limits.request_timeout);
    body::arrived(&head.headers, body, limits.max_body_bytes, body_time).await
}

/// Has a request that began then, and whose body is here, worked at within its bounds.
///
/// It is a task of its own, so that the time limit holds although resolvers over memory never pause. It is stopped when the
/// caller goes away.
pub async fn worked(
    api: &Api,
    id: &RequestId,
    begun: Instant,
    is_health: bool,
    work: impl Future<Output = Response> + Send + 'static,
) -> Result<Response, Refusal> {
    // Not before the body is here, because a caller who sends slowly would keep a place from others. Who asks whether
    // the server lives must hear of it most of all when it is busy.
    let _place = if is_health { None } else { Some(api.bounds.place()?) };
    let time = api.limits.request_timeout;
    let mut task = JoinSet::new();
    task.spawn(work);
    match timeout_at(begun + time, task.join_next()).await {
        Ok(Some(Ok(response))) => Ok(response),
        // The panic hook has logged it, with its place.
        Ok(_panic) => Err(Refusal::internal(id.clone())),
        Err(_) => Err(Refusal::too_slow(time)),
    }
}

fn check_head(limits: &Limits, connections: &ConnectionSettings, head: &Parts) -> Result<(), Refusal> {
    let address = head.uri.path_and_query().map_or(0, |path| path.as_str().len());
    check(ErrorCode::UriTooLong, "urlBytes", address, limits.max_url_bytes)?;
    let headers = size(&head.headers);
    check(ErrorCode::HeadersTooLarge, "headerBytes", headers, connections.max_header_bytes)
}

fn size(headers: &HeaderMap) -> usize {
    headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum()
}

fn check(code: ErrorCode, limit: &'static str, found: usize, allowed: usize) -> Result<(), Refusal> {
    if found <= allowed {
        return Ok(());
    }
    Err(Refusal::exceeded(code, Exceeded { limit, found, allowed }))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::thread;
    use std::time::Duration;

    use axum::Router;
    use axum::extract::Request;
    use axum::routing::get;
    use clap::Parser;
    use hyper_util::service::TowerToHyperService;
    use serde_json::Value;

    use super::*;
    use crate::clock::Clock;
    use crate::config::HttpSettings;
    use crate::http::Bounded;
    use crate::http::answer::Answer;
    use crate::http::answers::{Asked, Key};
    use crate::http::around::Around;
    use crate::http::negotiate::MediaType;
    use crate::http::pulse::Pulse;
    use crate::http::request_id::HEADER;
    use crate::registry::{Live, Registry, Revision};

    /// How long the work takes that does not pause.
    const BUSY: Duration = Duration::from_millis(900);

    /// A server with an address that panics, one that never answers, and one whose work takes long and does not pause.
    async fn serve() -> String {
        #[derive(Parser)]
        struct Line {
            #[command(flatten)]
            http: HttpSettings,
        }
        let Line { mut http } = Line::parse_from(["test", "--max-requests", "2"]);
        http.limits.request_timeout = Duration::from_millis(200);
        let revision = Revision { number: 0, made_at: None };
        let registry = Registry::build(revision, partnergraph_entity::Rows::default()).unwrap();
        let api = Arc::new(
            Api::new(Live::new(registry), Clock::Fixed(chrono::NaiveDate::default()), &http).unwrap(),
        );
        let late = Arc::clone(&api);
        let routes = Router::new()
            .route("/panic", get(panics))
            .route("/busy", get(async move |headers: HeaderMap| busy(&late, &headers).await))
            .route("/never", get(std::future::pending::<Response>))
            .route("/health/live", get(|| async { "alive" }));
        let bounded = Bounded { api, routes: TowerToHyperService::new(routes) };
        let app = Router::new().fallback(async move |request: Request| {
            let around = Around::of(&request);
            let response = bounded.answer(request, &around.id).await;
            around.finished(response)
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async {
            let _pulse = Pulse::begin();
            axum::serve(listener, app).await
        });
        address
    }

    async fn busy(api: &Api, headers: &HeaderMap) -> Response {
        let (revision, day) = (api.live.revision(), api.clock.today());
        let asked = Asked { document: "".into(), operation: None, variables: String::new() };
        let key = Key { revision, day, asked: Arc::new(asked) };
        let make = async {
            thread::sleep(BUSY);
            Ok(Answer::new(b"late".to_vec(), true))
        };
        let answer = api.answers.find_or_make(&key, make).await;
        answer.unwrap().respond(MediaType::Json, headers)
    }

    async fn panics() -> Response {
        panic!("a secret of ours")
    }

    #[tokio::test]
    async fn a_panic_is_an_internal_error_with_the_requests_id_and_the_server_lives_on() {
        let (address, client) = (serve().await, reqwest::Client::new());
        for id in ["first", "second"] {
            let request = client.get(format!("{address}/panic")).header(&HEADER, id);
            let answer = request.send().await.unwrap();
            assert_eq!((answer.status().as_u16(), answer.headers()[&HEADER].to_str().unwrap()), (500, id));
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
        let expected =
            serde_json::json!({ "code": "UNAVAILABLE", "limit": "requestSeconds", "found": 0, "allowed": 0 });
        assert_eq!(error["extensions"], expected);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn work_that_does_not_pause_is_given_up_too_and_what_it_comes_to_is_kept() {
        let (address, begun) = (serve().await, Instant::now());
        let ask = async || reqwest::get(format!("{address}/busy")).await.unwrap();
        assert_eq!(ask().await.status(), 503);
        assert!(begun.elapsed() < BUSY, "{:?}", begun.elapsed());
        tokio::time::sleep_until(begun + 2 * BUSY).await;
        let answer = ask().await;
        assert_eq!((answer.status().as_u16(), answer.text().await.unwrap().as_str()), (200, "late"));
    }

    #[tokio::test]
    async fn beyond_the_requests_in_work_a_further_one_is_refused_at_once_and_health_is_told() {
        let address = serve().await;
        let never = |_| tokio::spawn(reqwest::get(format!("{address}/never")));
        let in_work: Vec<_> = (0..2).map(never).collect();
        tokio::time::sleep(Duration::from_millis(50)).await;
        let answer = reqwest::get(format!("{address}/never")).await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.headers().contains_key("retry-after")), (503, true));
        let error = &answer.json::<Value>().await.unwrap()["errors"][0];
        let expected =
            serde_json::json!({ "code": "UNAVAILABLE", "limit": "requests", "found": 3, "allowed": 2 });
        assert_eq!(error["extensions"], expected);
        assert_eq!(reqwest::get(format!("{address}/health/live")).await.unwrap().status(), 200);
        for request in in_work {
            assert_eq!(request.await.unwrap().unwrap().status(), 503);
        }
        let after = reqwest::get(format!("{address}/panic")).await.unwrap();
        assert_eq!(after.status(), 500, "the places are free again");
    }
}
