//! The API over HTTP: its addresses, and what every answer has in common.
//!
//! A request's way: `listen` → `around` → `bounds` → `known`, or `negotiate` → `message` → `documents` → `prepared`, or
//! `prepare` → `variables` → `answers`, or `inputs` → `objects` → `execute`. Beside it, `export` and `calendar` send what spreadsheets and
//! calendars read. What is asked and answered is the contract's matter, in `graphql`; when to begin and to stop is `cli::serve`'s.

mod alarm;
mod answer;
mod answers;
mod arguments;
mod around;
mod body;
mod bounds;
mod caching;
mod calendar;
mod compression;
mod contract;
mod cors;
mod documents;
mod execute;
mod export;
mod failed_fields;
mod graphql;
mod health;
mod inputs;
mod introspection;
mod known;
mod limits;
pub mod listen;
mod measure;
mod message;
mod negotiate;
mod nulls;
mod objects;
mod one_of;
mod pages;
mod prepare;
mod prepared;
mod pulse;
mod refusal;
mod request_id;
mod scalars;
mod stall;
mod suggestions;
mod tag;
mod variables;

use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Request};
use axum::middleware;
use axum::response::Response;
use axum::routing::get;
use axum::{BoxError, Extension, Router};
use futures_util::future::BoxFuture;
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use tokio::time::Instant;
use tracing::Instrument;

use self::answers::Answers;
use self::around::{Around, span};
use self::bounds::Bounds;
use self::contract::Contract;
use self::documents::{Documents, Faults};
use self::known::KnownRequests;
use self::negotiate::MediaType;
use self::prepared::PreparedDocuments;
use self::refusal::Refusal;
use self::request_id::RequestId;
use crate::clock::Clock;
use crate::config::{HttpSettings, Limits};
use crate::graphql::{Schema, View, schema_with};
use crate::registry::Live;
pub use documents::{Report, check as check_documents};
pub use pages::HAS_PAGES;

/// What every request needs.
struct Api {
    schema: Schema,
    contract: Contract,
    documents: Documents,
    prepared: PreparedDocuments,
    known: KnownRequests,
    answers: Answers,
    live: Live,
    clock: Clock,
    limits: Limits,
    bounds: Bounds,
    cache_control: HeaderValue,
}

impl Api {
    fn new(live: Live, clock: Clock, settings: &HttpSettings) -> Result<Self, StartError> {
        let (limits, access) = (settings.limits.clone(), &settings.access);
        let schema = schema_with(limits::in_force(settings));
        let contract = Contract::of(&schema).map_err(StartError::Schema)?;
        let contract = contract.shown(!access.no_introspection, !access.no_explorer);
        let documents =
            Documents::open(&settings.documents, &contract, &limits).map_err(StartError::Documents)?;
        let prepared = PreparedDocuments::new(&settings.kept);
        let (known, answers) = (KnownRequests::new(&settings.kept), Answers::new(&settings.kept));
        let bounds = Bounds::new(settings.connections.clone());
        let cache_control = caching::header(&access.cache_control);
        Ok(Self {
            schema,
            contract,
            documents,
            prepared,
            known,
            answers,
            live,
            clock,
            limits,
            bounds,
            cache_control,
        })
    }

    /// The registry in force, on the day of the clock.
    fn view(&self) -> View {
        View::of(self.live.registry(), self.clock.today())
    }
}

/// Why the server cannot start.
#[derive(Debug)]
pub enum StartError {
    /// The schema is not valid by the specification.
    Schema(String),
    /// Trusted documents are not valid, or beyond the limits.
    Documents(Faults),
}

impl fmt::Display for StartError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schema(reason) => {
                write!(formatter, "the schema is not valid, please report this: {reason}")
            }
            Self::Documents(faults) => {
                let counted = faults.counted();
                write!(formatter, "the trusted documents have {counted}, the server does not start\n{faults}")
            }
        }
    }
}

impl std::error::Error for StartError {}

/// What answers every request. Clones share everything.
///
/// What all requests go through are plain functions: a layer of a router costs each of them some copies and allocations.
#[derive(Clone)]
pub struct App(Answering);

#[derive(Clone)]
enum Answering {
    Bounded(Bounded),
    /// The same, for pages of other origins too.
    Shared(TowerToHyperService<Router>),
}

impl App {
    pub fn new(live: Live, clock: Clock, settings: &HttpSettings) -> Result<Self, StartError> {
        let api = Arc::new(Api::new(live, clock, settings)?);
        let routes = routes(&api, settings);
        let bounded = Bounded { api, routes: TowerToHyperService::new(routes) };
        // Outside of the bounds, so that pages of other origins can read what they are refused for.
        Ok(Self(match cors::layer(&settings.access.allow_origin) {
            None => Answering::Bounded(bounded),
            Some(cors) => {
                let all =
                    Router::new().fallback(async move |Extension(id): Extension<RequestId>, request| {
                        bounded.answer::<Body>(request, &id).await
                    });
                Answering::Shared(TowerToHyperService::new(all.layer(cors)))
            }
        }))
    }

    /// The answer to a request.
    pub async fn answer<B>(&self, request: Request<B>) -> Response
    where
        B: HttpBody<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        let around = Around::of(&request);
        let response = match &self.0 {
            Answering::Bounded(bounded) => bounded.answer(request, &around.id).await,
            Answering::Shared(all) => {
                let routed = all.call(of_router(request, around.id.clone()));
                Box::pin(routed).await.unwrap_or_else(never)
            }
        };
        around.finished(response)
    }
}

/// The addresses, and what bounds a request to them.
#[derive(Clone)]
struct Bounded {
    api: Arc<Api>,
    routes: TowerToHyperService<Router>,
}

impl Bounded {
    async fn answer<B: HttpBody<Data = Bytes>>(&self, request: Request<B>, id: &RequestId) -> Response {
        let begun = Instant::now();
        let (head, body) = request.into_parts();
        let media = MediaType::negotiate(&head.headers);
        let body = match bounds::arrived(&self.api, &head, body).await {
            Ok(body) => body,
            Err(refusal) => return refusal.respond(media.unwrap_or_default()),
        };
        if let Some(response) = media.ok().and_then(|media| graphql::kept(&self.api, &head, &body, media)) {
            return response;
        }
        let is_health = health::is_asked(&head);
        let work = self.clone().work(head, body, id.clone()).instrument(span(id));
        // In a box, because its room would be kept ready for known requests too.
        let worked = Box::pin(bounds::worked(&self.api, id, begun, is_health, work)).await;
        worked.unwrap_or_else(|refusal| refusal.respond(media.unwrap_or_default()))
    }

    /// In a box, so that all of it is compiled here, and not once more in every program that asks for an answer.
    fn work(self, head: Parts, body: Bytes, id: RequestId) -> BoxFuture<'static, Response> {
        Box::pin(async move {
            // What the router would do as well, with more copies on the way.
            if graphql::is_posted(&head) {
                graphql::post(State(self.api), Extension(id), head.headers, body).await
            } else {
                self.routed(of_router(Request::from_parts(head, Body::from(body)), id)).await
            }
        })
    }

    async fn routed(&self, request: Request<Body>) -> Response {
        let accepted = compression::accepted(&request);
        let response = self.routes.call(request).await.unwrap_or_else(never);
        compression::compressed(accepted, response).await
    }
}

/// A request as the router gets it.
fn of_router<B>(request: Request<B>, id: RequestId) -> Request<Body>
where
    B: HttpBody<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(id);
    request
}

fn never(never: Infallible) -> Response {
    match never {}
}

/// All addresses.
fn routes(api: &Arc<Api>, settings: &HttpSettings) -> Router {
    let access = &settings.access;
    let told = || middleware::from_fn_with_state(Arc::clone(api), caching::told);
    let contract = || Router::new().route("/schema.graphql", get(contract::show));
    Router::new()
        .route(graphql::PATH, get(graphql::get).layer(told()).post(graphql::post))
        .route("/export/{file}", get(export::download).layer(told()))
        .route("/calendar/expiries.ics", get(calendar::show).layer(told()))
        .merge(if access.no_explorer { Router::new() } else { pages::router() })
        .merge(if access.no_introspection { Router::new() } else { contract() })
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .fallback(nothing_here)
        .method_not_allowed_fallback(wrong_method)
        .with_state(Arc::clone(api))
}

async fn nothing_here(request: Parts) -> Response {
    Refusal::not_found(request.uri.path()).respond(MediaType::or_default(&request.headers))
}

/// The header `Allow` is added by axum, which knows the routes.
async fn wrong_method(request: Parts) -> Response {
    Refusal::method_not_allowed(&request.method).respond(MediaType::or_default(&request.headers))
}
