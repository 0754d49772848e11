//! How long questions take over a registry of a big university's size: `make bench`. It reports and never fails; what is
//! asked, and how long it may take, is told in `table`.
//!
//! A question is executed as a request is, from the parsed document to the bytes of the answer. Negotiation, validation and
//! the network are not measured, but for the group `requests`, which leaves out the network only. Arguments are those of criterion: a text measures only the questions whose names hold it.

// Resolvers of merged objects lie deep inside one another.
#![recursion_limit = "512"]
#![expect(clippy::expect_used, reason = "a measurement that cannot go on has failed")]

mod ask;
mod report;
mod serve;
mod table;

use std::{
    cell::RefCell,
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use criterion::Criterion;
use partnergraph::{
    clock,
    dataset::{self, Size},
    registry::{Live, Registry, Revision},
    store::{Store, StoreError},
};
use partnergraph_entity::Rows;

use self::{ask::Asker, report::Report, serve::Served};

/// As in the program, for the same speed.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZE: Size = Size { partners: 20_000, agreements: 60_000, activities: 180_000 };

/// A tenth of the rows that an import of a big university's data has.
const IMPORTED: Size = Size { partners: 1_000, agreements: 2_500, activities: 2_000 };

/// How long an import of some 10,000 rows may take, in milliseconds.
const IMPORT: u32 = 1_000;

/// How long a request with little to look up may take, in milliseconds.
const REQUEST: u32 = 5;

/// How long a build of the registry was said to take with the first prototypes, in milliseconds.
const BUILD: u32 = 1_100;

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    let rows = dataset::generate(SIZE, 1).expect("rows without faults");
    let mut report = Report::default();
    build(&mut criterion, &mut report, &rows);
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    import(&mut criterion, &mut report);
    requests(&mut criterion, &mut report, &rows, today);
    let asker = Asker::new(Arc::new(registry(rows)), today);
    for group in table::GROUPS {
        for question in group.questions {
            let name = format!("{}/{}", group.name, question.name);
            let ready = match asker.prepare(question) {
                Ok(ready) => ready,
                Err(why) => {
                    report.unanswered(name, group.target, why);
                    continue;
                }
            };
            measure(&mut criterion, &mut report, &name, group.target, || timed(|| asker.ask(&ready)));
        }
    }
    criterion.final_summary();
    println!("\n{report}");
}

fn registry(rows: Rows) -> Registry {
    Registry::build(Revision { number: 1, made_at: None }, rows).expect("rows that fit together")
}

/// Measures the build alone: not the copy of the rows that it takes, nor letting go of what was built.
fn build(criterion: &mut Criterion, report: &mut Report, rows: &Rows) {
    measure(criterion, report, "registry/build", BUILD, || {
        let rows = rows.clone();
        let start = Instant::now();
        let built = registry(rows);
        let took = start.elapsed();
        drop(built);
        took
    });
}

/// Measures an import into a new database in a file.
fn import(criterion: &mut Criterion, report: &mut Report) {
    let rows = dataset::generate(IMPORTED, 1).expect("rows without faults");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    measure(criterion, report, "import/10,000 rows into SQLite", IMPORT, || {
        let directory = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", directory.path().join("measured.db").display());
        runtime.block_on(async {
            let store = Store::open(&url).await.expect("a database");
            let plan = |_: &Rows| Ok::<_, StoreError>(rows.clone());
            let start = Instant::now();
            store.change(clock::now(), &mut |_, _| {}, plan).await.expect("a change");
            start.elapsed()
        })
    });
}

/// Measures requests whose document is new, prepared, or answered.
fn requests(criterion: &mut Criterion, report: &mut Report, rows: &Rows, today: NaiveDate) {
    let live = Live::new(registry(rows.clone()));
    for (name, arguments) in [
        ("new", &["--max-prepared-bytes", "0", "--max-answer-bytes", "0"][..]),
        ("prepared", &["--max-answer-bytes", "0"]),
        ("answered", &[]),
    ] {
        let served = Served::new(live.clone(), today, arguments);
        served.check(table::DOCUMENT);
        let name = format!("requests/a document that is {name}");
        measure(criterion, report, &name, REQUEST, || {
            let request = Served::request(Served::body(table::DOCUMENT));
            timed(|| served.answer(request))
        });
    }
}

fn timed<T>(what: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(what());
    start.elapsed()
}

/// Has criterion measure what `once` says that it took, and puts the median into the report.
fn measure(
    criterion: &mut Criterion,
    report: &mut Report,
    name: &str,
    target: u32,
    mut once: impl FnMut() -> Duration,
) {
    let samples = RefCell::new(Vec::new());
    criterion.bench_function(name, |bencher| {
        bencher.iter_custom(|times| {
            let took = (0..times).map(|_| once());
            took.inspect(|&took| samples.borrow_mut().push(took)).sum()
        });
    });
    report.measured(name.to_owned(), target, samples.into_inner());
}
