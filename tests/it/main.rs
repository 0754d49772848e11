//! All integration tests, in one program: one file a concept, as in `src`.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod activity;
mod agreement;
mod architecture;
mod as_of;
mod browser;
mod calendar;
mod check;
mod check_documents;
mod country;
mod dataset;
mod dates;
mod errors;
mod export;
mod facets;
mod field;
mod follow;
mod health;
mod http;
mod http_audit;
mod import;
mod limits;
mod lists;
mod log;
mod membership;
mod migration;
mod node;
mod outage;
mod pages;
mod partner;
mod persisted;
mod programme;
mod readme;
mod region;
mod registry;
mod schema;
mod shutdown;
mod source;
mod startup;
mod statistics;
mod support;
mod tables;
mod trusted;
mod unit;
mod walk;
