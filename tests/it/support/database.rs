//! A database for one test, gone when the test is over. What is in it is the test's matter.

use std::sync::atomic::{AtomicU32, Ordering};

use partnergraph::store::Store;
use sea_orm::{ConnectionTrait, Database as Connect};
use tempfile::TempDir;

use super::postgres;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// An empty database, not yet migrated.
pub struct Database {
    pub url: String,
    place: Place,
}

enum Place {
    Directory(TempDir),
    /// The name of a database on the PostgreSQL server of the tests.
    Server(String),
}

impl Database {
    pub fn sqlite() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", directory.path().join("test.db").display());
        Self { url, place: Place::Directory(directory) }
    }

    pub async fn postgres() -> Self {
        let name =
            format!("partnergraph_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        run(&format!("CREATE DATABASE {name} TEMPLATE template0")).await;
        Self { url: url_of(&name), place: Place::Server(name) }
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self.place, Place::Server(_))
    }

    /// The file of an `SQLite` database.
    pub fn file(&self) -> std::path::PathBuf {
        match &self.place {
            Place::Directory(directory) => directory.path().join("test.db"),
            Place::Server(_) => panic!("a PostgreSQL database has no file"),
        }
    }

    /// Migrated and empty.
    pub async fn store(&self) -> Store {
        Store::open(&self.url).await.unwrap()
    }

    /// A connection of its own, for looking behind the store's back.
    pub async fn connection(&self) -> sea_orm::DatabaseConnection {
        let url = if self.is_postgres() { self.url.clone() } else { format!("{}?mode=rwc", self.url) };
        Connect::connect(url).await.unwrap()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Place::Server(name) = &self.place {
            let statement = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            // A runtime of its own, because a drop cannot wait in the test's.
            std::thread::spawn(move || {
                tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .unwrap()
                    .block_on(run(&statement));
            })
            .join()
            .unwrap();
        }
    }
}

/// A statement on the server's maintenance database.
pub async fn run(statement: &str) {
    let db = Connect::connect(postgres::base_url()).await.unwrap();
    db.execute_unprepared(statement).await.unwrap();
    db.close().await.unwrap();
}

/// The address of another database on the same server.
fn url_of(name: &str) -> String {
    let base = postgres::base_url();
    let (address, query) = base.split_once('?').map_or((base, String::new()), |(a, q)| (a, format!("?{q}")));
    let (server, _) = address.rsplit_once('/').unwrap();
    format!("{server}/{name}{query}")
}
