//! `partnergraph schema`: prints the contract.
//!
//! Needs no database.

use std::io::{ErrorKind, Write};

use super::Failure;
use crate::graphql;

/// Prints the schema to standard output.
pub fn run() -> Result<(), Failure> {
    let sdl = graphql::sdl(&graphql::schema());
    match std::io::stdout().write_all(sdl.as_bytes()) {
        // Whoever reads may stop early, as `head` does.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new("cannot print the schema", error))
        }
        _ => Ok(()),
    }
}
