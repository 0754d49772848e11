//! Partnergraph: a university's international partnerships as a typed graph.
