//! The API over HTTP: its addresses, and what every answer has in common.
//!
//! A request's way: `around` → `negotiate` → `message` → `documents` → `prepared`, or `prepare` → `variables` → `answers`, or
//! `inputs` → `objects` → `execute`. Beside it, `export` and `calendar` send what spreadsheets and calendars read. What is asked and answered is the contract's matter, in
//! `graphql`; listening and stopping is `cli::serve`'s.

mod answer;
mod answers;
mod arguments;
mod around;
mod calendar;
mod contract;
mod documents;
mod execute;
mod export;
mod failed_fields;
mod graphql;
mod health;
mod inputs;
mod introspection;
mod measure;
mod message;
mod negotiate;
mod objects;
mod one_of;
mod pages;
mod prepare;
mod prepared;
mod refusal;
mod request_id;
mod variables;

use std::fmt;
use std::sync::Arc;

use axum::Router;
use axum::http::request::Parts;
use axum::middleware;
use axum::response::{Redirect, Response};
use axum::routing::get;

use self::answers::Answers;
use self::contract::Contract;
use self::documents::{Documents, Faults};
use self::negotiate::MediaType;
use self::prepared::PreparedDocuments;
use self::refusal::Refusal;
use crate::clock::Clock;
use crate::config::{HttpSettings, Limits};
use crate::graphql::{Schema, View};
use crate::registry::Live;
pub use documents::{Report, check as check_documents};
pub use pages::HAS_PAGES;

/// What every request needs.
struct Api {
    schema: Schema,
    contract: Contract,
    documents: Documents,
    prepared: PreparedDocuments,
    answers: Answers,
    live: Live,
    clock: Clock,
    limits: Limits,
}

impl Api {
    fn open(schema: Schema, live: Live, clock: Clock, settings: &HttpSettings) -> Result<Self, StartError> {
        let contract = Contract::of(&schema).map_err(StartError::Schema)?;
        let limits = settings.limits.clone();
        let documents =
            Documents::open(&settings.documents, &contract, &limits).map_err(StartError::Documents)?;
        let (prepared, answers) = (PreparedDocuments::new(&settings.kept), Answers::new(&settings.kept));
        Ok(Self { schema, contract, documents, prepared, answers, live, clock, limits })
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

/// All addresses.
pub fn router(
    schema: Schema,
    live: Live,
    clock: Clock,
    settings: &HttpSettings,
) -> Result<Router, StartError> {
    let api = Arc::new(Api::open(schema, live, clock, settings)?);
    Ok(Router::new()
        .route("/", get(|| async { Redirect::temporary("/graphiql") }))
        .route("/graphql", get(graphql::get).post(graphql::post))
        .route("/graphiql", get(pages::explorer))
        .route("/assets/{*path}", get(pages::asset))
        .route("/schema.graphql", get(contract::show))
        .route("/export/{file}", get(export::download))
        .route("/calendar/expiries.ics", get(calendar::show))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .fallback(nothing_here)
        .method_not_allowed_fallback(wrong_method)
        .layer(middleware::from_fn_with_state(Arc::clone(&api), around::around))
        .with_state(api))
}

async fn nothing_here(request: Parts) -> Response {
    Refusal::not_found(request.uri.path()).respond(MediaType::or_default(&request.headers))
}

/// The header `Allow` is added by axum, which knows the routes.
async fn wrong_method(request: Parts) -> Response {
    Refusal::method_not_allowed(&request.method).respond(MediaType::or_default(&request.headers))
}
