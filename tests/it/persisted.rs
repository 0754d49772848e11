//! Automatic persisted queries: a document is named by its hash, left here when the hash is not known, and found again.

use reqwest::Response;
use serde_json::{Value, json};

use crate::support::{both, documents::sha256, program::Server};

const QUERY: &str = "query Regions { regions { totalCount } }";
/// Of no document.
const HASH: &str = "7a2ff9dcb8e7e4a3c1b4ff6d7e5ec5f2ac8a1e6b3b74b0bd0f5cba33f8d7cd6a";

/// The extension that Apollo defines.
fn persisted(hash: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } })
}

async fn post(server: &Server, body: &Value) -> Response {
    server.client.post(format!("{}/graphql", server.address)).json(body).send().await.unwrap()
}

async fn get(server: &Server, parameters: &[(&str, &str)]) -> Response {
    let url = reqwest::Url::parse_with_params(&format!("{}/graphql", server.address), parameters).unwrap();
    server.client.get(url).send().await.unwrap()
}

async fn answer(response: Response) -> Value {
    response.json().await.unwrap()
}

fn not_found() -> Value {
    json!({ "errors": [{ "message": "PersistedQueryNotFound", "extensions": { "code": "PERSISTED_QUERY_NOT_FOUND" } }] })
}

both! {
    async fn a_hash_is_unknown_until_its_document_has_been_sent_once(database: Database) {
        let server = Server::start(&database);
        let hash = sha256(QUERY);
        let named = json!({ "extensions": persisted(&hash) });
        let data = json!({ "data": server.data(QUERY).await });
        assert_eq!(answer(post(&server, &named).await).await, not_found());
        let left = json!({ "query": QUERY, "extensions": persisted(&hash) });
        assert_eq!(answer(post(&server, &left).await).await, data);
        assert_eq!(answer(post(&server, &named).await).await, data);
        assert_eq!(answer(post(&server, &json!({ "documentId": format!("sha256:{hash}") })).await).await, data);
        assert_eq!(answer(post(&server, &json!({ "documentId": hash.to_uppercase() })).await).await, data);
    }

    async fn the_same_goes_over_get_and_a_miss_is_not_to_be_cached(database: Database) {
        let server = Server::start(&database);
        let query = "query One($code: String!) { region(code: $code) { name } } query Two { __typename }";
        let extensions = persisted(&sha256(query)).to_string();
        let rest = [("extensions", extensions.as_str()), ("operationName", "One"), ("variables", r#"{"code":"asia"}"#)];
        let miss = get(&server, &rest).await;
        assert_eq!((miss.status().as_u16(), miss.headers()["cache-control"].to_str().unwrap()), (200, "no-store"));
        assert_eq!(answer(miss).await, not_found());
        let data = json!({ "data": { "region": { "name": "Asia" } } });
        let left = [&rest[..], &[("query", query)]].concat();
        assert_eq!(answer(get(&server, &left).await).await, data);
        assert_eq!(answer(get(&server, &rest).await).await, data);
        let by_id = [("documentId", sha256(query)), ("operationName", "Two".to_owned())];
        let by_id: Vec<(&str, &str)> = by_id.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(answer(get(&server, &by_id).await).await, json!({ "data": { "__typename": "Query" } }));
    }

    async fn a_miss_is_400_for_those_who_accept_graphqls_own_media_type(database: Database) {
        let server = Server::start(&database);
        let request = server.client.post(format!("{}/graphql", server.address));
        let request = request.header("accept", "application/graphql-response+json");
        let miss = request.json(&json!({ "extensions": persisted(HASH) })).send().await.unwrap();
        assert_eq!(miss.status(), 400);
        assert_eq!(answer(miss).await, not_found());
    }

    async fn a_hash_of_another_text_is_refused_and_nothing_is_kept(database: Database) {
        let server = Server::start(&database);
        let wrong = json!({ "query": QUERY, "extensions": persisted(HASH) });
        let refused = post(&server, &wrong).await;
        assert_eq!(refused.status(), 400);
        let refused = answer(refused).await;
        assert_eq!(refused["errors"][0]["extensions"]["code"], "BAD_REQUEST");
        assert!(refused["errors"][0]["message"].as_str().unwrap().starts_with("The hash is not the SHA-256 of `query`"));
        for hash in [HASH, &sha256(QUERY)] {
            assert_eq!(answer(post(&server, &json!({ "extensions": persisted(hash) })).await).await, not_found());
        }
    }

    async fn a_document_that_is_refused_is_not_kept(database: Database) {
        let server = Server::start_with(&database, &["--max-depth", "3"]);
        for (query, code) in [
            ("{ regions {", "PARSE_FAILED"),
            ("{ capital }", "VALIDATION_FAILED"),
            ("{ regions { nodes { partners { totalCount } } } }", "LIMIT_EXCEEDED"),
        ] {
            let extensions = persisted(&sha256(query));
            let refused = answer(post(&server, &json!({ "query": query, "extensions": extensions })).await).await;
            assert_eq!(refused["errors"][0]["extensions"]["code"], code, "{query}");
            assert_eq!(answer(post(&server, &json!({ "extensions": extensions })).await).await, not_found());
        }
    }

    async fn a_request_that_cannot_be_understood_says_what_is_expected(database: Database) {
        let server = Server::start(&database);
        for (body, message) in [
            (json!({}), "The request has no `query`. Put the GraphQL document there, as a string."),
            (json!({ "extensions": { "persistedQuery": { "version": 2, "sha256Hash": HASH } } }),
                "`extensions.persistedQuery` must be {\"version\": 1, \"sha256Hash\": \"…\"}."),
            (json!({ "extensions": { "persistedQuery": true } }),
                "`extensions.persistedQuery` must be {\"version\": 1, \"sha256Hash\": \"…\"}."),
            (json!({ "documentId": "a", "extensions": persisted(HASH) }),
                "`documentId` and the hash of `persistedQuery` name different documents. Send one."),
            (json!({ "documentId": 7 }), "`documentId` must be a string."),
        ] {
            let refused = post(&server, &body).await;
            assert_eq!(refused.status(), 400, "{body}");
            assert_eq!(answer(refused).await["errors"][0]["message"], message);
        }
    }

    async fn what_is_kept_is_bounded_by_bytes(database: Database) {
        let server = Server::start_with(&database, &["--max-persisted-bytes", "4000"]);
        let query = |number: usize| format!("query N{number} {{ __typename }} #{}", "x".repeat(700));
        for number in 0..40 {
            let body = json!({ "query": query(number), "extensions": persisted(&sha256(&query(number))) });
            assert_eq!(post(&server, &body).await.status(), 200);
        }
        let mut known = 0;
        for number in 0..40 {
            let body = json!({ "extensions": persisted(&sha256(&query(number))) });
            known += usize::from(answer(post(&server, &body).await).await.get("data").is_some());
        }
        assert!((1..=5).contains(&known), "{known} documents of 770 bytes are kept in 4000 bytes");
    }

    async fn a_server_that_keeps_nothing_tells_clients_to_stop_asking(database: Database) {
        let server = Server::start_with(&database, &["--max-persisted-bytes", "0"]);
        let hash = sha256(QUERY);
        let unsupported = json!({ "errors": [{
            "message": "PersistedQueryNotSupported", "extensions": { "code": "PERSISTED_QUERY_NOT_SUPPORTED" },
        }] });
        let named = json!({ "extensions": persisted(&hash) });
        assert_eq!(answer(post(&server, &named).await).await, unsupported);
        let left = answer(post(&server, &json!({ "query": QUERY, "extensions": persisted(&hash) })).await).await;
        assert!(left.get("data").is_some(), "{left}");
        assert_eq!(answer(post(&server, &named).await).await, unsupported);
    }
}
