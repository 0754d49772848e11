//! Transactions that see the same revision, so that tables are read side by side: to take over a database's rows is work for more
//! than one thread. What a table's rows are is told in `load`.

use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use partnergraph_entity::{Row, Rows, tables};
use sea_orm::{
    AccessMode, DatabaseTransaction, DbErr, EntityTrait, IsolationLevel, TransactionOptions, TransactionTrait,
};
use tokio::sync::Semaphore;

use super::{Store, load};
use crate::registry::Revision;

/// How many there are at most, which leaves connections for others.
const MOST: usize = 2;

pub struct Readers {
    pub revision: Revision,
    idle: Mutex<Vec<DatabaseTransaction>>,
    places: Semaphore,
}

/// Puts the rows of a table where they belong.
type Fill = Box<dyn FnOnce(&mut Rows) + Send>;

/// Reads a table. All have one type, so that what the runtime does with a task is compiled once and not for every table.
type Reading = Pin<Box<dyn Future<Output = Result<Fill, DbErr>> + Send>>;

macro_rules! read_each {
    ([$readers:expr] $($rows:ident: $table:ident,)*) => {
        [$({
            let rows = Arc::clone(&$readers).table::<partnergraph_entity::$table::Entity>();
            let reading: Reading = Box::pin(async move {
                let rows = rows.await?;
                let fill: Fill = Box::new(move |all| all.$rows = rows);
                Ok(fill)
            });
            tokio::spawn(reading)
        },)*]
    };
}

impl Readers {
    /// Those of the newest revision.
    pub async fn begin(store: &Store) -> Result<Self, DbErr> {
        let first = begin(store).await?;
        let revision = load::newest_revision(&first).await?;
        let mut idle = vec![first];
        while idle.len() < MOST {
            let other = begin(store).await?;
            if load::newest_revision(&other).await? != revision {
                // A change came between; what began before it reads alone.
                break;
            }
            idle.push(other);
        }
        let places = Semaphore::new(idle.len());
        Ok(Self { revision, idle: Mutex::new(idle), places })
    }

    /// All rows.
    pub async fn rows(self) -> Result<Rows, DbErr> {
        let readers = Arc::new(self);
        let mut rows = Rows::default();
        for reading in tables!(read_each, readers) {
            let fill = reading.await.unwrap_or_else(|failure| Err(DbErr::Custom(failure.to_string())))?;
            fill(&mut rows);
        }
        Ok(rows)
    }

    async fn table<E: EntityTrait<Model: Row>>(self: Arc<Self>) -> Result<Vec<E::Model>, DbErr> {
        let _place = self.places.acquire().await;
        let reader = self.idle().pop().ok_or_else(|| DbErr::Custom("no transaction is left".to_owned()))?;
        let rows = load::table::<E, _>(&reader).await;
        self.idle().push(reader);
        rows
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<DatabaseTransaction>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn begin(store: &Store) -> Result<DatabaseTransaction, DbErr> {
    let options = if store.is_postgres() {
        TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        }
    } else {
        TransactionOptions::default()
    };
    store.db.begin_with_options(options).await
}
