//! `partnergraph schema`: prints the contract.
//!
//! Needs no database.

use super::{Failure, print};
use crate::graphql;

/// Prints the schema to standard output.
pub fn run() -> Result<(), Failure> {
    print(&graphql::sdl(&graphql::schema()))
}
