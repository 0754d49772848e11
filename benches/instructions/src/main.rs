//! What callgrind counts the instructions of: `make instructions`. The names of the figures go to standard output, in the order
//! of the counts. Who runs it, and what becomes of the counts, stands in `main.mjs`; the import of rows is the program's own.
//!
//! Data, day and order are always the same, and one thread does everything, so that the counts are.

#![expect(clippy::expect_used, reason = "a measurement that cannot go on has failed")]

#[path = "../../questions/serve.rs"]
mod serve;
#[expect(dead_code, reason = "only the five questions and the document are counted")]
#[path = "../../questions/table.rs"]
mod table;

use std::hint::black_box;

use chrono::NaiveDate;
use partnergraph::{
    dataset::{self, Size},
    registry::{Live, Registry, Revision},
};

use self::serve::Served;

/// As in the program: what it does for each value is counted too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A tenth of a big university, because counting takes fifty times as long as doing.
const SIZE: Size = Size { partners: 2_000, agreements: 6_000, activities: 18_000 };

/// How often something is done while it is counted. What takes little is done more often, so that what happens only now and
/// then, such as fetching memory from the system, has its usual part in the mean.
const OFTEN: usize = 100;
const SELDOM: usize = 5;

/// No request is too slow, for the same reason.
const PATIENT: [&str; 2] = ["--request-timeout", "3600"];
const NO_ANSWERS: [&str; 2] = ["--max-answer-bytes", "0"];
const NO_DOCUMENTS: [&str; 2] = ["--max-prepared-bytes", "0"];

fn main() {
    let live = Live::new(build());
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let serve = |arguments: &[[&str; 2]]| {
        Served::new(live.clone(), today, &[&[PATIENT], arguments].concat().concat())
    };
    let (cold, kept) = (serve(&[NO_ANSWERS]), serve(&[]));
    for table::Question { name, document, .. } in table::FIVE {
        requests(&format!("{name}, cold"), &cold, document, same(document, SELDOM));
        requests(&format!("{name}, kept"), &kept, document, same(document, OFTEN));
    }
    let (document, missing) = (table::DOCUMENT, serve(&[NO_ANSWERS, NO_DOCUMENTS]));
    requests("prepared document, hit", &cold, document, different(document, SELDOM));
    requests("prepared document, missed", &missing, document, different(document, SELDOM));
}

/// Bodies that are known byte for byte once one of them was asked.
fn same(document: &str, times: usize) -> Vec<String> {
    vec![Served::body(document); times]
}

/// Bodies that have to be read, since each ends in as many spaces as no other does.
fn different(document: &str, times: usize) -> Vec<String> {
    (1..=times).map(|spaces| Served::body(document) + &" ".repeat(spaces)).collect()
}

fn build() -> Registry {
    let rows = dataset::generate(SIZE, 1).expect("rows without faults");
    let (mut rows, mut built) = (Some(rows), None);
    count("registry's build", 1, &mut || {
        let revision = Revision { number: 1, made_at: None };
        built = rows.take().map(|rows| Registry::build(revision, rows).expect("rows that fit together"));
    });
    built.expect("a registry")
}

/// Counts requests whose document was asked once before.
fn requests(name: &str, served: &Served, document: &str, bodies: Vec<String>) {
    served.check(document);
    let times = bodies.len();
    let mut requests: Vec<_> = bodies.into_iter().map(Served::request).collect();
    count(name, times, &mut || {
        for request in requests.drain(..) {
            black_box(served.answer(request));
        }
    });
}

fn count(name: &str, times: usize, what: &mut dyn FnMut()) {
    println!("{times} {name}");
    boundary_of_count();
    what();
    boundary_of_count();
}

/// Callgrind writes down what it counted, and begins anew, when this is called: `callgrind.mjs` tells it the name.
#[inline(never)]
fn boundary_of_count() {
    black_box(());
}
