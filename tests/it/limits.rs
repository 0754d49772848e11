//! The limits of a request: what is just within passes, what is just beyond is refused, and neither takes long.

use std::{
    fmt::Write as _,
    io::{ErrorKind, Write as _},
    thread,
    time::Duration,
};

use serde_json::{Value, json};

use crate::support::{
    both,
    pace::Stopwatch,
    program::Server,
    raw::{Connection, post},
};

both! {
    async fn a_document_at_a_limit_passes_and_one_beyond_is_refused(database: Database) {
        let settings = "--max-depth 4 --max-aliases 2 --max-directives 2 --max-fields 8 --max-operations 2";
        let server = Server::start_with(&database, &settings.split(' ').collect::<Vec<_>>());
        for (limit, allowed, within, beyond) in [
            ("depth", 4, "{ regions { nodes { partners { totalCount } } } }",
                "{ regions { nodes { partners { nodes { slug } } } } }"),
            ("depth", 4, "{ ...A } fragment A on Query { regions { nodes { partners { totalCount } } } }",
                "{ ...A } fragment A on Query { regions { nodes { partners { nodes { slug } } } } }"),
            ("aliases", 2, "{ a: __typename registry { b: revision } }", "{ a: __typename registry { b: revision c: today } }"),
            ("directives", 2, "{ registry @include(if: true) { ... @skip(if: false) { revision } } }",
                "query @include(if: true) { registry @include(if: true) { ... @skip(if: false) { revision } } }"),
            ("fields", 8, "{ registry { ...T } ...U } fragment T on Registry { revision today today }
                  fragment U on Query { a: __typename ... { b: __typename } __typename __typename }",
                "{ registry { ...T ...T } __typename __typename } fragment T on Registry { revision today today }"),
            ("operations", 2, "query A { __typename } query B { __typename }",
                "query A { __typename } query B { __typename } query C { __typename }"),
        ] {
            let name = if limit == "operations" { json!("A") } else { json!(null) };
            let answer = ask(&server, within, &name).await;
            assert!(answer.get("errors").is_none(), "{limit}: {answer}");
            let answer = ask(&server, beyond, &name).await;
            assert_exceeded(&answer, limit, allowed + 1, allowed);
        }
    }

    async fn tokens_are_counted_to_the_last(database: Database) {
        let server = Server::start_with(&database, &["--max-tokens", "9"]);
        // Seven names and brackets, white space between two of them, and the end.
        server.data("{registry{revision today}}").await;
        for beyond in ["{registry{revision today}} ", "{registry{revision today id}}", "{registry{revision#\ntoday}}"] {
            assert_exceeded(&ask(&server, beyond, &json!(null)).await, "tokens", 10, 9);
        }
    }

    async fn a_body_and_an_address_are_measured_in_bytes(database: Database) {
        let server = Server::start_with(&database, &["--max-body-bytes", "200", "--max-url-bytes", "300"]);
        let body = |length: usize| format!("{:length$}", r#"{"query":"{ __typename }"}"#);
        let post = async |body: String| {
            let request = server.client.post(format!("{}/graphql", server.address));
            let answer = request.header("content-type", "application/json").body(body).send().await.unwrap();
            (answer.status().as_u16(), answer.json::<Value>().await.unwrap())
        };
        assert_eq!(post(body(200)).await, (200, json!({ "data": { "__typename": "Query" } })));
        let (status, answer) = post(body(201)).await;
        assert_eq!(status, 413);
        assert_code(&answer, "PAYLOAD_TOO_LARGE", "bodyBytes", 200);

        let path = |length: usize| format!("{:_<length$}", "/graphql?query={__typename}&x=");
        assert_eq!(server.get(&path(300)).await.status(), 200);
        let answer = server.get(&path(301)).await;
        assert_eq!(answer.status(), 414);
        assert_code(&answer.json().await.unwrap(), "URI_TOO_LONG", "urlBytes", 300);
    }

    async fn a_body_far_too_large_is_not_read_to_its_end(database: Database) {
        let server = Server::start(&database);
        let chunk = format!("{:x}\r\n{}\r\n", 1 << 16, "x".repeat(1 << 16));
        let chunked = post(0).replace("Content-Length: 0", "Transfer-Encoding: chunked");
        for (head, piece) in [(post(WHOLE), "x".repeat(1 << 16)), (chunked, chunk)] {
            let mut connection = Connection::with(&server, &head);
            let taken = taken_until_answered(&mut connection, piece.as_bytes());
            assert!(taken < BUFFERS, "{taken} bytes of {WHOLE} were taken");
            connection.end();
            let answer = connection.rest().expect("still open");
            assert!(answer.starts_with("HTTP/1.1 413 ") && answer.contains(r#""limit":"bodyBytes""#), "{answer}");
        }
        server.data("{ __typename }").await;
    }

    async fn the_defaults_are_those_that_are_documented(database: Database) {
        let server = Server::start(&database);
        for (limit, allowed, beyond) in [
            ("depth", 15, nested(16)),
            ("fields", 1_000, format!("{{ {} }}", "__typename ".repeat(1_001))),
            ("aliases", 50, format!("{{ {} }}", numbered(51, |n| format!("a{n}: __typename ")))),
            ("directives", 50, format!("{{ {} }}", "__typename @skip(if: false) ".repeat(51))),
            ("operations", 10, numbered(11, |n| format!("query Q{n} {{ __typename }} "))),
        ] {
            assert_exceeded(&ask(&server, &beyond, &json!("Q1")).await, limit, allowed + 1, allowed);
        }
        let many = format!("{{ {} }}", "__typename ".repeat(4_000));
        assert_eq!(server.ask(&many).await["errors"][0]["extensions"]["allowed"], 4_000);
    }

    async fn a_document_made_to_take_long_is_answered_fast(database: Database) {
        let server = Server::start(&database);
        for (name, bomb) in bombs() {
            let (watch, before) = (Stopwatch::start(), server.work());
            let answer = server.ask(&bomb).await;
            let (took, work) = (watch.elapsed(), server.work().saturating_sub(before));
            assert!(work < Duration::from_secs(2) && took < Duration::from_secs(8), "{name} took {work:?} in {took:?}");
            let code = answer["errors"][0]["extensions"]["code"].as_str();
            assert!(matches!(code, Some("LIMIT_EXCEEDED" | "VALIDATION_FAILED" | "PARSE_FAILED")), "{name}: {answer}");
            assert!(answer["errors"].as_array().unwrap().len() <= 20, "{name}");
            assert!(answer.get("data").is_none(), "{name}");
        }
        server.data("{ __typename }").await;
    }
}

/// How many bytes the body has that is far too large, and how many of them the system may hold for a server that does not read
/// them.
const WHOLE: usize = 1 << 30;
const BUFFERS: usize = 32 << 20;

/// Sends a piece again and again, as long as something is taken and nothing is answered: how many bytes were taken.
fn taken_until_answered(connection: &mut Connection, piece: &[u8]) -> usize {
    let mut taken = 0;
    while taken < WHOLE && connection.is_silent() {
        connection.0.set_nonblocking(true).unwrap();
        match connection.0.write(&piece[taken % piece.len()..]) {
            Ok(bytes) => taken += bytes,
            Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(Duration::from_millis(1)),
            Err(error) => panic!("cut before it was answered: {error}"),
        }
    }
    connection.0.set_nonblocking(false).unwrap();
    taken
}

/// Documents that are short, and enormous when they are followed naively.
fn bombs() -> Vec<(&'static str, String)> {
    let doubling = |count: usize, last: &str| {
        let fragments =
            numbered(count, |n| format!("fragment f{n} on Query {{ ...f{m} ...f{m} }} ", m = n + 1));
        format!("{{ ...f0 }} {fragments} fragment f{count} on Query {{ {last} }}")
    };
    vec![
        ("fragments that double 25 times", doubling(25, "__typename")),
        ("fragments that double 200 times", doubling(200, "__typename")),
        ("fragments that double and end in themselves", doubling(25, "...f0")),
        ("fragments that double and end in nothing known", doubling(25, "...nowhere")),
        ("a fragment inside itself", "{ ...f } fragment f on Query { ...f ...f ...f }".to_owned()),
        (
            "fragments that all use each other",
            format!(
                "{{ ...f0 }} {}",
                numbered(30, |n| format!(
                    "fragment f{n} on Query {{ {} }} ",
                    numbered(30, |m| format!("...f{m} "))
                ))
            ),
        ),
        ("doubling fields", {
            let fragments = numbered(12, |n| {
                format!(
                    "fragment f{n} on Region {{ parent {{ ...f{m} }} p: parent {{ ...f{m} }} }} ",
                    m = n + 1
                )
            });
            format!("{{ region(code: \"asia\") {{ ...f0 }} }} {fragments} fragment f12 on Region {{ name }}")
        }),
        ("inline fragments inside one another", "{ ... ".repeat(500) + "{ __typename" + &"}".repeat(501)),
        ("open brackets", "{a".repeat(1_900)),
        ("lists inside one another", format!("{{ region(code: {}", "[".repeat(3_000))),
        (
            "objects inside one another",
            format!("{{ partners(filter: {} {{ totalCount }} }}", "{not:".repeat(900)),
        ),
        ("a variable's type of lists", format!("query ($a: {}Int) {{ __typename }}", "[".repeat(3_000))),
        ("unknown fields", format!("{{ {} }}", numbered(900, |n| format!("x{n} ")))),
        ("the same field with many arguments", {
            let fields = numbered(45, |n| format!("a{n}: region(code: \"{n}\") {{ nothing{n} }} "));
            format!("{{ {fields} }}")
        }),
        (
            "fields that must be compared pair by pair",
            format!("{{ {} }}", "region(code: \"a\") { name nothing } ".repeat(300)),
        ),
        ("unused fragments", {
            format!(
                "{{ __typename }} {}",
                numbered(400, |n| format!("fragment f{n} on Query {{ __typename }} "))
            )
        }),
        ("unused variables", {
            format!("query ({}) {{ __typename }}", numbered(900, |n| format!("$a{n}: Int ")))
        }),
        ("introspection inside itself", {
            let inner =
                "types { fields { type { fields { type { fields { type { fields { name } } } } } } } }";
            format!("{{ __schema {{ {inner} }} }}")
        }),
    ]
}

fn numbered(count: usize, mut text: impl FnMut(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, n| {
        let _ = write!(all, "{}", text(n));
        all
    })
}

/// A valid document of a depth of at least 3.
fn nested(depth: usize) -> String {
    let inner = depth - 2;
    format!("{{ region(code: \"asia\") {}{{ name }}{} }}", "{ parent ".repeat(inner), "}".repeat(inner))
}

async fn ask(server: &Server, query: &str, operation_name: &Value) -> Value {
    let body = json!({ "query": query, "operationName": operation_name });
    let request = server.client.post(format!("{}/graphql", server.address)).json(&body);
    let answer = request.header("accept", "application/graphql-response+json").send().await.unwrap();
    let status = answer.status();
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(status, if answer.get("errors").is_some() { 400 } else { 200 }, "{answer}");
    answer
}

fn assert_exceeded(answer: &Value, limit: &str, found: usize, allowed: usize) {
    assert_code(answer, "LIMIT_EXCEEDED", limit, allowed);
    assert_eq!(answer["errors"][0]["extensions"]["found"], found, "{answer}");
}

fn assert_code(answer: &Value, code: &str, limit: &str, allowed: usize) {
    assert_eq!(answer["errors"].as_array().map(Vec::len), Some(1), "{answer}");
    let extensions = &answer["errors"][0]["extensions"];
    assert_eq!(
        (extensions["code"].as_str(), extensions["limit"].as_str(), extensions["allowed"].as_u64()),
        (Some(code), Some(limit), Some(allowed as u64)),
        "{answer}"
    );
    assert!(answer.get("data").is_none(), "{answer}");
}
