//! Random questions of random registries, asked twice: the schema answers from memory, SQLite from the same rows. Both must
//! say the same.
//!
//! What can be asked is told in SQL in `concept` and the files of the concepts; `question`, `filter` and `grouping` make
//! random questions of it; `graphql` and `sql`, `days` and `figures` write them in the two languages; `answer` compares.

mod activity;
mod agreement;
mod answer;
mod concept;
mod days;
mod directory;
mod figures;
mod filter;
mod graphql;
mod grouping;
mod partner;
mod question;
mod reach;
mod sql;

use std::{cell::Cell, sync::Arc};

use partnergraph::{
    registry::Registry,
    store::{Store, StoreError},
};
use partnergraph_entity::Rows;
use proptest::{
    prelude::ProptestConfig,
    test_runner::{TestCaseError, TestError, TestRunner},
};
use sea_orm::DatabaseConnection;

use crate::support::{database::Database, rows::plain_rows};
pub use days::status;
use question::{Question, questions};

/// One database, which holds one registry after the other.
struct Asked {
    store: Store,
    db: DatabaseConnection,
    /// How many lists held some of the items that there are, but not all.
    telling: Cell<u32>,
}

impl Asked {
    async fn new(database: &Database) -> Self {
        let store = database.store().await;
        Self { store, db: database.connection().await, telling: Cell::new(0) }
    }

    /// The registry, loaded from the database that these rows have been written to.
    async fn registry(&self, rows: Rows) -> Arc<Registry> {
        for rows in [Rows::default(), rows] {
            let plan = |_: &Rows| Ok::<_, StoreError>(rows);
            self.store.change(chrono::Utc::now(), &mut |_, _| {}, plan).await.unwrap();
        }
        let snapshot = self.store.load().await.unwrap();
        Arc::new(Registry::build(snapshot.revision, snapshot.rows).unwrap())
    }

    async fn check(&self, rows: Rows, questions: &[Question]) -> Result<(), TestCaseError> {
        let registry = self.registry(rows).await;
        for question in questions {
            self.list(question, &registry).await?;
            if let Some(grouping) = &question.grouping {
                self.facets(question, &registry).await?;
                self.statistics(question, grouping, &registry).await?;
            }
        }
        Ok(())
    }
}

#[test]
fn every_answer_is_the_one_that_sql_gives() {
    let database = Database::sqlite();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let asked = runtime.block_on(Asked::new(&database));
    let config = ProptestConfig {
        cases: 48,
        max_shrink_iters: 120,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let outcome = TestRunner::new(config).run(&(plain_rows(), questions()), |(rows, questions)| {
        runtime.block_on(asked.check(rows, &questions))
    });
    match outcome {
        Ok(()) => assert!(asked.telling.get() > 20, "nearly all filters let all or nothing pass"),
        Err(TestError::Fail(reason, (rows, _))) => panic!("{reason}\nof {rows:?}"),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}
