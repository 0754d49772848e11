//! Kept answers: the same bytes as without them, for one revision only, tagged, and compressed for whoever asks.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};

use partnergraph::{
    clock,
    store::{Store, StoreError},
};
use partnergraph_entity::{Rows, region};
use reqwest::{
    Response,
    header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY},
};
use serde_json::{Value, json};

use crate::support::{
    both,
    files::Files,
    pace::{PATIENCE, within},
    program::{Server, succeed},
};

/// With revision n of the race there are n regions, counted in three ways.
const REGIONS: &str =
    "{ registry { revision counts { regions } } a: regions(first: 100) { totalCount nodes { code name } } }";
const WHOLE: &str = "{ partners(first: 100) { nodes { slug name agreements { nodes { slug title } } } } }";

both! {
    async fn no_answer_is_of_two_revisions_or_older_than_the_one_in_force_when_it_was_asked_for(database: Database) {
        succeed(&database, &["import", Files::sound().argument()]);
        let servers = [
            Server::start(&database),
            Server::start_with(&database, &["--max-answer-bytes", "0"]),
        ];
        let seen = Arc::new(AtomicI64::new(0));
        let writing = tokio::spawn(add_regions(database.store().await, 12, Arc::clone(&seen)));
        let readers: Vec<_> = servers.iter().cycle().take(4)
            .map(|server| tokio::spawn(read(server.client.clone(), server.address.clone(), Arc::clone(&seen)))).collect();
        writing.await.unwrap();
        let mut answers = BTreeMap::<i64, BTreeSet<String>>::new();
        for reader in readers {
            for (revision, bytes) in reader.await.unwrap() {
                answers.entry(revision).or_default().insert(bytes);
            }
        }
        assert!(answers.len() > 3, "too few revisions were seen to tell: {:?}", answers.keys());
        for (revision, bytes) in answers {
            assert_eq!(bytes.len(), 1, "revision {revision}: {bytes:?}");
        }
    }

    async fn whoever_has_an_answer_gets_no_bytes_until_the_data_changes(database: Database) {
        let server = Server::start(&database);
        let first = get(&server, REGIONS, &[]).await;
        let tag = first.headers()[ETAG].to_str().unwrap().to_owned();
        let again = get(&server, REGIONS, &[("if-none-match", &tag)]).await;
        assert_eq!((again.status().as_u16(), again.headers()[ETAG].to_str().unwrap()), (304, tag.as_str()));
        assert_eq!(again.text().await.unwrap(), "");
        succeed(&database, &["import", Files::none().with("regions.csv", "code,name\nmoon,Moon\n").argument()]);
        let changed = async || {
            let answer = get(&server, REGIONS, &[("if-none-match", &tag)]).await;
            (answer.status() == 200).then_some(answer)
        };
        let answer = within(Duration::from_secs(4), changed).await.unwrap();
        assert_ne!(answer.headers()[ETAG].to_str().unwrap(), tag);
        assert!(answer.text().await.unwrap().contains("Moon"));
    }

    async fn a_body_that_came_before_is_answered_by_its_headers_and_by_the_data_of_the_moment(database: Database) {
        let server = Server::start(&database);
        let body = r#"{"query": "query Named { registry { revision } }", "operationName": "Named"}"#;
        let ask = async |content: &'static str, accept: &'static str| {
            let request = server.client.post(format!("{}/graphql", server.address)).body(body);
            let answer = request.header(CONTENT_TYPE, content).header(ACCEPT, accept).send().await.unwrap();
            (answer.status().as_u16(), answer.headers()[CONTENT_TYPE].to_str().unwrap().to_owned(), answer.text().await.unwrap())
        };
        let [json_utf8, graphql_utf8] =
            ["application/json", "application/graphql-response+json"].map(|media| format!("{media}; charset=utf-8"));
        let first = r#"{"data":{"registry":{"revision":1}}}"#.to_owned();
        for _ in 0..2 {
            assert_eq!(ask("application/json", "*/*").await, (200, json_utf8.clone(), first.clone()));
            let graphql = ask("application/json", "application/graphql-response+json").await;
            assert_eq!(graphql, (200, graphql_utf8.clone(), first.clone()));
            assert_eq!(ask("text/plain", "*/*").await.0, 415);
            assert_eq!(ask("application/json", "text/html").await.0, 406);
        }
        for _ in 0..4 {
            server.wait_for_log("Named");
        }
        succeed(&database, &["import", Files::none().with("regions.csv", "code,name\nmoon,Moon\n").argument()]);
        let second = async || ask("application/json", "*/*").await.2.contains(r#""revision":2"#).then_some(());
        within(Duration::from_secs(4), second).await.unwrap();
    }

    async fn an_answer_is_compressed_for_whoever_can_read_that(database: Database) {
        for kept in ["67108864", "0"] {
            let server = Server::start_with(&database, &["--max-answer-bytes", kept]);
            let plain = get(&server, WHOLE, &[]).await;
            assert!(plain.headers().get(CONTENT_ENCODING).is_none());
            let vary = plain.headers()[VARY].to_str().unwrap().to_lowercase();
            assert!(vary.contains("accept") && vary.contains("accept-encoding"), "{vary}");
            let plain = plain.bytes().await.unwrap();
            for coding in ["br", "zstd", "gzip"] {
                // Twice: when it is made, and as it was kept.
                for _ in 0..2 {
                    let answer = get(&server, WHOLE, &[("accept-encoding", coding)]).await;
                    assert_eq!(answer.headers()[CONTENT_ENCODING], coding);
                    assert!(answer.bytes().await.unwrap().len() * 3 < plain.len(), "{coding}");
                }
            }
        }
    }
}

/// Asks until twelve regions are there, and tells the newest revision that it has seen; the answers with their revisions.
async fn read(client: reqwest::Client, address: String, seen: Arc<AtomicI64>) -> Vec<(i64, String)> {
    let mut answers = Vec::new();
    loop {
        let ready = client.get(format!("{address}/health/ready")).send().await.unwrap();
        let ready: Value = ready.json().await.unwrap();
        let request = client.post(format!("{address}/graphql")).json(&json!({ "query": REGIONS }));
        let bytes = request.send().await.unwrap().text().await.unwrap();
        let answer: Value = serde_json::from_str(&bytes).unwrap();
        let data = &answer["data"];
        let revision = data["registry"]["revision"].as_i64().unwrap();
        assert!(revision >= ready["revision"].as_i64().unwrap(), "{ready}: {bytes}");
        let listed = data["a"]["nodes"].as_array().unwrap().len();
        assert_eq!(data["registry"]["counts"]["regions"], revision, "{bytes}");
        assert_eq!(data["a"]["totalCount"], revision, "{bytes}");
        assert_eq!(json!(listed), revision, "{bytes}");
        answers.push((revision, bytes));
        seen.fetch_max(revision, Ordering::Relaxed);
        if revision == 13 {
            return answers;
        }
    }
}

/// One region a revision. Of every third it waits until it was seen.
async fn add_regions(store: Store, count: i32, seen: Arc<AtomicI64>) {
    for number in 0..count {
        let plan = |current: &Rows| {
            let mut next = current.clone();
            let (id, code, name) = (100 + number, format!("region-{number}"), format!("Region {number}"));
            next.regions.push(region::Model { id, code, name, parent_id: None });
            Ok::<_, StoreError>(next)
        };
        let outcome = store.change(clock::now(), &mut |_, _| {}, plan).await.unwrap();
        tokio::time::sleep(Duration::from_millis(150)).await;
        let waiting = Instant::now();
        while number % 3 == 2 && seen.load(Ordering::Relaxed) < outcome.revision {
            assert!(waiting.elapsed() < PATIENCE, "what is written is never seen");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

async fn get(server: &Server, query: &str, headers: &[(&str, &str)]) -> Response {
    let address =
        reqwest::Url::parse_with_params(&format!("{}/graphql", server.address), [("query", query)]).unwrap();
    let request = server.client.get(address);
    headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).send().await.unwrap()
}
