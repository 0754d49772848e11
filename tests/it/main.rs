//! All integration tests, in one program: one file a concept, as in `src`.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod browser;
mod check;
mod dataset;
mod export;
mod follow;
mod health;
mod http;
mod http_audit;
mod import;
mod limits;
mod log;
mod migration;
mod outage;
mod shutdown;
mod startup;
mod support;
mod walk;
