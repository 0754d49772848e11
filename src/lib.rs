//! Partnergraph: a university's international partnerships as a typed graph.
pub mod registry;
pub mod store;
