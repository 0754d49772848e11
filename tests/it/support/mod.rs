//! What several tests need.

pub mod rows;
