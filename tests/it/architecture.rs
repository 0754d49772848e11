//! What must not use what: each absence that `docs/architecture.md` tells is kept here, by reading our own sources.
//!
//! A path is what follows `use`, taken out of its braces, or any `a::b` in the code; comments do not count.

use std::{fs, path::Path};

use crate::support::program::repository;

/// A source file: its path in the repository, and the paths that it names.
struct Source {
    file: String,
    names: Vec<String>,
}

impl Source {
    fn read(file: &str, text: &str) -> Self {
        let code: String = text
            .lines()
            .map(|line| line.split("//").next().unwrap_or_default())
            .fold(String::new(), |code, line| code + line + "\n");
        let mut names = Vec::new();
        for statement in code.split_inclusive([';', '{', '}']) {
            names.extend(written_out(statement));
        }
        for declaration in uses(&code) {
            names.extend(flattened(declaration));
        }
        Self { file: file.to_owned(), names }
    }

    /// Whether it names the path, or something in it.
    fn names(&self, path: &str) -> bool {
        self.names.iter().any(|name| {
            let name = name.strip_prefix("::").unwrap_or(name);
            name == path || name.strip_prefix(path).is_some_and(|rest| rest.starts_with("::"))
        })
    }

    /// Whether it names a path that ends like this, such as `env::var`.
    fn names_any(&self, ends: &[&str]) -> bool {
        let ends_with = |name: &str, end: &str| name == end || name.ends_with(&format!("::{end}"));
        self.names.iter().any(|name| ends.iter().any(|end| ends_with(name, end)))
    }

    fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| {
            let rest = self.file.strip_prefix(place);
            rest.is_some_and(|rest| rest.is_empty() || place.ends_with('/'))
        })
    }
}

/// What stands between `use` and `;`.
fn uses(code: &str) -> impl Iterator<Item = &str> {
    code.match_indices("use ").filter_map(|(at, word)| {
        let begins =
            code[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric() && before != '_');
        let rest = &code[at + word.len()..];
        begins.then(|| rest.find(';').map(|end| &rest[..end])).flatten()
    })
}

/// The paths of a use declaration: `a::{b, c::d}` names `a::b` and `a::c::d`.
fn flattened(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((start, inner)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for character in inner.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(character);
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| flattened(part)).map(|part| format!("{}{part}", start.trim())).collect()
}

/// The paths `a::b` of a piece of code.
fn written_out(code: &str) -> impl Iterator<Item = String> {
    let words = code.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
    words.filter(|word| word.contains("::")).map(|word| word.trim_matches(':').to_owned())
}

/// Every source file of the three crates.
fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    for directory in ["src", "entity/src", "migration/src"] {
        collect(&repository(directory), directory, &mut sources);
    }
    assert!(sources.len() > 100, "only {} files were found", sources.len());
    sources
}

fn collect(directory: &Path, name: &str, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(directory).unwrap() {
        let entry = entry.unwrap();
        let file = format!("{name}/{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            collect(&entry.path(), &file, sources);
        } else if entry.path().extension().is_some_and(|extension| extension == "rs") {
            sources.push(Source::read(&file, &fs::read_to_string(entry.path()).unwrap()));
        }
    }
}

/// The files outside some places for which something is true.
fn outside(sources: &[Source], places: &[&str], fault: impl Fn(&Source) -> bool) -> Vec<String> {
    let faulty = sources.iter().filter(|source| !source.is_in(places) && fault(source));
    faulty.map(|source| source.file.clone()).collect()
}

/// The files inside some places for which something is true.
fn inside(sources: &[Source], places: &[&str], fault: impl Fn(&Source) -> bool) -> Vec<String> {
    let faulty = sources.iter().filter(|source| source.is_in(places) && fault(source));
    faulty.map(|source| source.file.clone()).collect()
}

const NONE: [String; 0] = [];

#[test]
fn axum_is_used_in_http_and_by_the_command_that_serves() {
    let names = |source: &Source| source.names("axum");
    assert_eq!(outside(&sources(), &["src/http/", "src/cli/serve.rs"], names), NONE);
}

#[test]
fn async_graphql_is_used_in_graphql_and_http() {
    let names = |source: &Source| source.names("async_graphql");
    assert_eq!(outside(&sources(), &["src/graphql/", "src/http/"], names), NONE);
}

#[test]
fn statements_and_connections_are_made_in_store_and_migration() {
    // What describes rows and their values, not how they are stored or found.
    let entity_types = [
        "sea_orm::ActiveEnum",
        "sea_orm::DeriveValueType",
        "sea_orm::EnumIter",
        "sea_orm::Iterable",
        "sea_orm::entity::prelude",
    ];
    let fault = |source: &Source| {
        let own = source.names.iter().filter(|name| {
            ["sea_orm", "sea_orm_migration", "sea_query", "sqlx"]
                .contains(&name.split("::").next().unwrap_or_default())
        });
        own.clone().any(|name| !entity_types.iter().any(|allowed| name.starts_with(allowed)))
    };
    let sources = sources();
    assert_eq!(outside(&sources, &["src/store/", "migration/src/"], fault), NONE);
    // The prelude brings them all, so only the tables themselves may take it.
    let prelude = |source: &Source| source.names("sea_orm::entity::prelude");
    assert_eq!(outside(&sources, &["src/store/", "entity/src/"], prelude), NONE);
}

#[test]
fn the_registry_does_no_io_and_knows_neither_clock_nor_graphql_nor_sql() {
    let fault = |source: &Source| {
        let foreign = ["axum", "async_graphql", "apollo_compiler", "sea_orm", "sqlx", "tokio", "tracing"];
        let ours = ["cli", "clock", "config", "dataset", "graphql", "http", "store"]
            .map(|room| format!("crate::{room}"));
        let io = ["std::fs", "std::io", "std::net", "std::env", "std::process", "std::time", "std::thread"];
        foreign.iter().chain(&io).any(|path| source.names(path))
            || ours.iter().any(|path| source.names(path))
            || source.names_any(&["Utc::now", "Local::now", "Instant::now", "SystemTime::now"])
    };
    assert_eq!(inside(&sources(), &["src/registry/"], fault), NONE);
}

#[test]
fn environment_variables_are_read_in_config() {
    let names = |source: &Source| source.names("std::env") || source.names("env") || source.names("dotenvy");
    assert_eq!(outside(&sources(), &["src/config.rs", "src/config/"], names), NONE);
}

#[test]
fn the_clock_is_read_in_one_place() {
    let reads = |source: &Source| {
        source.names_any(&["Utc::now", "Local::now", "SystemTime::now", "SystemTime", "Local", "Utc::today"])
    };
    assert_eq!(outside(&sources(), &["src/clock.rs"], reads), NONE);
}

#[test]
fn migrations_do_not_know_the_tables_of_today() {
    let names = |source: &Source| source.names("partnergraph_entity");
    assert_eq!(inside(&sources(), &["migration/src/"], names), NONE);
    let manifest = fs::read_to_string(repository("migration/Cargo.toml")).unwrap();
    assert!(!manifest.contains("partnergraph-entity"));
}

#[test]
fn rooms_know_only_the_rooms_below_them() {
    let sources = sources();
    for (room, unknown) in [
        ("src/registry/", &["cli", "clock", "config", "dataset", "graphql", "http", "store"][..]),
        ("src/graphql/", &["cli", "clock", "config", "dataset", "http", "store"]),
        ("src/http/", &["cli", "dataset", "store"]),
        ("src/dataset/", &["cli", "clock", "config", "graphql", "http", "registry", "store"]),
        ("src/store/", &["cli", "config", "dataset", "graphql", "http"]),
        ("src/config/", &["cli", "dataset", "graphql", "http", "registry", "store"]),
        ("src/clock.rs", &["cli", "config", "dataset", "graphql", "http", "registry", "store"]),
    ] {
        for other in unknown {
            let names = |source: &Source| source.names(&format!("crate::{other}"));
            assert_eq!(inside(&sources, &[room], names), NONE, "{other}");
        }
    }
    let names =
        |source: &Source| ["partnergraph", "partnergraph_migration"].iter().any(|name| source.names(name));
    assert_eq!(inside(&sources, &["entity/src/"], names), NONE);
}

#[test]
fn a_made_up_offence_is_found_however_it_is_written() {
    for code in [
        "use axum::Router;",
        "use axum;",
        "pub use ::axum::Router;",
        "use {std::fmt, axum::{Router, http::Uri}};",
        "use axum::{\n    Router,\n};",
        "fn f() -> axum::Router { todo!() }",
        "mod a { use axum as server; }",
    ] {
        let source = [Source::read("src/registry/mod.rs", code)];
        assert_eq!(outside(&source, &["src/http/"], |s| s.names("axum")), ["src/registry/mod.rs"], "{code}");
        assert_eq!(outside(&source, &["src/registry/"], |s| s.names("axum")), NONE, "{code}");
    }
    for code in
        ["// use axum::Router;", "/// Added by axum::Router.", "use axum_extra::Router;", "let axum = 1;"]
    {
        let source = [Source::read("src/registry/mod.rs", code)];
        assert_eq!(outside(&source, &[], |s| s.names("axum")), NONE, "{code}");
    }
    let source = Source::read("src/http/a.rs", "use crate::{graphql::{self, View}, http};");
    assert!(
        source.names("crate::graphql::View") && source.names("crate::graphql") && source.names("crate::http")
    );
    assert!(!source.names("crate::store"));
    assert!(Source::read("src/http/a.rs", "let now = chrono::Utc::now();").names_any(&["Utc::now"]));
    assert!(Source::read("src/http/a.rs", "let now = Utc::now();").names_any(&["Utc::now"]));
    assert!(Source::read("src/http/a.rs", "std::env::var(\"HOME\")").names("std::env"));
    assert!(Source::read("src/http/a.rs", "use std::env; env::var(\"HOME\")").names("env"));
}
