//! Partnergraph: a university's international partnerships as a typed graph.
//!
//! # Layout
//!
//! A request goes `http` → `graphql` → `registry`; rows come `dataset` → `store` → `registry`.
//!
//! - [`config`]: every setting; [`clock`]: the day; [`cli`]: one file a command.
//! - [`dataset`]: CSV files ↔ rows: read, check, report every fault, write.
//! - [`store`]: the database: connect, migrate, load, apply a change, watch for the changes of others.
//! - [`registry`]: the read model: rows with their links, and the pure questions asked of them.
//! - [`graphql`]: the contract, one place a concept, with a small kit beside.
//! - [`http`]: the API over HTTP, exports and the calendar, pages, health.
//!
//! The tables are in the crate `partnergraph-entity`, how they came to be in `partnergraph-migration`. What may use what
//! is kept by `tests/it/architecture.rs`. `docs/contributing.md` tells how to add a field, a list and a concept.

// Resolvers of merged objects lie deep inside one another.
#![recursion_limit = "512"]

pub mod cli;
pub mod clock;
pub mod config;
pub mod dataset;
pub mod graphql;
pub mod http;
pub mod registry;
pub mod store;
