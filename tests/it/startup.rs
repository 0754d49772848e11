//! Starting: what the program says where it cannot, and which settings win.

use std::{fs, net::TcpListener, os::unix::fs::PermissionsExt, process::Command};

use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::support::{
    both,
    database::Database,
    files::{Files, built_in},
    pace::Stopwatch,
    postgres,
    program::{Server, failure, partnergraph, repository, run, stderr, stdout, succeed},
};

both! {
    async fn a_first_start_imports_the_built_in_dataset_and_a_second_does_not(database: Database) {
        let first = Server::start(&database);
        let query = "{ registry { revision university { name } counts { partners } } }";
        let data = first.data(query).await;
        assert_eq!(data["registry"], json!({
            "revision": 1, "university": { "name": "Khazar University" }, "counts": { "partners": built_in().partners.len() },
        }));
        let (status, _) = first.stop("TERM");
        assert_eq!(status.code(), Some(0));
        assert_eq!(Server::start(&database).data(query).await, data);
    }

    async fn what_has_been_imported_is_served_and_nothing_added_to_it(database: Database) {
        let files = Files::sound();
        succeed(&database, &["import", files.argument()]);
        let data = Server::start(&database).data("{ registry { revision counts { partners } } }").await;
        assert_eq!(data["registry"], json!({ "revision": 1, "counts": { "partners": 2 } }));
    }

    async fn a_database_of_a_newer_version_is_left_alone(database: Database) {
        database.store().await;
        let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_from_the_future', 0)";
        database.connection().await.execute_unprepared(newer).await.unwrap();
        let files = Files::sound();
        for command in [&["serve"][..], &["import", files.argument()], &["export", files.argument()]] {
            let said = one_line(partnergraph().args(command).args(["--database-url", &database.url]));
            assert!(said.contains("was written by a newer version of Partnergraph"), "{command:?}: {said}");
            assert!(said.contains("m9999_from_the_future"), "{said}");
            assert!(said.ends_with("use that version, or another database\n"), "{said}");
        }
    }

    async fn a_port_in_use_is_told(database: Database) {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = taken.local_addr().unwrap().to_string();
        let serve = ["serve", "--listen", &address, "--database-url", &database.url];
        // In one line, so nothing has been imported before.
        let said = one_line(partnergraph().args(serve));
        assert!(said.starts_with(&format!("partnergraph: cannot listen on {address}, choose another --listen: ")), "{said}");
    }
}

#[test]
fn a_database_that_cannot_be_reached_is_told_without_its_password() {
    // Not one that is free at the moment, which a test beside this one might take.
    let nowhere = 1;
    for (url, name) in [
        (
            format!("postgres://me:{SECRET}@127.0.0.1:{nowhere}/partners"),
            format!("partners on 127.0.0.1:{nowhere}"),
        ),
        (
            format!("postgres://me:{SECRET}@nowhere.invalid/partners"),
            "partners on nowhere.invalid:5432".to_owned(),
        ),
    ] {
        for command in commands() {
            let said = one_line(partnergraph().args(command).args(["--database-url", &url]));
            assert!(said.starts_with(&format!("partnergraph: cannot open the database {name}: ")), "{said}");
            assert!(said.contains("check that it is there and lets this user in"), "{said}");
        }
    }
}

#[test]
fn a_directory_that_is_not_there_is_told() {
    let place = ["--database-url", "sqlite:///nowhere/at/all/partners.db"];
    for command in [&["serve"][..], &["import", "data/khazar"]] {
        let said = one_line(partnergraph().args(command).args(place));
        assert!(
            said.starts_with("partnergraph: cannot open the database /nowhere/at/all/partners.db: "),
            "{said}"
        );
        assert!(said.contains("No such file or directory"), "{said}");
    }
    let said = one_line(partnergraph().args(["export", "data/never-written"]).args(place));
    assert!(said.starts_with("partnergraph: there is no database /nowhere/at/all/partners.db; "), "{said}");
}

#[test]
fn a_postgres_database_that_is_not_there_is_told() {
    let base = postgres::base_url();
    let (server, query) = base.split_once('?').map_or((base, String::new()), |(a, q)| (a, format!("?{q}")));
    let url = format!("{}/partnergraph_not_there{query}", server.rsplit_once('/').unwrap().0);
    let said = one_line(partnergraph().args(["serve", "--database-url", &url]));
    assert!(said.contains("\"partnergraph_not_there\" does not exist; check that it is there"), "{said}");
}

#[test]
fn an_address_of_no_database_that_we_know_is_told_without_its_password() {
    for (url, reason) in [
        (format!("mysql://me:{SECRET}@db/partners"), "the database address has an unknown scheme"),
        (SECRET.to_owned(), "the database address has an unknown scheme"),
        (String::new(), "the database address has an unknown scheme"),
        (format!("postgres://me:{SECRET}@db:port/partners"), "the database address cannot be read"),
        (
            format!("postgres://me:{SECRET}@db/partners?sslmode=perhaps"),
            "the database address cannot be read",
        ),
        ("sqlite::memory:".to_owned(), "an SQLite database needs a file"),
        ("sqlite://".to_owned(), "an SQLite database needs a file"),
    ] {
        for command in commands() {
            // By the environment, where passwords belong.
            let said = one_line(partnergraph().args(command).env("DATABASE_URL", &url));
            assert!(said.starts_with(&format!("partnergraph: {reason}")), "{url}: {said}");
            assert!(said.contains("give --database-url as sqlite://FILE or postgres://"), "{said}");
        }
    }
}

#[test]
fn a_file_that_may_not_be_written_is_told() {
    let database = Database::sqlite();
    let files = Files::sound();
    succeed(&database, &["import", files.argument()]);
    fs::set_permissions(database.file(), fs::Permissions::from_mode(0o444)).unwrap();
    for command in [&["serve"][..], &["import", files.argument()]] {
        let said = one_line(partnergraph().args(command).args(["--database-url", &database.url]));
        let name = database.file().display().to_string();
        assert_eq!(
            said,
            format!(
                "partnergraph: the database {name} is read-only; make the file and its directory writable\n"
            )
        );
    }
}

#[test]
fn a_file_that_is_no_database_is_told() {
    let files = Files::none().with("notes.db", "These are notes. ".repeat(100));
    let url = format!("sqlite://{}/notes.db", files.path().display());
    for command in commands() {
        let said = one_line(partnergraph().args(command).args(["--database-url", &url]));
        assert!(said.contains("notes.db: file is not a database; check that it is there"), "{said}");
    }
    assert!(fs::read_to_string(files.path().join("notes.db")).unwrap().starts_with("These are notes."));
}

#[test]
fn without_any_arguments_it_serves_a_file_beside_it() {
    let files = Files::none();
    let mut command = partnergraph();
    let server = Server::spawn(command.current_dir(files.path()).env("PARTNERGRAPH_LISTEN", "127.0.0.1:0"));
    assert!(files.path().join("partnergraph.db").is_file());
    drop(server);
}

#[tokio::test]
async fn a_demonstration_touches_no_database_and_shows_everything_on_whatever_day() {
    for today in ["2026-11-23", "2031-02-03"] {
        let files = Files::none();
        let mut command = partnergraph();
        command.current_dir(files.path()).env("DATABASE_URL", "nonsense").env("PARTNERGRAPH_DEMO", "1");
        let server = Server::spawn(command.args(["--listen", "127.0.0.1:0", "--today", today]));
        let data = server.data("{ registry { revision counts { partners } university { name } } expiryQueue { ending { totalCount } over { totalCount } } }").await;
        assert_eq!(data["registry"]["counts"]["partners"], 2000);
        for list in ["ending", "over"] {
            assert!(data["expiryQueue"][list]["totalCount"].as_u64().unwrap() > 20, "{today}: {data}");
        }
        for status in ["PROPOSED", "UPCOMING", "ACTIVE", "EXPIRING", "EXPIRED", "UNKNOWN"] {
            let query =
                format!("{{ agreements(filter: {{ status: {{ eq: {status} }} }}) {{ totalCount }} }}");
            assert!(
                server.data(&query).await["agreements"]["totalCount"].as_u64().unwrap() > 20,
                "{today} {status}"
            );
        }
        assert_eq!(server.get("/health/ready").await.status(), 200);
        assert_eq!(fs::read_dir(files.path()).unwrap().count(), 0);
    }
}

#[tokio::test]
async fn a_flag_wins_over_the_environment_and_that_over_the_default() {
    let (flag, environment) = (Database::sqlite(), Database::sqlite());
    let set = |command: &mut Command| {
        command.env("DATABASE_URL", &environment.url).env("PARTNERGRAPH_TODAY", "2001-02-03");
        command.env("PARTNERGRAPH_LISTEN", "127.0.0.1:0").env("PARTNERGRAPH_MAX_DEPTH", "3");
    };
    let today = "{ registry { today } }";
    let mut command = partnergraph();
    set(&mut command);
    let server = Server::spawn(&mut command);
    assert_eq!(server.data(today).await["registry"]["today"], "2001-02-03");
    let deep = server.ask("{ regions { nodes { partners { totalCount } } } }").await;
    assert_eq!(deep["errors"][0]["extensions"]["allowed"], 3);
    assert!(environment.file().exists() && !flag.file().exists());

    let mut command = partnergraph();
    set(&mut command);
    let server = Server::spawn(command.args([
        "--today",
        "2004-05-06",
        "--database-url",
        &flag.url,
        "--max-depth",
        "4",
    ]));
    assert_eq!(server.data(today).await["registry"]["today"], "2004-05-06");
    server.data("{ regions { nodes { partners { totalCount } } } }").await;
    assert!(flag.file().exists());
}

#[test]
fn every_command_has_help() {
    for (command, word) in [
        (&[][..], "partnergraph import data/mine --dry-run"),
        (&["serve"], "PARTNERGRAPH_LISTEN"),
        (&["import"], "--prune"),
        (&["export"], "--database-url"),
        (&["check"], "without a database"),
        (&["schema"], "Print the GraphQL schema"),
        (&["check-documents"], "Report every fault of the GraphQL documents of a front end"),
    ] {
        let output = partnergraph().args(command).arg("--help").env("DATABASE_URL", SECRET).output().unwrap();
        let help = stdout(&output);
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{command:?}");
        assert!(help.contains("Usage: partnergraph") && help.contains(word), "{command:?}: {help}");
        assert!(!help.contains(SECRET), "{help}");
    }
    let version = run(&["--version"]);
    assert_eq!(stdout(&version), format!("partnergraph {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_readme_tells_every_setting_with_its_variable_and_default() {
    let readme = fs::read_to_string(repository("README.md")).unwrap();
    let help = stdout(&run(&["serve", "--help"]));
    let settings = help.split("\n      --").skip(1).filter(|setting| setting.contains("[env: "));
    let mut count = 0;
    for setting in settings {
        count += 1;
        let text = setting.split_whitespace().collect::<Vec<_>>().join(" ");
        let flag = text.split([' ', '=']).next().unwrap_or_default();
        let after = |start: &str| text.split_once(start).and_then(|(_, rest)| rest.split([']', '=']).next());
        let row = format!("| `--{flag}` | `{}`", after("[env: ").unwrap_or_default());
        let row = readme.lines().find(|line| line.starts_with(&row));
        let row = row.unwrap_or_else(|| panic!("README has no row for {text}"));
        let default = after("[default: ").filter(|default| !default.contains([' ', ','])).unwrap_or_default();
        assert!(row.contains(default), "{row}\n{text}");
    }
    assert!(count > 30, "{count}");
}

#[test]
fn wrong_use_is_told_and_ends_with_2() {
    for (arguments, reason) in [
        (&["dance"][..], "unrecognized subcommand 'dance'"),
        (&["import"], "<DIRECTORY>"),
        (&["serve", "--listen", "here"], "invalid value 'here' for '--listen"),
        (&["serve", "--listen", "127.0.0.1:70000"], "invalid value '127.0.0.1:70000'"),
        (&["serve", "--today", "2026-02-30"], "invalid value '2026-02-30' for '--today"),
        (&["serve", "--max-depth", "-1"], "'-1'"),
        (&["serve", "--request-timeout", "1.5"], "invalid value '1.5'"),
        (&["serve", "--max-connections", "0"], "invalid value '0' for '--max-connections"),
        (&["serve", "--max-requests", "0"], "invalid value '0' for '--max-requests"),
        (&["serve", "--allow-origin", "https://a.example/path"], "write it as browsers send it"),
        (&["serve", "--allow-origin", "null"], "write it as browsers send it"),
        (&["serve", "--cache-control", "a\nb"], "write it as a header"),
        (&["serve", "--log-format", "xml"], "[possible values: text, json]"),
        (&["check", "data/khazar", "--prune"], "unexpected argument '--prune'"),
        (&["import", "data/khazar", "--all"], "--dry-run"),
        (&["--listen", "127.0.0.1:0", "check", "data/khazar"], "cannot be used with"),
    ] {
        let output = run(arguments);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{arguments:?}");
        assert!(stderr(&output).contains(reason), "{arguments:?}: {}", stderr(&output));
    }
    let environment = partnergraph().env("PARTNERGRAPH_TODAY", "yesterday").output().unwrap();
    assert_eq!(environment.status.code(), Some(2));
    assert!(
        stderr(&environment).contains("invalid value 'yesterday' for '--today"),
        "{}",
        stderr(&environment)
    );
}

#[test]
fn a_log_filter_that_cannot_be_read_is_told() {
    let said = one_line(partnergraph().args(["check", "data/khazar", "--log", "a=b=c"]));
    assert!(said.starts_with("partnergraph: cannot read the log filter; write it like info"), "{said}");
}

const SECRET: &str = "hunter2-%40-secret";

/// Commands that need a database, with one argument that lacks nothing else.
fn commands() -> [&'static [&'static str]; 4] {
    [
        &["serve", "--listen", "127.0.0.1:0"],
        &["import", "data/khazar"],
        &["import", "data/khazar", "--dry-run"],
        &["export", concat!(env!("CARGO_TARGET_TMPDIR"), "/never-written")],
    ]
}

/// Runs the program where it must fail at once, in one line, and without the password.
fn one_line(command: &mut Command) -> String {
    let watch = Stopwatch::start();
    let said = failure(command);
    watch.assert_took(0..8_000);
    // Of a pool of connections, which tries again and again, one would hear only this.
    assert!(!said.contains("timed out"), "{said}");
    assert_eq!(said.lines().count(), 1, "{command:?}\n{said}");
    assert!(!said.contains("hunter2"), "{said}");
    said
}
