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
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, Condvar, Mutex};
    use std::time::Duration;

    use axum::Router;
    use axum::extract::Request;
    use axum::response::IntoResponse;
    use axum::routing::get;
    use clap::Parser;
    use hyper_util::service::TowerToHyperService;
    use serde_json::Value;
    use tokio::sync::Semaphore;

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

    /// How long a request may take where that is what is tested, and where it is not.
    const SHORT: Duration = Duration::from_millis(200);
    const LONG: Duration = Duration::from_mins(10);

    /// Work that does not pause and goes on until it is let go.
    #[derive(Default)]
    struct Work {
        begun: AtomicUsize,
        may_end: Mutex<bool>,
        ends: Condvar,
    }

    impl Work {
        fn wait(&self) {
            self.begun.fetch_add(1, Ordering::Relaxed);
            drop(self.ends.wait_while(self.may_end.lock().unwrap(), |may_end| !*may_end).unwrap());
        }

        fn end(&self) {
            *self.may_end.lock().unwrap() = true;
            self.ends.notify_all();
        }
    }

    /// A server, and what its requests wait for.
    struct Served {
        address: String,
        work: Arc<Work>,
        /// Requests that have begun to be held, and leave for one of them to end.
        held: Arc<Semaphore>,
        leave: Arc<Semaphore>,
    }

    /// A server with an address that panics, one that answers when it has leave, one that never answers, and one whose work
    /// does not pause.
    async fn serve(request_timeout: Duration) -> Served {
        #[derive(Parser)]
        struct Line {
            #[command(flatten)]
            http: HttpSettings,
        }
        let Line { mut http } = Line::parse_from(["test", "--max-requests", "2"]);
        http.limits.request_timeout = request_timeout;
        let revision = Revision { number: 0, made_at: None };
        let registry = Registry::build(revision, partnergraph_entity::Rows::default()).unwrap();
        let api = Arc::new(
            Api::new(Live::new(registry), Clock::Fixed(chrono::NaiveDate::default()), &http).unwrap(),
        );
        let (work, held, leave) = (Arc::default(), Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
        let (late, waited) = (Arc::clone(&api), Arc::clone(&work));
        let (holding, leaving) = (Arc::clone(&held), Arc::clone(&leave));
        let routes = Router::new()
            .route("/panic", get(panics))
            .route("/busy", get(async move |headers: HeaderMap| busy(&late, waited, &headers).await))
            .route("/held", get(async move || hold(&holding, &leaving).await))
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
        Served { address, work, held, leave }
    }

    async fn busy(api: &Api, work: Arc<Work>, headers: &HeaderMap) -> Response {
        let (revision, day) = (api.live.revision(), api.clock.today());
        let asked = Asked { document: "".into(), operation: None, variables: String::new() };
        let key = Key { revision, day, asked: Arc::new(asked) };
        let make = async {
            work.wait();
            Ok(Answer::new(b"late".to_vec(), true))
        };
        let answer = api.answers.find_or_make(&key, make).await;
        answer.unwrap().respond(MediaType::Json, headers)
    }

    async fn hold(held: &Semaphore, leave: &Semaphore) -> Response {
        held.add_permits(1);
        leave.acquire().await.unwrap().forget();
        "held".into_response()
    }

    async fn panics() -> Response {
        panic!("a secret of ours")
    }

    #[tokio::test]
    async fn a_panic_is_an_internal_error_with_the_requests_id_and_the_server_lives_on() {
        let (served, client) = (serve(LONG).await, reqwest::Client::new());
        for id in ["first", "second"] {
            let request = client.get(format!("{}/panic", served.address)).header(&HEADER, id);
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
        let answer = reqwest::get(format!("{}/never", serve(SHORT).await.address)).await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.headers()["retry-after"].to_str().unwrap()), (503, "5"));
        let error = &answer.json::<Value>().await.unwrap()["errors"][0];
        let expected =
            serde_json::json!({ "code": "UNAVAILABLE", "limit": "requestSeconds", "found": 0, "allowed": 0 });
        assert_eq!(error["extensions"], expected);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn work_that_does_not_pause_is_given_up_too_and_what_it_comes_to_is_kept() {
        let Served { address, work, .. } = serve(SHORT).await;
        let ask = async || reqwest::get(format!("{address}/busy")).await.unwrap();
        // Answered although the work goes on, which has its end only now.
        assert_eq!(ask().await.status(), 503);
        work.end();
        let answer = loop {
            let answer = ask().await;
            if answer.status() == 200 {
                break answer;
            }
        };
        assert_eq!(answer.text().await.unwrap(), "late");
        assert_eq!(work.begun.load(Ordering::Relaxed), 1, "what it came to was not kept");
    }

    #[tokio::test]
    async fn beyond_the_requests_in_work_a_further_one_is_refused_at_once_and_health_is_told() {
        let Served { address, held, leave, .. } = serve(LONG).await;
        let in_work: Vec<_> = (0..2).map(|_| tokio::spawn(reqwest::get(format!("{address}/held")))).collect();
        held.acquire_many(2).await.unwrap().forget();
        let answer = reqwest::get(format!("{address}/never")).await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.headers().contains_key("retry-after")), (503, true));
        let error = &answer.json::<Value>().await.unwrap()["errors"][0];
        let expected =
            serde_json::json!({ "code": "UNAVAILABLE", "limit": "requests", "found": 3, "allowed": 2 });
        assert_eq!(error["extensions"], expected);
        assert_eq!(reqwest::get(format!("{address}/health/live")).await.unwrap().status(), 200);
        leave.add_permits(2);
        for request in in_work {
            assert_eq!(request.await.unwrap().unwrap().status(), 200);
        }
        let after = reqwest::get(format!("{address}/panic")).await.unwrap();
        assert_eq!(after.status(), 500, "the places are free again");
    }
}
