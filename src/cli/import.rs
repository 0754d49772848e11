//! `partnergraph import`: brings a dataset into the database, all or nothing.
//!
//! What a dataset is and what is wrong with one is told in `dataset`, how a change is written in `store`.

use std::time::{Duration, Instant};

use partnergraph_entity::Rows;

use super::{Failure, print, warn};
use crate::{
    clock,
    config::ImportSettings,
    dataset::{self, Files, Mode},
    store::{Outcome, Store, StoreError},
};

/// Imports, or with `--dry-run` tells what an import would do.
pub async fn run(settings: ImportSettings) -> Result<(), Failure> {
    let files = Files::in_directory(&settings.directory).map_err(|faults| Failure::faults(&faults))?;
    let mode = if settings.prune { Mode::Replace } else { Mode::Merge };
    let url = settings.store.database_url.expose();
    if settings.dry_run {
        let current = current(url).await?;
        let next = read(&files, &current, mode)?;
        let tables = dataset::describe(&current, &next);
        let changed = tables.iter().filter(|table| !table.lines.is_empty());
        let told = changed.fold(String::new(), |told, table| told + &table.to_string() + "\n");
        let counts = tables.iter().fold([0; 3], |[added, changed, removed], table| {
            [added + table.added, changed + table.changed, removed + table.removed]
        });
        return print(&format!("{told}{}\n", summary(counts, "would be ")));
    }
    let progress = Progress::start();
    let store = Store::open(url).await?;
    let outcome = import(&store, &files, mode, progress).await?;
    store.close().await?;
    print(&format!("{}, revision {}\n", summary(outcome.change.counts(), ""), outcome.revision))
}

/// The rows that an import would begin with. A database that is not there has none, and is not made.
async fn current(url: &str) -> Result<Rows, StoreError> {
    match Store::open_existing(url).await {
        Ok(store) => Ok(store.load().await?.rows),
        Err(StoreError::Missing { .. } | StoreError::Empty { .. }) => Ok(Rows::default()),
        Err(error) => Err(error),
    }
}

/// Brings files into the database.
pub async fn import(
    store: &Store,
    files: &Files,
    mode: Mode,
    mut progress: Progress,
) -> Result<Outcome, Failure> {
    let plan = |current: &Rows| read(files, current, mode);
    store.change(clock::now(), &mut |done, total| progress.tell(done, total), plan).await
}

/// The rows to be; doubts about them are told.
fn read(files: &Files, current: &Rows, mode: Mode) -> Result<Rows, Failure> {
    let read = dataset::read_with_doubts(files, current, mode);
    let (rows, doubts) = read.map_err(|faults| Failure::faults(&faults))?;
    warn(&doubts);
    Ok(rows)
}

fn summary(counts: [usize; 3], would_be: &str) -> String {
    let [added, changed, removed] = counts;
    if counts == [0, 0, 0] {
        return "nothing to change: the database holds this dataset already".to_owned();
    }
    let rows = if added == 1 { "row" } else { "rows" };
    format!("{added} {rows} {would_be}added, {changed} {would_be}changed, {removed} {would_be}removed")
}

/// A line on standard error each second, from the first second on.
pub struct Progress {
    next: Instant,
}

impl Progress {
    const EVERY: Duration = Duration::from_secs(1);

    pub fn start() -> Self {
        Self { next: Instant::now() + Self::EVERY }
    }

    fn tell(&mut self, done: usize, total: usize) {
        if Instant::now() >= self.next {
            eprintln!("importing: {done} of {total} rows written");
            self.next = Instant::now() + Self::EVERY;
        }
    }
}
