//! The commands, one a file, and how the program ends.
//!
//! What a command may be told is in `config`.

mod check;
mod check_documents;
mod export;
mod folder;
mod generate;
mod import;
mod log;
mod progress;
mod schema;
pub mod serve;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use tokio::runtime::Runtime;

use crate::{config::Command, dataset::Faults, store::StoreError};
use progress::Progress;

/// Why a command failed: one line that says what to do. Shown on standard error.
#[derive(Debug)]
pub struct Failure(pub String);

impl Failure {
    /// A dataset that cannot be read: every fault in a line, then how many.
    fn faults(faults: &Faults) -> Self {
        let count = faults.0.len();
        Self(format!(
            "the dataset has {count} {}, nothing was written\n{faults}",
            if count == 1 { "fault" } else { "faults" }
        ))
    }

    /// A failure whose message is made of what was attempted and why it did not work.
    pub fn new(attempt: &str, reason: impl std::fmt::Display) -> Self {
        Self(format!("{attempt}: {reason}"))
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self(error.to_string())
    }
}

/// Tells what is doubtful in a dataset, on standard error.
fn warn(doubts: &Faults) {
    doubts.0.iter().for_each(|doubt| eprintln!("warning: {doubt}"));
}

/// Prints what a command was asked for.
fn print(text: &str) -> Result<(), Failure> {
    match std::io::stdout().write_all(text.as_bytes()) {
        // Whoever reads may stop early, as `head` does.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::new("cannot print", error)),
        _ => Ok(()),
    }
}

/// Runs a command to its end; the exit code is 0 when it is done and 1 when it failed.
///
/// An ordinary function, so that the program, which calls it, has nothing of it to compile.
#[must_use]
pub fn run(command: Command) -> ExitCode {
    let Ok(runtime) = Runtime::new() else {
        eprintln!("partnergraph: cannot start threads; raise the limit of processes for this user");
        return ExitCode::FAILURE;
    };
    let outcome = runtime.block_on(dispatch(command));
    // A request that is still computing when its grace is over must not hold up the end.
    runtime.shutdown_background();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(message)) => {
            eprintln!("partnergraph: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(command: Command) -> Result<(), Failure> {
    log::start(command.log())?;
    match command {
        Command::Serve(settings) => serve::run(settings).await,
        Command::Import(settings) => import::run(settings).await,
        Command::Export(settings) => export::run(settings).await,
        Command::Check(settings) => check::run(&settings),
        Command::Generate(settings) => generate::run(&settings),
        Command::Schema(_) => schema::run(),
        Command::CheckDocuments(settings) => check_documents::run(&settings),
    }
}
