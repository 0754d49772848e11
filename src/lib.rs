//! Partnergraph: a university's international partnerships as a typed graph.
pub mod graphql;
pub mod registry;
pub mod store;
