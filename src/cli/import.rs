//! `partnergraph import`: brings a dataset into the database, all or nothing.
//!
//! What a dataset is and what is wrong with one is told in `dataset`, how a change is written in `store`.

use std::sync::{Mutex, PoisonError};

use partnergraph_entity::Rows;

use super::{Failure, Progress, print, warn};
use crate::{
    clock,
    config::ImportSettings,
    dataset::{self, Files, Mode, TableChanges},
    store::{Outcome, Store, StoreError},
};

/// How many rows of a table a dry run shows, unless it is to show all.
const SHOWN: usize = 20;

/// Imports, or with `--dry-run` tells what an import would do.
pub async fn run(settings: ImportSettings) -> Result<(), Failure> {
    let files = Files::in_directory(&settings.directory).map_err(|faults| Failure::faults(&faults))?;
    let mode = if settings.prune { Mode::Replace } else { Mode::Merge };
    let plan = Plan::new(&files, mode, settings.keep_sample);
    let url = settings.store.database_url.expose();
    if settings.dry_run {
        let current = current(url).await?;
        let next = plan.rows(&current)?;
        let shown = if settings.all { usize::MAX } else { SHOWN };
        return print(&foretold(&dataset::describe(&current, &next), shown));
    }
    let store = Store::open(url).await?;
    let outcome = import(&store, &plan).await?;
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

/// Brings a dataset into the database.
pub async fn import(store: &Store, plan: &Plan<'_>) -> Result<Outcome, Failure> {
    let mut tell = |done, total| plan.tell(done, total, "rows written");
    store.change(clock::now(), &mut tell, |current: &Rows| plan.rows(current)).await
}

/// A dataset that is to be put over what the database holds.
pub struct Plan<'f> {
    files: &'f Files,
    mode: Mode,
    keep_sample: bool,
    progress: Mutex<Progress>,
}

impl<'f> Plan<'f> {
    pub fn new(files: &'f Files, mode: Mode, keep_sample: bool) -> Self {
        Self { files, mode, keep_sample, progress: Mutex::new(Progress::start("importing")) }
    }

    /// The rows to be. A sample that nobody has touched makes room for the first data of one's own.
    fn rows(&self, current: &Rows) -> Result<Rows, Failure> {
        let replaces_sample =
            self.mode == Mode::Merge && !self.keep_sample && dataset::replaces_sample(self.files, current);
        let mode = if replaces_sample { Mode::Replace } else { self.mode };
        let mut tell = |done, total| self.tell(done, total, "files read");
        let read = dataset::read_with_doubts(self.files, current, mode, &mut tell);
        let (rows, doubts) = read.map_err(|faults| Failure::faults(&faults))?;
        warn(&doubts);
        if replaces_sample {
            eprintln!(
                "the database holds only the built-in sample, which this dataset replaces; --keep-sample keeps it"
            );
        }
        Ok(rows)
    }

    fn tell(&self, done: usize, total: usize, part: &'static str) {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).tell(done, total, part);
    }
}

/// What a dry run says: for each table that changes its counts and some of its rows, then the counts of all.
fn foretold(tables: &[TableChanges], shown: usize) -> String {
    let changed = tables.iter().filter(|table| !table.lines.is_empty());
    let told = changed.fold(String::new(), |told, table| told + &table.shortened(shown) + "\n");
    let counts = tables.iter().fold([0; 3], |[added, changed, removed], table| {
        [added + table.added, changed + table.changed, removed + table.removed]
    });
    format!("{told}{}\n", summary(counts, "would be "))
}

fn summary(counts: [usize; 3], would_be: &str) -> String {
    let [added, changed, removed] = counts;
    if counts == [0, 0, 0] {
        return "nothing to change: the database holds this dataset already".to_owned();
    }
    let rows = if added == 1 { "row" } else { "rows" };
    format!("{added} {rows} {would_be}added, {changed} {would_be}changed, {removed} {would_be}removed")
}
