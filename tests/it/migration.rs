//! The tables: that they come and go, that they are what the entities say, and that they refuse bad rows.

use std::collections::{BTreeMap, BTreeSet};

use partnergraph_entity::{revision, tables};
use partnergraph_migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait, IdenStatic, Iterable, Statement};

use crate::support::{both, database::Database, program::succeed};

both! {
    async fn the_tables_come_go_and_come_again_the_same(database: Database) {
        let db = database.connection().await;
        Migrator::up(&db, None).await.unwrap();
        let first = definitions(&db).await;
        assert!(first.len() > 21, "{first:#?}");
        Migrator::down(&db, None).await.unwrap();
        assert_eq!(columns(&db).await, BTreeMap::new());
        Migrator::up(&db, None).await.unwrap();
        assert_eq!(definitions(&db).await, first);
    }

    async fn each_migration_can_be_taken_back_by_itself(database: Database) {
        let db = database.connection().await;
        let count = u32::try_from(Migrator::migrations().len()).unwrap();
        for applied in 1..=count {
            Migrator::up(&db, Some(1)).await.unwrap();
            let with = definitions(&db).await;
            Migrator::down(&db, Some(1)).await.unwrap();
            Migrator::up(&db, Some(1)).await.unwrap();
            assert_eq!(definitions(&db).await, with, "migration {applied}");
        }
    }

    async fn tables_and_columns_are_those_of_the_entities(database: Database) {
        database.store().await;
        let db = database.connection().await;
        assert_eq!(columns(&db).await, entities());
    }

    async fn every_table_can_be_read_through_its_entity_and_is_empty_at_first(database: Database) {
        database.store().await;
        let db = database.connection().await;
        macro_rules! assert_empty {
            ([] $($rows:ident: $table:ident,)*) => {
                $(assert_eq!(partnergraph_entity::$table::Entity::find().all(&db).await.unwrap(), []);)*
            };
        }
        tables!(assert_empty);
        assert_eq!(revision::Entity::find().all(&db).await.unwrap(), []);
    }

    async fn every_foreign_key_refuses_a_number_that_is_not_there(database: Database) {
        let db = filled(&database).await;
        let references = entities().into_iter().flat_map(|(table, columns)| {
            let references = columns.into_iter().filter(|column| column.ends_with("_id"));
            references.map(move |column| (table.clone(), column)).collect::<Vec<_>>()
        });
        let mut count = 0;
        for (table, column) in references {
            // A different number for each row, and of citations only those that have this kind of subject.
            let unknown = format!("UPDATE {table} SET {column} = COALESCE({column}, 0) + 1000000");
            let only = if table == "citation" { format!(" WHERE {column} IS NOT NULL") } else { String::new() };
            let statement = unknown + &only;
            assert_refused(&db, &statement, "foreign key").await;
            count += 1;
        }
        assert_eq!(count, 27);
    }

    async fn what_is_referred_to_cannot_be_removed(database: Database) {
        let db = filled(&database).await;
        for table in ["source", "region", "country", "unit", "field", "partner", "programme", "agreement", "activity"] {
            assert_refused(&db, &format!("DELETE FROM {table}"), "foreign key").await;
        }
    }

    async fn a_row_cannot_be_there_twice(database: Database) {
        let db = filled(&database).await;
        for (table, columns) in entities() {
            let columns = columns.into_iter().collect::<Vec<_>>().join(", ");
            let statement = format!("INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}");
            assert_refused(&db, &statement, "unique").await;
        }
    }

    async fn a_slug_code_or_citation_cannot_be_given_twice(database: Database) {
        let db = filled(&database).await;
        for table in ["unit", "partner", "programme", "agreement", "activity", "membership"] {
            assert_refused(&db, &format!("UPDATE {table} SET slug = 'same'"), "unique").await;
        }
        // There is one source.
        let again = "INSERT INTO source (id, slug, title) SELECT id + 1, slug, title FROM source";
        assert_refused(&db, again, "unique").await;
        for (table, code) in [("region", "asia"), ("country", "AZ"), ("field", "01")] {
            assert_refused(&db, &format!("UPDATE {table} SET code = '{code}'"), "unique").await;
        }
        for subject in ["partner_id", "agreement_id", "membership_id"] {
            let same = format!("UPDATE citation SET place = 'x', fact = 'name', {subject} = \
                (SELECT min({subject}) FROM citation) WHERE {subject} IS NOT NULL");
            assert_refused(&db, &same, "unique").await;
        }
    }

    async fn values_outside_of_closed_lists_and_forms_are_refused(database: Database) {
        let db = filled(&database).await;
        for change in [
            "partner SET kind = 'person'",
            "agreement SET stage = 'maybe'",
            "agreement SET home_role = 'guest'",
            "party SET role = 'guest'",
            "activity SET direction = 'sideways'",
            "activity_level SET level = 'kindergarten'",
            "citation SET basis = 'guessed'",
            "agreement SET starts = '199'",
            "activity SET ends = '1999-1-1'",
            "membership SET starts = ''",
            "source SET published = '19999'",
            "partner SET name = ''",
            "partner SET city = ''",
            "region SET code = ''",
            "country SET code = 'XAB'",
            "field SET code = '01111'",
            "university SET id = 2",
            "region SET parent_id = id",
            "unit SET parent_id = id",
            "agreement SET renews_id = id",
            "agreement SET indefinite = true, ends = '2030'",
            "citation SET partner_id = NULL, agreement_id = NULL, membership_id = NULL",
            "citation SET partner_id = (SELECT min(id) FROM partner), agreement_id = (SELECT min(id) FROM agreement)",
            "revision SET number = 0",
        ] {
            assert_refused(&db, &format!("UPDATE {change}"), "check").await;
        }
        let too_long = "x".repeat(101);
        assert_refused(&db, &format!("UPDATE partner SET slug = '{too_long}'"), "check").await;
    }

    async fn what_must_be_known_cannot_be_null(database: Database) {
        let db = filled(&database).await;
        for change in [
            "partner SET kind = NULL",
            "agreement SET title = NULL",
            "agreement SET stage = NULL",
            "agreement SET indefinite = NULL",
            "activity SET agreement_id = NULL",
            "party SET role = NULL",
            "membership SET partner_id = NULL",
            "citation SET place = NULL",
            "citation SET basis = NULL",
            "revision SET made_at = NULL",
        ] {
            assert_refused(&db, &format!("UPDATE {change}"), "not null").await;
        }
    }
}

/// The built-in dataset, and what it has no example of.
async fn filled(database: &Database) -> DatabaseConnection {
    succeed(database, &["import", "data/khazar"]);
    database.connection().await
}

async fn assert_refused(db: &DatabaseConnection, statement: &str, reason: &str) {
    let Err(error) = db.execute_unprepared(statement).await else { panic!("taken: {statement}") };
    // SQLite says `NOT NULL constraint failed`, PostgreSQL `violates not-null constraint`.
    let message = error.to_string().to_lowercase().replace('-', " ");
    assert!(message.contains(&format!("{reason} constraint")), "{statement}\n{message}");
}

/// The tables with their columns, as the entities have them.
fn entities() -> BTreeMap<String, BTreeSet<String>> {
    fn entity<E: EntityTrait>(entity: E) -> (String, BTreeSet<String>) {
        let columns = E::Column::iter().map(|column| column.as_str().to_owned()).collect();
        (entity.table_name().to_owned(), columns)
    }
    macro_rules! all {
        ([] $($rows:ident: $table:ident,)*) => { BTreeMap::from([$(entity(partnergraph_entity::$table::Entity),)*]) };
    }
    let mut all = tables!(all);
    all.extend([entity(revision::Entity)]);
    all
}

/// The tables with their columns, as the database has them; without the list of migrations.
async fn columns(db: &DatabaseConnection) -> BTreeMap<String, BTreeSet<String>> {
    let sqlite =
        "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'";
    let postgres = "SELECT table_name::text, column_name::text FROM information_schema.columns \
                    WHERE table_schema = 'public'";
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (table, column) in pairs(db, sqlite, postgres).await {
        tables.entry(table).or_default().insert(column);
    }
    tables.remove("seaql_migrations");
    tables
}

/// Tables, constraints and indexes with all that makes them up.
async fn definitions(db: &DatabaseConnection) -> Vec<(String, String)> {
    let sqlite = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name";
    let postgres = "SELECT table_name || '.' || column_name AS name, data_type || is_nullable \
                      FROM information_schema.columns WHERE table_schema = 'public'
                    UNION SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) \
                      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
                    UNION SELECT tablename || '.' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
                    ORDER BY 1, 2";
    pairs(db, sqlite, postgres).await
}

async fn pairs(db: &DatabaseConnection, sqlite: &str, postgres: &str) -> Vec<(String, String)> {
    let backend = db.get_database_backend();
    let question = if backend == sea_orm::DbBackend::Postgres { postgres } else { sqlite };
    let rows = db.query_all_raw(Statement::from_string(backend, question)).await.unwrap();
    let pair = |row: &sea_orm::QueryResult| (row.try_get_by(0).unwrap(), row.try_get_by(1).unwrap());
    rows.iter().map(pair).collect()
}
