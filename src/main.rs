//! The program: takes the command line and hands over to `cli`.

// Resolvers of merged objects lie deep inside one another.
#![recursion_limit = "512"]

use std::process::ExitCode;

use tokio::runtime::Runtime;

/// Answers are built of many small values, which this allocator serves markedly faster than the system's. So are the rows that
/// `SQLite` hands over, for which it also takes the place of C's `malloc` (its feature `override`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let command = partnergraph::config::read();
    let Ok(runtime) = Runtime::new() else {
        eprintln!("partnergraph: cannot start threads; raise the limit of processes for this user");
        return ExitCode::FAILURE;
    };
    let code = runtime.block_on(partnergraph::cli::run(command));
    // A request that is still computing when its grace is over must not hold up the end.
    runtime.shutdown_background();
    code
}
