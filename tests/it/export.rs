//! `partnergraph export`: that it is what was imported.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use partnergraph::{
    clock,
    dataset::{self, Mode},
    store::StoreError,
};
use partnergraph_entity::Row;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use sea_orm::ConnectionTrait;
use tokio::{runtime::Handle, task::block_in_place};

use crate::support::{
    both,
    database::Database,
    files::{Files, texts},
    program::{failure, partnergraph, run, stderr, stdout, succeed},
    rows::rows,
};

both! {
    async fn what_is_imported_is_exported_byte_by_byte(database: Database) {
        let store = database.store().await;
        let cases = if database.is_postgres() { 12 } else { 32 };
        let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
        // Each case takes the place of the one before, so that removals and changes are tried as well.
        let outcome = runner.run(&rows(), |random| {
            let (given, exported) = (Files::none(), Files::none());
            dataset::write(given.path(), &random).unwrap();
            let files = dataset::Files::in_directory(given.path()).unwrap();
            let (mut planned, mut progress) = (None, |_, _| {});
            let change = store.change(clock::now(), &mut progress, |current| {
                let next = dataset::read(&files, current, Mode::Replace).unwrap();
                planned = Some(next.clone());
                Ok::<_, StoreError>(next)
            });
            block_in_place(|| Handle::current().block_on(change))
                .map_err(|error| TestCaseError::fail(error.to_string()))?;
            let snapshot = block_in_place(|| Handle::current().block_on(store.load())).unwrap();
            let mut planned = planned.unwrap();
            planned.citations.sort_by_key(Row::key); // they come in the order of their numbers
            proptest::prop_assert_eq!(&snapshot.rows, &planned);
            dataset::write(exported.path(), &snapshot.rows).unwrap();
            proptest::prop_assert_eq!(texts(given.path()), texts(exported.path()));
            Ok(())
        });
        outcome.unwrap();
    }

    async fn the_built_in_dataset_goes_out_and_in_again_unchanged(database: Database) {
        succeed(&database, &["import", "data/khazar"]);
        let (first, second) = (Files::none(), Files::none());
        let said = succeed(&database, &["export", first.argument()]);
        assert_eq!(said, format!("wrote revision 1 to {}\n", first.argument()));
        let again = succeed(&database, &["import", first.argument(), "--prune"]);
        assert_eq!(again, "nothing to change: the database holds this dataset already, revision 1\n");

        let other = Database::sqlite();
        succeed(&other, &["import", first.argument()]);
        succeed(&other, &["export", second.argument()]);
        assert_eq!(texts(first.path()), texts(second.path()));
        assert_eq!(sorted_lines(first.path()), sorted_lines("data/khazar".as_ref()));
    }

    async fn a_folder_that_holds_anything_is_left_alone_unless_its_files_may_be_overwritten(database: Database) {
        let (sound, target) = (Files::sound(), Files::deep(3).with("notes.txt", "mine"));
        succeed(&database, &["import", sound.argument()]);
        let before = texts(target.path());
        let export = ["export", target.argument(), "--database-url", &database.url];
        let said = failure(partnergraph().args(export));
        let remedy = "it is not empty; name a folder that is new or empty, or overwrite its files with --force\n";
        assert_eq!(said, format!("partnergraph: cannot export to {}: {remedy}", target.argument()));
        assert_eq!(texts(target.path()), before);

        succeed(&database, &["export", target.argument(), "--force"]);
        let read = |name: &str| fs::read_to_string(target.path().join(name)).unwrap();
        assert_eq!((read("regions.csv").as_str(), read("notes.txt").as_str()), ("code,name,parent\nasia,Asia,\n", "mine"));
    }

    async fn who_may_only_read_the_database_exports_it(database: Database) {
        succeed(&database, &["import", "data/khazar"]);
        let (own, read) = (Files::none(), Files::none());
        succeed(&database, &["export", own.argument()]);
        let reader = Reader::of(&database).await;
        let said = run(&["export", read.argument(), "--database-url", &reader.url]);
        assert!(said.status.success(), "{}", stderr(&said));
        assert_eq!(texts(own.path()), texts(read.path()));
        let said = run(&["import", "data/khazar", "--dry-run", "--database-url", &reader.url]);
        assert!(stdout(&said).starts_with("nothing to change"), "{}", stderr(&said));
        let said = run(&["import", "data/khazar", "--database-url", &reader.url]);
        assert_eq!(said.status.code(), Some(1));
        reader.forget(&database).await;
    }

    async fn a_database_without_data_is_not_exported(database: Database) {
        let files = Files::none();
        let target = files.path().join("new");
        let mut command = partnergraph();
        command.arg("export").arg(&target).args(["--database-url", &database.url]);
        let said = failure(&mut command);
        assert_eq!(said.lines().count(), 1, "{said}");
        let remedy = if database.is_postgres() { "run `partnergraph import DIR` first" } else { "import a dataset first" };
        assert!(said.contains(remedy), "{said}");
        assert!(!target.exists());
        assert!(database.is_postgres() || !database.file().exists());
    }

    async fn a_directory_that_cannot_be_written_is_named(database: Database) {
        let files = Files::sound();
        succeed(&database, &["import", files.argument()]);
        let target = files.path().join("regions.csv/export");
        let said = failure(partnergraph().arg("export").arg(&target).args(["--database-url", &database.url]));
        assert!(said.starts_with("partnergraph: cannot export to "), "{said}");
        assert!(said.contains(target.to_str().unwrap()) && said.lines().count() == 1, "{said}");
    }
}

/// Who may read a database and not write it.
struct Reader {
    url: String,
    role: Option<String>,
}

impl Reader {
    async fn of(database: &Database) -> Self {
        if !database.is_postgres() {
            fs::set_permissions(database.file(), fs::Permissions::from_mode(0o444)).unwrap();
            return Self { url: database.url.clone(), role: None };
        }
        let role = format!("partnergraph_reader_{}", std::process::id());
        let db = database.connection().await;
        for statement in [
            format!("CREATE ROLE {role} LOGIN PASSWORD 'reader'"),
            format!("GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}"),
        ] {
            db.execute_unprepared(&statement).await.unwrap();
        }
        let mut url = url::Url::parse(&database.url).unwrap();
        url.set_username(&role).unwrap();
        url.set_password(Some("reader")).unwrap();
        Self { url: url.into(), role: Some(role) }
    }

    /// Roles are the server's, and would outlive the database.
    async fn forget(self, database: &Database) {
        let Some(role) = self.role else { return };
        let db = database.connection().await;
        db.execute_unprepared(&format!("DROP OWNED BY {role}; DROP ROLE {role}")).await.unwrap();
    }
}

/// Each file's lines in an order of ours, since a dataset may be written in any.
fn sorted_lines(directory: &Path) -> Vec<(String, Vec<String>)> {
    let csv = texts(directory).into_iter().filter(|(name, _)| name != "README.md");
    let sorted = |text: String| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    csv.map(|(name, text)| (name, sorted(text))).collect()
}
