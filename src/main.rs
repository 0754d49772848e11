//! The program: takes the command line and hands over to `cli`.

use std::process::ExitCode;

/// Answers are built of many small values, which this allocator serves markedly faster than the system's. So are the rows that
/// `SQLite` hands over, for which it also takes the place of C's `malloc` (its feature `override`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    partnergraph::cli::run(partnergraph::config::read())
}
