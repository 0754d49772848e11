//! What stands between the network and the API: connections, headers and bodies that come slowly or not at all, what is
//! shown to whom, what caches may do, and smaller answers. Attacks on documents are in `attacks`.

use std::{net::TcpStream, process::Command, time::Duration};

use serde_json::{Value, json};

use crate::support::{
    both,
    database::Database,
    pace::{PATIENCE, Stopwatch, within},
    program::{Server, partnergraph, repository},
    raw::{Connection, post},
};

const BODY: &str = r#"{"query":"{ __typename }"}"#;
const GRAPHQL: &str = "application/graphql-response+json";

both! {
    async fn the_contract_tells_every_limit_with_the_value_that_is_set(database: Database) {
        let settings = "--max-body-bytes 1000 --max-url-bytes 1001 --max-header-bytes 1002 --max-tokens 1003 --max-operations 14 \
                        --max-depth 16 --max-fields 1004 --max-aliases 17 --max-directives 18 --max-objects 1005 \
                        --max-in-values 19 --max-filter-nesting 6 --max-errors 21 --header-timeout 11 --body-timeout 12 \
                        --stall-timeout 9 --request-timeout 13 --max-requests 22 --max-connections 23";
        let server = Server::start_with(&database, &settings.split_whitespace().collect::<Vec<_>>());
        assert_eq!(server.data(&format!("{{ limits {{ {} }} }}", limits(&server).await.join(" "))).await["limits"], json!({
            "bodyBytes": 1000, "urlBytes": 1001, "headerBytes": 1002, "tokens": 1003, "brackets": 64, "operations": 14,
            "depth": 16, "nesting": 32, "fields": 1004, "aliases": 17, "directives": 18, "objects": 1005, "page": 100,
            "pageDefault": 25, "nodes": 100, "inValues": 19, "filterNesting": 6, "errors": 21, "headerSeconds": 11,
            "bodySeconds": 12, "stallSeconds": 9, "requestSeconds": 13, "requests": 22, "connections": 23,
        }));
    }

    async fn an_error_names_a_limit_as_the_contract_does(database: Database) {
        let names = limits(&Server::start(&database)).await;
        let text = std::fs::read_to_string(repository("docs/errors.md")).unwrap();
        let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
        let documented: Vec<&str> = rows.map(|(limit, _)| limit).filter(|limit| *limit != "limit").collect();
        assert!(documented.len() >= 10, "{documented:?}");
        for limit in documented {
            assert!(names.iter().any(|name| name == limit), "{limit} is not among {names:?}");
        }
    }

    async fn caches_are_told_what_the_setting_says_and_never_to_keep_an_error(database: Database) {
        let server = Server::start(&database);
        for path in ["/graphql?query={__typename}", "/export/partners.csv", "/calendar/expiries.ics"] {
            assert_eq!(server.get(path).await.headers()["cache-control"], "no-cache", "{path}");
        }
        for path in ["/graphql?query={nothing}", "/export/nothing.csv", "/export/partners.csv?filter=1", "/nowhere"] {
            assert_eq!(server.get(path).await.headers()["cache-control"], "no-store", "{path}");
        }
        assert!(!post_json(&server).send().await.unwrap().headers().contains_key("cache-control"));

        let server = Server::start_with(&database, &["--cache-control", "public, max-age=60"]);
        assert_eq!(server.get("/graphql?query={__typename}").await.headers()["cache-control"], "public, max-age=60");
    }

    async fn large_answers_are_compressed_as_the_caller_accepts(database: Database) {
        let server = Server::start(&database);
        let large = "/graphql?query={partners(first:100){nodes{name,summary}}}";
        for path in [large, "/export/partners.csv", "/export/partners.jsonl", "/calendar/expiries.ics", "/schema.graphql"] {
            let plain = fetched(&server, path, "identity").await;
            assert_eq!(plain.0, None, "{path}");
            for (encoding, magic) in [("zstd", &[0x28, 0xb5, 0x2f, 0xfd][..]), ("br", &[]), ("gzip", &[0x1f, 0x8b])] {
                let (encoded, bytes) = fetched(&server, path, encoding).await;
                // The calendar of this dataset is small.
                if plain.1.len() < 1024 {
                    assert_eq!(encoded, None, "{path}");
                    continue;
                }
                assert_eq!(encoded.as_deref(), Some(encoding), "{path}");
                assert!(bytes.len() * 2 < plain.1.len() && bytes.starts_with(magic), "{path} {encoding}: {}", bytes.len());
            }
            let (_, bytes) = fetched(&server, path, "gzip").await;
            if plain.1.len() >= 1024 {
                assert_eq!(gunzipped(&bytes), plain.1, "{path}");
            }
        }
        assert_eq!(fetched(&server, "/graphql?query={__typename}", "gzip, br, zstd").await.0, None, "a small answer");
        let answer = server.client.get(format!("{}{large}", server.address)).header("accept-encoding", "br").send().await;
        assert_eq!(answer.unwrap().headers()["vary"], "accept, accept-encoding");
    }

    async fn pages_of_other_origins_may_ask_only_where_they_are_named(database: Database) {
        let allowed = async |server: &Server, origin: &str| {
            let answer = post_json(server).header("origin", origin).send().await.unwrap();
            assert_eq!(answer.status(), 200);
            assert!(!answer.headers().contains_key("access-control-allow-credentials"));
            answer.headers().get("access-control-allow-origin").map(|value| value.to_str().unwrap().to_owned())
        };
        let none = Server::start(&database);
        assert_eq!(allowed(&none, "https://a.example").await, None);
        assert_eq!(preflight(&none, "https://a.example").await.status(), 405);

        let two = Server::start_with(&database, &["--allow-origin", "https://a.example,https://b.example:8443"]);
        for origin in ["https://a.example", "https://b.example:8443"] {
            assert_eq!(allowed(&two, origin).await.as_deref(), Some(origin));
            let headers = preflight(&two, origin).await.headers().clone();
            assert_eq!(headers["access-control-allow-origin"], origin);
            assert_eq!(headers["access-control-allow-methods"], "GET,HEAD,POST");
            assert_eq!(headers["access-control-allow-headers"], "content-type");
            assert!(headers.contains_key("x-request-id"));
        }
        assert_eq!(allowed(&two, "https://c.example").await, None);
        // What is refused before it is looked at can be read by the page as well.
        let large = post_json(&two).header("origin", "https://a.example").body("x".repeat(200_000)).send().await.unwrap();
        assert_eq!((large.status().as_u16(), &large.headers()["access-control-allow-origin"]), (413, &"https://a.example".parse().unwrap()));
        assert!(large.headers()["access-control-expose-headers"].to_str().unwrap().contains("x-request-id"));

        // A page may read under which name a file is to be saved.
        let file = two.client.get(format!("{}/export/agreements.jsonl", two.address)).header("origin", "https://b.example:8443");
        let file = file.send().await.unwrap();
        assert!(file.headers().contains_key("content-disposition"));
        assert!(file.headers()["access-control-expose-headers"].to_str().unwrap().contains("content-disposition"));

        let all = Server::start_with(&database, &["--allow-origin", "*"]);
        assert_eq!(allowed(&all, "https://c.example").await.as_deref(), Some("*"));
    }

    async fn introspection_can_be_turned_off(database: Database) {
        let server = Server::start_with(&database, &["--no-introspection"]);
        for query in ["{ __schema { types { name } } }", "{ a: __type(name: \"Query\") { name } registry { revision } }",
                      "{ ...F } fragment F on Query { ... { __schema { description } } }",
                      "query A { __typename } query B { __schema { description } }"] {
            let body = json!({ "query": query, "operationName": query.contains("query A").then_some("A") });
            let request = server.client.post(format!("{}/graphql", server.address)).header("accept", GRAPHQL).json(&body);
            let answer = request.send().await.unwrap();
            assert_eq!(answer.status(), 403, "{query}");
            let answer: Value = answer.json().await.unwrap();
            assert_eq!(answer["errors"][0]["extensions"], json!({ "code": "INTROSPECTION_DISABLED" }), "{answer}");
            assert!(answer.get("data").is_none(), "{answer}");
        }
        assert_eq!(server.data("{ __typename registry { __typename } }").await["registry"]["__typename"], "Registry");
        assert_eq!(server.get("/schema.graphql").await.status(), 404);
        let told = server.get("/export/partners.csv?filter={\"nothing\":1}").await.text().await.unwrap();
        assert!(!told.contains("schema.graphql"), "{told}");
    }

    async fn without_the_explorer_errors_name_nothing_that_was_not_asked_for(database: Database) {
        let server = Server::start_with(&database, &["--no-explorer"]);
        for path in ["/", "/graphiql", "/assets/anything.js"] {
            let answer = server.get(path).await;
            assert_eq!((answer.status().as_u16(), answer.url().path()), (404, path));
        }
        let unasked = ["slug", "name", "identifier", "Did you mean", "did you mean", "orderBy"];
        for query in ["{ partner(by: {}) { id } }", "{ partners { nodes { nam } } }", "{ partner { id } }", "{ partner }", "{ partnerz { id } }",
                      "{ partners(filtr: {}) { totalCount } }", "{ partners(filter: { nam: 1 }) { totalCount } }"] {
            let answer = server.ask(query).await;
            let messages: Vec<&str> = answer["errors"].as_array().unwrap().iter().map(|error| error["message"].as_str().unwrap()).collect();
            let said = messages.join("\n");
            assert!(unasked.iter().all(|name| !said.contains(name)), "{query}: {said}");
        }
        let query = "query ($by: PartnerLookupInput!) { partner(by: $by) { id } }";
        let answer = server.ask_with(query, json!({ "by": {} })).await;
        assert_eq!(answer["errors"][0]["message"], "Variable `$by`: `PartnerLookupInput` takes exactly one of its keys, and not null.");
        let told = server.get("/export/partners.csv?nothing=1").await.text().await.unwrap();
        assert!(!told.contains("orderBy"), "{told}");
        // The schema can still be asked for.
        server.data("{ __type(name: \"Query\") { name } }").await;
    }
}

#[tokio::test]
async fn headers_just_within_the_limit_pass_and_more_are_refused() {
    let server = Server::start_with(&Database::sqlite(), &["--max-header-bytes", "3000"]);
    let status = async |length: usize| {
        let answer = post_json(&server).header("x-long", "a".repeat(length)).send().await.unwrap();
        (answer.status().as_u16(), answer.json::<Value>().await.unwrap())
    };
    assert_eq!(status(2_000).await.0, 200);
    let (code, answer) = status(3_000).await;
    let error = &answer["errors"][0]["extensions"];
    assert_eq!(
        (code, &error["code"], &error["limit"]),
        (431, &json!("HEADERS_TOO_LARGE"), &json!("headerBytes"))
    );
    assert!(error["found"].as_u64() > Some(3_000) && error["allowed"] == 3_000, "{answer}");
    // Far beyond, the server stops reading, and answers without a body of ours.
    let far = format!("GET /health/live HTTP/1.1\r\nHost: test\r\nX-Long: {}\r\n\r\n", "a".repeat(1 << 20));
    let answer = Connection::with(&server, &far).rest().unwrap();
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431 "), "{answer}");
    server.data("{ __typename }").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_says_nothing_or_does_not_end_its_headers_is_closed() {
    let server = Server::start_with(&Database::sqlite(), &["--header-timeout", "1"]);
    let request = format!("{}{BODY}", post(BODY.len()));
    let watch = Stopwatch::start();
    let all = ["", "P", "POST /graphql HTTP/1.1\r\nHost: test\r\n", &request];
    for (said, mut connection) in all.map(|said| (said, Connection::with(&server, said))) {
        let answer = connection.rest();
        assert!(answer.is_some(), "{said:?} is still open");
        watch.assert_took(1_000..5_000);
        // A request that was whole has its answer.
        assert_eq!(answer.unwrap().starts_with("HTTP/1.1 200 OK"), said == request, "{said:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_stays_open_as_long_as_requests_come() {
    let server = Server::start_with(&Database::sqlite(), &["--header-timeout", "2"]);
    let request = format!("{}{BODY}", post(BODY.len()));
    // Far shorter pauses than are allowed, which together are longer. Once more where the machine made one of them too long.
    let attempt = async || {
        let (mut connection, mut last) = (Connection::open(&server), None);
        for _ in 0..5 {
            let pause = last.insert(Stopwatch::start());
            connection.write(&request);
            tokio::time::sleep(Duration::from_millis(500)).await;
            if pause.started.elapsed() > Duration::from_millis(1_500) {
                return None;
            }
        }
        Some((connection, last?))
    };
    let (mut connection, watch) = within(PATIENCE, attempt).await.expect("the machine has no time for us");
    assert_eq!(connection.rest().unwrap().matches("HTTP/1.1 200 OK").count(), 5);
    watch.assert_took(2_000..5_500);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_comes_slowly_is_answered_408_and_takes_no_place_from_others() {
    let server = Server::start_with(&Database::sqlite(), &["--body-timeout", "2", "--max-requests", "4"]);
    // Once more where the machine took so long that some were given up before the other request was answered.
    let attempt = async || {
        let mut slow: Vec<Connection> = (0..50).map(|_| Connection::with(&server, &post(100))).collect();
        slow.iter_mut().for_each(|connection| connection.write("{"));
        tokio::time::sleep(Duration::from_millis(900)).await;
        slow.iter_mut().for_each(|connection| connection.write(" "));
        server.data("{ __typename }").await;
        slow.iter().all(Connection::is_silent).then_some(slow)
    };
    let mut slow = within(PATIENCE, attempt).await.expect("bodies are given up before their time");
    for connection in &mut slow {
        let answer = connection.rest().expect("still open");
        assert!(answer.starts_with("HTTP/1.1 408 Request Timeout\r\n"), "{answer}");
        assert!(answer.contains("\r\nconnection: close\r\n"), "{answer}");
        let extensions = r#"{"code":"BODY_TOO_SLOW","limit":"bodySeconds","found":2,"allowed":2}"#;
        assert!(answer.contains(extensions), "{answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_who_takes_nothing_of_its_answer_is_given_up() {
    let server = Server::start_with(&Database::sqlite(), &["--stall-timeout", "1", "--max-connections", "1"]);
    // As many answers as no buffer of the system holds, and none of them read.
    let query = "/graphql?query={partners(first:100){nodes{name,summary,citations{note,place}}}}";
    let request = format!("GET {query} HTTP/1.1\r\nHost: test\r\n\r\n");
    let watch = Stopwatch::start();
    let greedy = Connection::with(&server, &request.repeat(500));
    // It has the only place until it is given up.
    server.data("{ __typename }").await;
    watch.assert_took(1_000..8_000);
    drop(greedy);
}

#[tokio::test(flavor = "multi_thread")]
async fn beyond_the_most_connections_a_new_one_waits_until_one_is_closed() {
    let server = Server::start_with(&Database::sqlite(), &["--max-connections", "3"]);
    let first: Vec<Connection> = (0..3).map(|_| Connection::open(&server)).collect();
    let request = "GET /health/live HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
    let mut further = Connection::with(&server, request);
    further.0.set_read_timeout(Some(Duration::from_millis(500))).unwrap();
    assert_eq!(further.rest(), None);
    drop(first);
    further.0.set_read_timeout(Some(PATIENCE)).unwrap();
    assert!(further.rest().unwrap().starts_with("HTTP/1.1 200 OK"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_files_left_goes_on_when_there_are_some_again() {
    let database = Database::sqlite();
    let program = partnergraph().get_program().to_str().unwrap().to_owned();
    let serve = format!("ulimit -n 60; exec {program} --listen 127.0.0.1:0 --database-url {}", database.url);
    let mut shell = Command::new("sh");
    let server = Server::spawn(shell.args(["-c", &serve]));
    let address = server.address.trim_start_matches("http://").to_owned();
    let many: Vec<TcpStream> = (0..200).filter_map(|_| TcpStream::connect(&address).ok()).collect();
    assert!(many.len() > 60, "{}", many.len());
    let ask = async |time| tokio::time::timeout(time, server.ask("{ __typename }")).await.ok();
    assert_eq!(ask(Duration::from_millis(500)).await, None, "there are still files left");
    drop(many);
    let alive = within(PATIENCE, async || {
        ask(Duration::from_secs(10)).await.filter(|answer| answer["data"]["__typename"] == "Query")
    });
    assert!(alive.await.is_some(), "the server did not come back");
}

fn post_json(server: &Server) -> reqwest::RequestBuilder {
    let request = server.client.post(format!("{}/graphql", server.address));
    request.header("content-type", "application/json").body(BODY)
}

async fn preflight(server: &Server, origin: &str) -> reqwest::Response {
    let request = server.client.request(reqwest::Method::OPTIONS, format!("{}/graphql", server.address));
    let request = request.header("origin", origin).header("access-control-request-method", "POST");
    request.header("access-control-request-headers", "content-type").send().await.unwrap()
}

/// The encoding of an answer and its bytes, as they came.
async fn fetched(server: &Server, path: &str, accept: &str) -> (Option<String>, Vec<u8>) {
    let request = server.client.get(format!("{}{path}", server.address)).header("accept-encoding", accept);
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    let encoding = answer.headers().get("content-encoding").map(|value| value.to_str().unwrap().to_owned());
    (encoding, answer.bytes().await.unwrap().to_vec())
}

fn gunzipped(bytes: &[u8]) -> Vec<u8> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let read =
        "process.stdout.write(require('zlib').gunzipSync(require('fs').readFileSync(process.argv[1])))";
    let output = Command::new("node").args(["-e", read]).arg(file.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The names of all limits that the contract tells.
async fn limits(server: &Server) -> Vec<String> {
    let data = server.data("{ __type(name: \"Limits\") { fields { name } } }").await;
    let fields = data["__type"]["fields"].as_array().unwrap();
    fields.iter().map(|field| field["name"].as_str().unwrap().to_owned()).collect()
}
