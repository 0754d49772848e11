//! Requests that are made to do harm: each is answered with a clear error, fast, and the server is none the worse for it.
//! Limits as such are in `limits`, connections in `edge`.

use std::{fmt::Display, time::Duration};

use serde_json::{Value, json};

use super::http::INTROSPECTION;
use crate::support::{
    database::Database,
    pace::{PATIENCE, Stopwatch, within},
    program::Server,
    raw::{Connection, post},
};

const GRAPHQL: &str = "application/graphql-response+json";
/// What an answer may take of the processors' time, and without pauses of the machine: of a program that is optimized, and of
/// one that is not.
const MOST: Bounds = if cfg!(debug_assertions) { Bounds::new(4_000, 4_000) } else { Bounds::new(50, 1_000) };
/// The same where bodies of 20 MB are taken, which takes its time: half a second in the profile `lean`, on a fast machine.
const MOST_OF_LARGE: Bounds =
    if cfg!(debug_assertions) { Bounds::new(30_000, 30_000) } else { Bounds::new(1_500, 10_000) };
/// Room for what the allocator keeps; a leak of one attack's size, times the rounds, is far more.
const GROWTH_KIB: u64 = 128 * 1024;
const ROUNDS: usize = 5;
const LARGE_BODIES: [&str; 2] = ["--max-body-bytes", "33554432"];

struct Bounds {
    work: Duration,
    time: Duration,
}

impl Bounds {
    const fn new(work: u64, time: u64) -> Self {
        Self { work: Duration::from_millis(work), time: Duration::from_millis(time) }
    }
}

/// One hostile request, and what it is answered with where bodies of its size are taken.
struct Attack {
    name: &'static str,
    request: Request,
    status: u16,
    code: &'static str,
    /// Which limit the error names; none where no limit is what is wrong.
    limit: Option<&'static str>,
}

struct Request {
    method: &'static str,
    path: String,
    content_type: Option<&'static str>,
    body: String,
}

/// The attacks.
#[rustfmt::skip]
fn attacks() -> Vec<Attack> {
    let limited = |name, request, limit| attack(name, request, 400, "LIMIT_EXCEEDED", Some(limit));
    let refused = |name, request, status, code| attack(name, request, status, code, None);
    vec![
        // Many of something.
        limited("100 aliases", query(selection(100, |n| format!("a{n}:__typename"))), "aliases"),
        limited("1,000 aliases", query(selection(1_000, |n| format!("a{n}:__typename"))), "tokens"),
        limited("100,000 aliases", query(selection(100_000, |n| format!("a{n}:__typename"))), "tokens"),
        limited("100 directives", query(format!("{{ __typename {} }}", "@skip(if:false)".repeat(100))), "directives"),
        limited("10,000 directives", query(format!("{{ __typename {} }}", "@a".repeat(10_000))), "tokens"),
        limited("200 operations", query(many(200, |n| format!("query Q{n}{{__typename}}"))), "operations"),
        limited("1,000 operations", query(many(1_000, |n| format!("query Q{n}{{__typename}}"))), "tokens"),
        refused("300 unused fragments", query(format!("{{__typename}}{}", many(300, |n| format!("fragment f{n} on Query{{__typename}}")))), 400, "VALIDATION_FAILED"),
        limited("10,000 unused fragments", query(format!("{{__typename}}{}", many(10_000, |n| format!("fragment f{n} on Query{{__typename}}")))), "tokens"),
        refused("900 unknown fields", query(selection(900, |n| format!("x{n}"))), 400, "VALIDATION_FAILED"),
        limited("10,000 unknown fields", query(selection(10_000, |n| format!("x{n}"))), "tokens"),
        refused("600 unused variables", query(format!("query({}){{__typename}}", many(600, |n| format!("$a{n}:Int")))), 400, "VALIDATION_FAILED"),
        limited("10,000 variables", query(format!("query({}){{__typename}}", many(10_000, |n| format!("$a{n}:Int")))), "tokens"),
        limited("1 MB of comments", query(format!("{}{{__typename}}", "#aaaaaaaa\n".repeat(100_000))), "tokens"),
        limited("1 MB of commas", query(format!("{{__typename{}}}", ",a".repeat(500_000))), "tokens"),
        refused("an integer of 100,000 digits", query(format!("{{partners(first:{}){{totalCount}}}}", "1".repeat(100_000))), 400, "VALIDATION_FAILED"),
        refused("an integer of 100,000 digits in a variable", body(format!(r#"{{"query":"query($n:Int){{partners(first:$n){{totalCount}}}}","variables":{{"n":{}}}}}"#, "1".repeat(100_000))), 400, "BAD_REQUEST"),
        refused("a string of 20 MB for a number", variables("query($n:Int){partners(first:$n){totalCount}}", &json!({ "n": "x".repeat(20 << 20) })), 400, "VARIABLES_INVALID"),

        // One inside another.
        limited("20 fields inside one another", query(nested("{region(code:\"asia\")", "{parent", 20, "{code}}", "}")), "depth"),
        limited("500 fields inside one another", query(nested("", "{a", 500, "", "}")), "brackets"),
        limited("20,000 fields inside one another", query(nested("", "{a", 20_000, "", "}")), "tokens"),
        limited("500 inline fragments inside one another", query(nested("", "{...", 500, "", "}")), "brackets"),
        limited("20,000 inline fragments inside one another", query(nested("", "{...", 20_000, "", "}")), "tokens"),
        limited("500 lists inside one another", query(nested("{partners(filter:", "[", 500, "", "]")), "brackets"),
        limited("20,000 lists inside one another", query(nested("{partners(filter:", "[", 20_000, "", "]")), "tokens"),
        limited("500 filters inside one another", query(nested("{partners(filter:", "{not:", 500, "{}", "}")), "brackets"),
        limited("20,000 filters inside one another", query(nested("{partners(filter:", "{not:", 20_000, "{}", "}")), "tokens"),
        limited("a variable's type of 500 lists", query(nested("query($a:", "[", 500, "Int", "]")), "brackets"),
        limited("a variable's type of 20,000 lists", query(nested("query($a:", "[", 20_000, "Int", "]")), "tokens"),
        refused("20,000 lists inside one another in JSON", body(nested(r#"{"query":"{__typename}","variables":"#, "[", 20_000, "", "]")), 400, "BAD_REQUEST"),
        refused("20,000 objects inside one another in JSON", body(nested(r#"{"query":"{__typename}","variables":"#, r#"{"a":"#, 20_000, "1", "}")), 400, "BAD_REQUEST"),

        // Small, and large when it is followed.
        refused("a fragment inside itself", query("{...a}fragment a on Query{...a}"), 400, "VALIDATION_FAILED"),
        refused("fragments in a circle", query("{...a}fragment a on Query{...b}fragment b on Query{...c}fragment c on Query{...a}"), 400, "VALIDATION_FAILED"),
        limited("fragments that multiply to 2^28", query(multiplying(28, 2)), "fields"),
        limited("fragments that multiply to 20^6", query(multiplying(6, 20)), "fields"),

        // Not what the server reads.
        refused("a batch", body(format!("[{}]", vec![r#"{"query":"{__typename}"}"#; 1_000].join(","))), 400, "BAD_REQUEST"),
        refused("no JSON", body("{".repeat(50_000)), 400, "BAD_REQUEST"),
        refused("PUT", Request { method: "PUT", ..query("{__typename}") }, 405, "METHOD_NOT_ALLOWED"),
        refused("text/plain", Request { content_type: Some("text/plain"), ..query("{__typename}") }, 415, "UNSUPPORTED_MEDIA_TYPE"),
        refused("multipart", Request { content_type: Some("multipart/form-data; boundary=x"), ..query("{__typename}") }, 415, "UNSUPPORTED_MEDIA_TYPE"),
        refused("no content type", Request { content_type: None, ..query("{__typename}") }, 415, "UNSUPPORTED_MEDIA_TYPE"),
        refused("a mutation over GET", get("/graphql?query=mutation{x}"), 405, "METHOD_NOT_ALLOWED"),
        attack("an address of 40,000 bytes", get(&format!("/graphql?query={{{}}}", "a".repeat(40_000))), 414, "URI_TOO_LONG", Some("urlBytes")),
        refused("a hash of another document", body(format!(
            r#"{{"query":"{{__typename}}","extensions":{{"persistedQuery":{{"version":1,"sha256Hash":"{}"}}}}}}"#, "0".repeat(64))), 400, "BAD_REQUEST"),
    ]
}

/// Documents that are small and valid, and ask for more than anybody needs.
#[rustfmt::skip]
fn greedy() -> Vec<Attack> {
    let limited = |name, request, limit| attack(name, request, 400, "LIMIT_EXCEEDED", Some(limit));
    vec![
        limited("100 filters inside one another in JSON", filtered(100), "filterNesting"),
        limited("a page bomb three lists deep", query(
            "{partners(first:100){nodes{agreements(first:100){nodes{partners(first:100){nodes{agreements(first:100){nodes{id}}}}}}}}}"), "objects"),
        limited("ten page bombs beside each other", query(selection(10, |n| format!(
            "a{n}:regions(first:100){{nodes{{partners(first:100){{nodes{{agreements(first:100){{nodes{{activities(first:100){{nodes{{id}}}}}}}}}}}}}}}}"))), "objects"),
        limited("10,000 values in a list", variables("query($c:[CountryCode!]){partners(filter:{country:{code:{in:$c}}}){totalCount}}",
            &json!({ "c": vec!["AZ"; 10_000] })), "inValues"),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_asks_for_too_much_is_refused_before_any_work() {
    // The built-in dataset is small, and so is what can be made of it.
    let server = Server::start_with(&Database::sqlite(), &["--max-objects", "500"]);
    let mut faults = Vec::new();
    for attack in greedy() {
        faults.extend(attack.fault(&server, &MOST).await);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    is_alive(&server).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_attack_is_answered_with_a_clear_error_and_the_server_stays_as_it_was() {
    let server = Server::start(&Database::sqlite());
    let mut faults = Vec::new();
    for attack in attacks() {
        let is_large = attack.request.body.len() > 100 * 1024;
        let attack = if is_large {
            Attack { status: 413, code: "PAYLOAD_TOO_LARGE", limit: Some("bodyBytes"), ..attack }
        } else {
            attack
        };
        faults.extend(attack.fault(&server, &MOST).await);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    is_alive(&server).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_large_bodies_are_taken_every_attack_is_still_refused_and_memory_stays_flat() {
    let server = Server::start_with(&Database::sqlite(), &LARGE_BODIES);
    let attacks = attacks();
    let mut after_first = 0;
    for round in 0..ROUNDS {
        let mut faults = Vec::new();
        for attack in &attacks {
            faults.extend(attack.fault(&server, &MOST_OF_LARGE).await);
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        if round == 0 {
            after_first = memory(&server);
        }
    }
    let grown = memory(&server).saturating_sub(after_first);
    assert!(after_first > 0 || !cfg!(target_os = "linux"));
    assert!(grown < GROWTH_KIB, "memory grew by {grown} KiB from {after_first} KiB");
    is_alive(&server).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thousands_of_idle_connections_cost_little_and_others_are_answered() {
    // As many as a test may have; the load script opens 10,000.
    let server = Server::start(&Database::sqlite());
    is_alive(&server).await;
    let before = memory(&server);
    let idle: Vec<Connection> = (0..2_000).map(|_| Connection::open(&server)).collect();
    is_alive(&server).await;
    let grown = memory(&server).saturating_sub(before);
    assert!(grown < 16 * 1024, "{} connections took {grown} KiB", idle.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bodies_sent_byte_by_byte_are_given_up_while_others_are_answered() {
    let server = Server::start_with(&Database::sqlite(), &["--body-timeout", "2"]);
    // Once more where the machine took so long that some were given up too early to be in the way.
    let attempt = async || {
        let mut slow: Vec<Connection> = (0..300).map(|_| Connection::with(&server, &post(1_000))).collect();
        for _ in 0..2 {
            for connection in &mut slow {
                connection.write(" ");
            }
            is_alive(&server).await;
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        slow.iter().all(Connection::is_silent).then_some(slow)
    };
    let mut slow = within(PATIENCE, attempt).await.expect("bodies are given up before their time");
    for connection in &mut slow {
        let answer = connection.rest().expect("still open");
        assert!(
            answer.starts_with("HTTP/1.1 408 ") && answer.contains(r#""limit":"bodySeconds""#),
            "{answer}"
        );
    }
    is_alive(&server).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_explorers_and_generators_ask_is_no_attack() {
    let server = Server::start(&Database::sqlite());
    let data = server.data(INTROSPECTION).await;
    assert_eq!(data["__schema"]["queryType"]["name"], "Query");
}

impl Attack {
    /// Sends it: what is wrong with the answer, if anything is.
    async fn fault(&self, server: &Server, most: &Bounds) -> Option<String> {
        let (watch, before) = (Stopwatch::start(), server.work());
        let answer = self.request.send(server).await;
        let status = answer.status().as_u16();
        let text = answer.text().await.unwrap();
        let (took, work) = (watch.elapsed(), server.work().saturating_sub(before));
        let answer: Value = serde_json::from_str(&text).unwrap_or_default();
        let extensions = &answer["errors"][0]["extensions"];
        let found = (status, extensions["code"].as_str(), extensions["limit"].as_str());
        let is_expected = found == (self.status, Some(self.code), self.limit);
        let beyond = extensions["found"].as_u64() > extensions["allowed"].as_u64();
        let is_clear = self.limit.is_none() || beyond;
        let is_small = answer.get("data").is_none() && text.len() < 20_000;
        let fine = is_expected && is_clear && is_small && work < most.work && took < most.time;
        (!fine).then(|| format!("{}: {found:?} after {work:?} in {took:?}: {text:.300}", self.name))
    }
}

impl Request {
    async fn send(&self, server: &Server) -> reqwest::Response {
        let method = reqwest::Method::from_bytes(self.method.as_bytes()).unwrap();
        let request = server
            .client
            .request(method, format!("{}{}", server.address, self.path))
            .header("accept", GRAPHQL);
        let request = match self.content_type {
            Some(content_type) => request.header("content-type", content_type),
            None => request,
        };
        request.body(self.body.clone()).send().await.unwrap()
    }
}

fn attack(
    name: &'static str,
    request: Request,
    status: u16,
    code: &'static str,
    limit: Option<&'static str>,
) -> Attack {
    Attack { name, request, status, code, limit }
}

fn body(body: impl Into<String>) -> Request {
    let content_type = Some("application/json");
    Request { method: "POST", path: "/graphql".to_owned(), content_type, body: body.into() }
}

fn query(query: impl Display) -> Request {
    body(json!({ "query": query.to_string() }).to_string())
}

fn variables(query: &str, variables: &Value) -> Request {
    body(json!({ "query": query, "variables": variables }).to_string())
}

fn get(path: &str) -> Request {
    Request { method: "GET", path: path.to_owned(), content_type: None, body: String::new() }
}

/// Texts one after another.
fn many(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect::<Vec<_>>().join(" ")
}

fn selection(count: usize, field: impl Fn(usize) -> String) -> String {
    format!("{{{}}}", many(count, field))
}

fn nested(start: &str, open: &str, count: usize, middle: &str, close: &str) -> String {
    format!("{start}{}{middle}{}", open.repeat(count), close.repeat(count))
}

/// Fragments of which each uses the next so many times.
fn multiplying(count: usize, times: usize) -> String {
    let fragment =
        |n: usize| format!("fragment f{n} on Query{{{}}}", format!("...f{} ", n + 1).repeat(times));
    format!("{{...f0}}{} fragment f{count} on Query{{__typename}}", many(count, fragment))
}

/// A variable that is a filter with so many inside one another.
fn filtered(count: usize) -> Request {
    let filter = (0..count).fold(json!({}), |inner, _| json!({ "not": inner }));
    variables("query($f:PartnerFilter){partners(filter:$f){totalCount}}", &json!({ "f": filter }))
}

async fn is_alive(server: &Server) {
    let (watch, before) = (Stopwatch::start(), server.work());
    assert_eq!(server.data("{ registry { revision } }").await, json!({ "registry": { "revision": 1 } }));
    let (took, work) = (watch.elapsed(), server.work().saturating_sub(before));
    assert!(work < MOST.work && took < MOST.time, "{work:?} in {took:?}");
}

/// Resident memory of the server in KiB; 0 where the system does not tell it as Linux does.
fn memory(server: &Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.process.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
