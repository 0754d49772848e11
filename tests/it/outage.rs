//! A database that goes away while it is served: reads go on, the server says so, and it recovers.

use std::{fs, path::PathBuf, time::Duration};

use serde_json::{Value, json};

use crate::support::{
    both,
    database::{Database, run},
    files::{Files, built_in},
    pace::within,
    program::{Server, stderr, stdout, succeed},
};

both! {
    async fn reads_go_on_without_the_database_and_changes_are_there_when_it_is_back(database: Database) {
        let server = Server::start(&database);
        assert_eq!(ready(&server).await, json!({ "status": "ready", "revision": 1, "database": "reachable" }));

        let away = Away::take(&database).await;
        assert!(becomes(&server, "unreachable").await, "{}", ready(&server).await);
        server.wait_for_log("the database is away, reads go on from memory");
        let data = server.data("{ registry { revision counts { partners } } }").await;
        assert_eq!(data["registry"], json!({ "revision": 1, "counts": { "partners": built_in().partners.len() } }));
        assert_eq!(server.get("/health/live").await.status(), 200);
        assert_eq!(server.get("/health/ready").await.status(), 200);
        // Long enough for several attempts, which must not make matters worse.
        tokio::time::sleep(Duration::from_millis(1500)).await;
        away.change_and_bring_back(&database).await;

        assert!(becomes(&server, "reachable").await, "{}", ready(&server).await);
        let seen = within(Duration::from_secs(2), async || (ready(&server).await["revision"] == 2).then_some(()));
        assert!(seen.await.is_some(), "{}", ready(&server).await);
        let data = server.data("{ region(code: \"antarctica\") { name } }").await;
        assert_eq!(data["region"]["name"], "Antarctica");
        server.wait_for_log("the database answers again");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_moved_away_is_not_made_anew() {
    let database = Database::sqlite();
    let server = Server::start(&database);
    let away = Away::take(&database).await;
    assert!(becomes(&server, "unreachable").await);
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert!(!database.file().exists());
    away.change_and_bring_back(&database).await;
    assert!(becomes(&server, "reachable").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_replaced_by_another_of_the_same_revision_is_noticed() {
    let (database, other) = (Database::sqlite(), Database::sqlite());
    let server = Server::start(&database);
    let sound = Files::sound();
    succeed(&other, &["import", sound.argument()]);
    fs::rename(other.file(), database.file()).unwrap();
    let two_partners = async || {
        let data = server.data("{ registry { revision counts { partners } } }").await;
        (data["registry"] == json!({ "revision": 1, "counts": { "partners": 2 } })).then_some(())
    };
    assert!(within(Duration::from_secs(3), two_partners).await.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_replaced_by_one_of_an_earlier_revision_is_noticed() {
    let (database, other) = (Database::sqlite(), Database::sqlite());
    let (sound, deep) = (Files::sound(), Files::deep(3));
    succeed(&database, &["import", deep.argument()]);
    succeed(&database, &["import", sound.argument()]);
    succeed(&other, &["import", sound.argument()]);
    let server = Server::start(&database);
    assert_eq!(ready(&server).await["revision"], 2);
    fs::rename(other.file(), database.file()).unwrap();
    let seen = within(Duration::from_secs(3), async || (ready(&server).await["revision"] == 1).then_some(()));
    assert!(seen.await.is_some(), "{}", ready(&server).await);
}

async fn ready(server: &Server) -> Value {
    server.get("/health/ready").await.json().await.unwrap()
}

async fn becomes(server: &Server, state: &str) -> bool {
    let seen =
        within(Duration::from_secs(8), async || (ready(server).await["database"] == state).then_some(()));
    seen.await.is_some()
}

/// What must be undone for the database to be back.
enum Away {
    Files(Vec<(PathBuf, PathBuf)>),
    /// The name of a PostgreSQL database.
    Closed(String),
}

impl Away {
    async fn take(database: &Database) -> Self {
        if database.is_postgres() {
            let address = database.url.split('?').next().unwrap();
            let name = address.rsplit('/').next().unwrap().to_owned();
            run(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await;
            run(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))
                .await;
            return Self::Closed(name);
        }
        let directory = database.file().with_file_name("away");
        fs::create_dir(&directory).unwrap();
        let mut moved = Vec::new();
        // The main file last: without it, nobody opens the others.
        for ending in ["", "-wal", "-shm"] {
            let from = PathBuf::from(format!("{}{ending}", database.file().display()));
            let to = directory.join(from.file_name().unwrap());
            // The two beside it come and go with the connections.
            if fs::rename(&from, &to).is_ok() {
                moved.push((from, to));
            }
        }
        Self::Files(moved)
    }

    /// Imports a region, and lets the server at the database again.
    async fn change_and_bring_back(self, database: &Database) {
        let files = Files::none().with("regions.csv", "code,name\nantarctica,Antarctica\n");
        match self {
            Self::Closed(name) => {
                run(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).await;
                succeed(database, &["import", files.argument()]);
            }
            Self::Files(moved) => {
                let url = format!("sqlite://{}", moved[0].1.display());
                let output =
                    crate::support::program::run(&["import", files.argument(), "--database-url", &url]);
                assert_eq!(
                    stdout(&output),
                    "1 row added, 0 changed, 0 removed, revision 2\n",
                    "{}",
                    stderr(&output)
                );
                for (from, to) in moved.iter().rev() {
                    // The import has folded the two others into the file.
                    assert!(fs::rename(to, from).is_ok() || *from != database.file());
                }
            }
        }
    }
}
