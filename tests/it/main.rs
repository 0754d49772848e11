//! All integration tests, in one program: one file a concept, as in `src`.

// Resolvers of merged objects lie deep inside one another.
#![recursion_limit = "512"]
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod activity;
mod agreement;
mod architecture;
mod as_of;
mod attacks;
mod browser;
mod calendar;
mod check;
mod check_documents;
mod clients;
mod country;
mod dashboard;
mod dataset;
mod dates;
mod differential;
mod dossier;
mod edge;
mod errors;
mod expiry;
mod export;
mod facets;
mod field;
mod finding;
mod follow;
mod generate;
mod health;
mod http;
mod http_audit;
mod identifier;
mod import;
mod kept;
mod limits;
mod lists;
mod log;
mod membership;
mod migration;
mod node;
mod one_page;
mod outage;
mod pages;
mod partner;
mod persisted;
mod programme;
mod quality;
mod readme;
mod region;
mod registry;
mod schema;
mod search;
mod shutdown;
mod source;
mod startup;
mod statistics;
mod support;
mod tables;
mod time_zone;
mod trusted;
mod unit;
mod variables;
mod walk;
mod written;
