//! `partnergraph import`: what it says, what it writes, and that it is all or nothing.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Stdio},
    sync::mpsc::{self, Receiver},
    time::{Duration, Instant},
};

use partnergraph_entity::{Rows, region};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, TransactionTrait};
use serde_json::Value;

use crate::support::{
    both,
    database::Database,
    files::Files,
    program::{Server, failure, partnergraph, run, stderr, stdout, succeed},
};

const SMALL_CHANGE: &str = "slug,name,kind,region,country,city\n\
                            ankara,Ankara University,institution,asia,XA,Tandoğan\n\
                            bergen,University of Bergen,institution,,,Bergen\n";

both! {
    async fn an_import_says_what_it_added_and_changed(database: Database) {
        let files = Files::sound();
        assert_eq!(import(&database, &files), "8 rows added, 0 changed, 0 removed, revision 1\n");
        let files = files
            .with("partners.csv", SMALL_CHANGE)
            .with("institutions.csv", "partner,kind\nankara,university\nbergen,university\n");
        assert_eq!(import(&database, &files), "2 rows added, 1 changed, 0 removed, revision 2\n");
    }

    async fn a_repeated_import_changes_nothing_and_says_so(database: Database) {
        let first = succeed(&database, &["import", "data/khazar"]);
        assert!(first.ends_with(" rows added, 0 changed, 0 removed, revision 1\n"), "{first}");
        let again = "nothing to change: the database holds this dataset already, revision 1\n";
        for arguments in [&["import", "data/khazar"][..], &["import", "data/khazar", "--prune"]] {
            assert_eq!(succeed(&database, arguments), again);
        }
    }

    async fn rows_that_the_files_do_not_name_stay(database: Database) {
        import(&database, &Files::sound());
        let regions = Files::none().with("regions.csv", "code,name\neurope,Europe\n");
        assert_eq!(import(&database, &regions), "1 row added, 0 changed, 0 removed, revision 2\n");
        assert_eq!(rows(&database).await.partners.len(), 2);
    }

    async fn with_prune_rows_that_the_files_do_not_name_go(database: Database) {
        import(&database, &Files::sound());
        let regions = Files::none().with("regions.csv", "code,name\neurope,Europe\n");
        let said = succeed(&database, &["import", regions.argument(), "--prune"]);
        assert_eq!(said, "1 row added, 0 changed, 8 removed, revision 2\n");
        let rows = rows(&database).await;
        assert_eq!((rows.regions.len(), rows.partners.len(), rows.agreements.len()), (1, 0, 0));
    }

    async fn what_is_still_referred_to_is_not_pruned(database: Database) {
        import(&database, &Files::sound());
        let files = Files::sound().without("regions.csv");
        let said = failure(partnergraph().args(["import", files.argument(), "--prune", "--log", "off"]).args(to(&database)));
        assert_eq!(said, "partnergraph: the dataset has 2 faults, nothing was written\n\
            countries.csv, line 2, column region: found \"asia\", expected the code of a region in regions.csv\n\
            partners.csv, line 2, column region: found \"asia\", expected the code of a region in regions.csv\n\n");
        assert_eq!(rows(&database).await.regions.len(), 1);
    }

    async fn a_dry_run_tells_each_row_and_writes_nothing(database: Database) {
        import(&database, &Files::sound());
        let files = Files::sound()
            .with("partners.csv", SMALL_CHANGE)
            .with("institutions.csv", "partner,kind\nankara,university\nbergen,university\n")
            .without("organizations.csv");
        let said = succeed(&database, &["import", files.argument(), "--dry-run", "--prune"]);
        assert_eq!(said, "\
partners.csv: 1 added, 1 changed, 1 removed
- partners.csv aid
~ partners.csv ankara: city \"Ankara\" → \"Tandoğan\"
+ partners.csv bergen
institutions.csv: 1 added, 0 changed, 0 removed
+ institutions.csv bergen
organizations.csv: 0 added, 0 changed, 1 removed
- organizations.csv aid
2 rows would be added, 1 would be changed, 2 would be removed
");
        let snapshot = database.store().await.load().await.unwrap();
        assert_eq!((snapshot.revision.number, snapshot.rows), (1, Files::sound().rows()));
    }

    async fn a_dry_run_shows_the_first_rows_of_a_table_unless_it_is_to_show_all(database: Database) {
        let regions: String = (10..42).map(|n| format!("r{n},Region {n}\n")).collect();
        let files = Files::none().with("regions.csv", format!("code,name\n{regions}"));
        let dry = ["import", files.argument(), "--dry-run"];
        let said = succeed(&database, &dry);
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines.len(), 23, "{said}");
        assert_eq!((lines[0], lines[1]), ("regions.csv: 32 added, 0 changed, 0 removed", "+ regions.csv r10"));
        assert_eq!((lines[20], lines[21]), ("+ regions.csv r29", "… 12 more, which --all shows"));
        let all = succeed(&database, &[&dry[..], &["--all"]].concat());
        assert_eq!((all.lines().count(), all.lines().nth(32)), (34, Some("+ regions.csv r41")));
    }

    async fn the_first_data_of_ones_own_takes_the_place_of_the_sample(database: Database) {
        drop(Server::start(&database));
        let sample = rows(&database).await;
        let files = Files::sound();
        let dry = succeed(&database, &["import", files.argument(), "--dry-run"]);
        let output = partnergraph().args(["import", files.argument()]).args(to(&database)).output().unwrap();
        let removed = dry.lines().last().unwrap().replace(" would be", "") + ", revision 2\n";
        assert_eq!(stdout(&output), removed);
        assert!(!removed.contains(" 0 removed"), "{removed}");
        let note = "the database holds only the built-in sample, which this dataset replaces; --keep-sample keeps it\n";
        assert!(stderr(&output).contains(note), "{}", stderr(&output));
        let now = rows(&database).await;
        assert_eq!((now.partners.len(), now.universities.len(), now.citations.len()), (2, 0, 0));
        assert!(sample.partners.len() > 100);
        // What comes after is added as ever.
        let more = Files::none().with("regions.csv", "code,name\neurope,Europe\n");
        assert_eq!(import(&database, &more), "1 row added, 0 changed, 0 removed, revision 3\n");
    }

    async fn the_sample_stays_where_that_is_asked_for_and_where_something_is_added_to_it(database: Database) {
        succeed(&database, &["import", "data/khazar"]);
        let partners = rows(&database).await.partners.len();
        let home = "slug,name\nkhazar-university,Khazar University\n";
        let more = Files::sound().with("university.csv", home).with("regions.csv", "code,name\nasia,Asia\n");
        for (arguments, files) in [(&[][..], Files::none().with("regions.csv", "code,name\nmoon,Moon\n")), (&[], more)] {
            let said = succeed(&database, &[&["import", files.argument(), "--dry-run"], arguments].concat());
            assert!(said.ends_with(" 0 would be removed\n"), "{said}");
        }
        let own = Files::sound();
        let said = succeed(&database, &["import", own.argument(), "--keep-sample"]);
        assert!(said.contains(" 0 removed"), "{said}");
        assert_eq!(rows(&database).await.partners.len(), partners + 2);
    }

    async fn a_sample_that_somebody_has_changed_is_data_like_any_other(database: Database) {
        succeed(&database, &["import", "data/khazar"]);
        let change = Files::none().with("regions.csv", "code,name\nmoon,Moon\n");
        import(&database, &change);
        let said = import(&database, &Files::sound());
        assert!(said.contains(" 0 removed"), "{said}");
    }

    async fn a_dry_run_on_an_empty_database_does_not_even_make_tables(database: Database) {
        let files = Files::sound();
        let said = succeed(&database, &["import", files.argument(), "--dry-run"]);
        assert!(said.ends_with("\n8 rows would be added, 0 would be changed, 0 would be removed\n"), "{said}");
        if database.is_postgres() {
            let db = database.connection().await;
            assert!(db.execute_unprepared("SELECT 1 FROM region").await.is_err());
        } else {
            assert!(!database.file().exists());
        }
    }

    async fn every_fault_of_a_dataset_is_told_and_nothing_is_written(database: Database) {
        import(&database, &Files::sound());
        let before = rows(&database).await;
        let files = Files::sound()
            .with("regions.csv", "code,name,parent\nasia,Asia in the new words,\neurope,,\nafrica,Africa,world\n")
            .with("countries.csv", "code,name\nUK,United Kingdom\n")
            .with("notes.csv", "anything\n")
            .with("organizations.csv", "partner,kind\naid,charity\n")
            .with("agreements.csv", "slug,title,kind,stage,starts,ends\nexchange,Exchange,exchange,in_force,1999,1998\n")
            .with("parties.csv", "agreement,partner,role\nexchange,ankara,partner\nexchange,ankara,funder\n")
            .with("partner_identifiers.csv", "partner,scheme,value\nankara,ror,https://example.org/046rm7j60\n")
            .with("partner_names.csv", "partner,kind,name,language\nankara,alias,Ankara,Turkish language\n")
            .with("sources.csv", b"slug,title\npage,M\xfcnchen\n");
        let said = failure(partnergraph().args(["import", files.argument(), "--log", "off"]).args(to(&database)));
        let (first, faults) = said.split_once('\n').unwrap();
        assert_eq!(first, "partnergraph: the dataset has 10 faults, nothing was written");
        let starts = [
            r#"agreements.csv, line 2, column ends: found "1998", expected "#,
            r#"countries.csv, line 2, column code: found "UK", expected "#,
            "notes.csv: expected ",
            r#"organizations.csv, line 2, column kind: found "charity", expected one of "#,
            r#"parties.csv, line 3, columns agreement, partner: found "exchange, ankara", expected "#,
            r#"partner_identifiers.csv, line 2, column value: found "https://example.org/046rm7j60", expected "#,
            r#"partner_names.csv, line 2, column language: found "Turkish language", expected "#,
            r#"regions.csv, line 3, column name: found "", expected "#,
            r#"regions.csv, line 4, column parent: found "world", expected "#,
            "sources.csv, line 2, column title: found \"M\u{fffd}nchen\", expected ",
        ];
        assert_eq!(faults.trim_end().lines().count(), starts.len(), "{faults}");
        for (fault, start) in faults.lines().zip(starts) {
            assert!(fault.starts_with(start), "{fault}");
        }
        let snapshot = database.store().await.load().await.unwrap();
        assert_eq!((snapshot.revision.number, snapshot.rows), (1, before));
    }

    async fn an_import_that_takes_longer_than_a_second_tells_how_far_it_is(database: Database) {
        database.store().await;
        let (begun, files) = (Instant::now(), Files::sound());
        let slow = Slow::begin(&database, &files).await;
        let lines: Vec<String> = slow.lines.iter().collect();
        let output = slow.process.wait_with_output().unwrap();
        assert_eq!(stdout(&output), "8 rows added, 0 changed, 0 removed, revision 1\n");
        let written: Vec<_> = lines.iter().filter(|line| line.ends_with("written")).collect();
        assert_eq!(written.first().map(|line| line.as_str()), Some("importing: 1 of 8 rows written"));
        // Further ones only where the rest took a second as well.
        assert!(lines.len() as u64 <= begun.elapsed().as_secs() + 1, "{lines:?}");
    }

    async fn of_two_imports_at_once_the_second_waits_for_the_first(database: Database) {
        let one = Files::none().with("regions.csv", "code,name\nasia,Asia\none,One\n");
        let two = Files::none().with("regions.csv", "code,name\nasia,Asia\ntwo,Two\n");
        let start = |files: &Files| partnergraph().args(["import", files.argument()]).args(to(&database))
            .stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // On a database that is empty, so that both want to make the tables as well.
        let processes = [start(&one), start(&two)];
        let outputs = processes.map(|process| process.wait_with_output().unwrap());
        for output in &outputs {
            assert!(output.status.success(), "{}", stderr(output));
        }
        let mut said = outputs.each_ref().map(stdout);
        said.sort();
        let (second, first) = ("1 row added, 0 changed, 0 removed, revision 2\n", "2 rows added, 0 changed, 0 removed, revision 1\n");
        assert_eq!(said, [second, first]);
        assert_eq!(rows(&database).await.regions.len(), 3);
    }

    async fn an_import_that_is_killed_leaves_nothing_behind(database: Database) {
        import(&database, &Files::sound());
        let files = Files::deep(12_000).with("units.csv", "slug,name,kind\nlast,The last row,school\n");
        let db = database.connection().await;
        let endless = Endless::begin(&db).await;
        // The first line on its progress comes with the first of several statements.
        let mut slow = Slow::begin(&database, &files).await;
        let progress = slow.lines.iter().find(|line| line.ends_with("written"));
        slow.process.kill().unwrap(); // SIGKILL
        assert_eq!(progress.as_deref(), Some("importing: 7500 of 12001 rows written"));
        assert_eq!(slow.process.wait().unwrap().code(), None, "was done before it was killed");
        endless.end(&db).await;

        let snapshot = database.store().await.load().await.unwrap();
        assert_eq!((snapshot.revision.number, snapshot.rows), (1, Files::sound().rows()));
        assert_eq!(import(&database, &files), "12001 rows added, 0 changed, 0 removed, revision 2\n");
        assert_eq!(region::Entity::find().count(&db).await.unwrap(), 12_001);
    }

    async fn rows_that_refer_to_one_another_may_be_more_than_a_statement_takes(database: Database) {
        let count = 2_600; // of agreements, a statement takes 2,500
        let agreement = |n: usize| {
            let renewed = n.checked_sub(1).map(|n| format!("a{n}")).unwrap_or_default();
            format!("a{n},Agreement {n},exchange,in_force,{renewed}\n")
        };
        let party = |n: usize| format!("a{n},ankara,partner\n");
        let agreements: String = (0..count).rev().map(agreement).collect();
        let parties: String = (0..count).map(party).collect();
        let files = Files::sound()
            .with("agreements.csv", format!("slug,title,kind,stage,renews\n{agreements}"))
            .with("parties.csv", format!("agreement,partner,role\n{parties}"));
        assert_eq!(import(&database, &files), "5206 rows added, 0 changed, 0 removed, revision 1\n");
        let linked = rows(&database).await.agreements.iter().filter(|row| row.renews_id.is_some()).count();
        assert_eq!(linked, count - 1);
        let sound = Files::sound();
        let said = succeed(&database, &["import", sound.argument(), "--prune"]);
        assert_eq!(said, "2 rows added, 0 changed, 5200 removed, revision 2\n");
    }

    async fn a_row_may_come_to_refer_to_a_row_that_is_new(database: Database) {
        let regions = |text: &str| Files::none().with("regions.csv", format!("code,name,parent\n{text}"));
        import(&database, &regions("b,B,\na,A,b\n"));
        // Now the other way round, with a new one above both.
        let said = import(&database, &regions("b,B,a\na,A,c\nc,C,\n"));
        assert_eq!(said, "1 row added, 2 changed, 0 removed, revision 2\n");
    }

    async fn ids_stay_the_same_when_a_dataset_is_removed_and_imported_again(database: Database) {
        succeed(&database, &["import", "data/khazar"]);
        let before = ids(&database).await;
        let other = Files::sound();
        succeed(&database, &["import", other.argument(), "--prune"]);
        succeed(&database, &["import", "data/khazar", "--prune"]);
        assert_eq!(ids(&database).await, before);
    }
}

#[tokio::test]
async fn ids_are_the_same_in_both_databases() {
    let (sqlite, postgres) = (Database::sqlite(), Database::postgres().await);
    assert_eq!(ids(&sqlite).await, ids(&postgres).await);
}

fn import(database: &Database, files: &Files) -> String {
    succeed(database, &["import", files.argument()])
}

fn to(database: &Database) -> [&str; 2] {
    ["--database-url", &database.url]
}

async fn rows(database: &Database) -> Rows {
    database.store().await.load().await.unwrap().rows
}

/// A writer that is at work until it is told otherwise.
async fn hold(db: &sea_orm::DatabaseConnection) -> sea_orm::DatabaseTransaction {
    let options = sea_orm::TransactionOptions {
        sqlite_transaction_mode: (db.get_database_backend() == sea_orm::DbBackend::Sqlite)
            .then_some(sea_orm::SqliteTransactionMode::Immediate),
        ..Default::default()
    };
    let transaction = db.begin_with_options(options).await.unwrap();
    if db.get_database_backend() == sea_orm::DbBackend::Postgres {
        transaction.execute_unprepared("LOCK TABLE revision IN EXCLUSIVE MODE").await.unwrap();
    }
    transaction
}

/// An import that takes longer than a second for sure, because another writer is at work for as long.
struct Slow {
    process: Child,
    /// What it says of its progress.
    lines: Receiver<String>,
}

impl Slow {
    /// Begins one, and ends the work of the other writer once the second is over.
    async fn begin(database: &Database, files: &Files) -> Self {
        let begun = Instant::now();
        assert!(run(&["--version"]).status.success());
        // The second begins when the program does, which takes no more than a part of this.
        let to_begin = begun.elapsed() * 20;
        let db = database.connection().await;
        let writer = hold(&db).await;
        let mut command = partnergraph();
        command.args(["import", files.argument(), "--log", "off"]).args(to(database));
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let said = BufReader::new(process.stderr.take().unwrap()).lines();
        let (send, lines) = mpsc::channel();
        std::thread::spawn(move || said.map_while(Result::ok).for_each(|line| drop(send.send(line))));
        tokio::time::sleep(Duration::from_millis(1_500) + to_begin).await;
        writer.rollback().await.unwrap();
        Self { process, lines }
    }
}

/// Makes an import that adds a unit take for ever. Units are written after regions.
enum Endless {
    /// A trigger, which counts how often four regions can be put side by side.
    Counting,
    Locked(sea_orm::DatabaseTransaction),
}

impl Endless {
    async fn begin(db: &sea_orm::DatabaseConnection) -> Self {
        if db.get_database_backend() == sea_orm::DbBackend::Postgres {
            let lock = db.begin().await.unwrap();
            lock.execute_unprepared("LOCK TABLE unit IN EXCLUSIVE MODE").await.unwrap();
            return Self::Locked(lock);
        }
        let counting = "CREATE TRIGGER endless AFTER INSERT ON unit \
                        BEGIN SELECT count(*) FROM region a, region b, region c, region d; END";
        db.execute_unprepared(counting).await.unwrap();
        Self::Counting
    }

    async fn end(self, db: &sea_orm::DatabaseConnection) {
        match self {
            Self::Counting => {
                db.execute_unprepared("DROP TRIGGER endless").await.unwrap();
            }
            Self::Locked(lock) => lock.rollback().await.unwrap(),
        }
    }
}

/// The ids of many records of several concepts.
async fn ids(database: &Database) -> Value {
    let server = Server::start(database);
    let nodes = "nodes { id }";
    let query = format!(
        "{{ regions {{ {nodes} }} partners(first: 100) {{ {nodes} }} agreements(first: 100) {{ {nodes} }} }}"
    );
    let ids = server.data(&query).await;
    assert_eq!(ids["partners"]["nodes"].as_array().unwrap().len(), 100);
    ids
}
