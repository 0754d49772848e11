//! The API over HTTP: addresses, methods, media types, request ids, and errors that tell what to do.

use reqwest::{Method, Response, header::HeaderMap};
use serde_json::{Value, json};

use crate::support::{
    both,
    pace::Stopwatch,
    program::Server,
    raw::{self, Connection},
};

const GRAPHQL: &str = "application/graphql-response+json";

both! {
    async fn every_answer_has_an_id_which_may_be_the_callers(database: Database) {
        let server = Server::start(&database);
        let id = async |sent: Option<&str>, path: &str| {
            let mut request = server.client.get(format!("{}{path}", server.address));
            if let Some(sent) = sent {
                request = request.header("x-request-id", sent);
            }
            request.send().await.unwrap().headers()["x-request-id"].to_str().unwrap().to_owned()
        };
        for path in ["/graphql?query={__typename}", "/graphql", "/health/live", "/nowhere"] {
            assert_eq!(id(Some("Caller_1-a"), path).await, "Caller_1-a");
            let (first, second) = (id(None, path).await, id(None, path).await);
            assert!(!first.is_empty() && first != second, "{first} {second}");
        }
        for refused in ["", "with space", "a;b", "ü", &"x".repeat(65)] {
            assert_ne!(id(Some(refused), "/health/live").await, refused);
        }
    }

    async fn what_is_refused_says_so_in_json_with_a_code(database: Database) {
        let server = Server::start(&database);
        let json_type = Some("application/json");
        let query = r#"{"query":"{ __typename }"}"#;
        for (method, path, content_type, body, status, code) in [
            ("GET", "/nowhere", None, "", 404, "NOT_FOUND"),
            ("GET", "/assets/nothing.js", None, "", 404, "NOT_FOUND"),
            ("POST", "/graphql/", json_type, query, 404, "NOT_FOUND"),
            ("DELETE", "/graphql", None, "", 405, "METHOD_NOT_ALLOWED"),
            ("PUT", "/graphql", json_type, query, 405, "METHOD_NOT_ALLOWED"),
            ("POST", "/health/live", None, "", 405, "METHOD_NOT_ALLOWED"),
            ("POST", "/schema.graphql", None, "", 405, "METHOD_NOT_ALLOWED"),
            ("POST", "/graphql", None, query, 415, "UNSUPPORTED_MEDIA_TYPE"),
            ("POST", "/graphql", Some("text/plain"), query, 415, "UNSUPPORTED_MEDIA_TYPE"),
            ("POST", "/graphql", Some("application/graphql"), "{ __typename }", 415, "UNSUPPORTED_MEDIA_TYPE"),
            ("POST", "/graphql", Some("application/json; charset=latin1"), query, 415, "UNSUPPORTED_MEDIA_TYPE"),
            ("POST", "/graphql", Some("multipart/form-data; boundary=x"), query, 415, "UNSUPPORTED_MEDIA_TYPE"),
            ("POST", "/graphql", json_type, "", 400, "BAD_REQUEST"),
            ("POST", "/graphql", json_type, "{", 400, "BAD_REQUEST"),
            ("POST", "/graphql", json_type, "\"{ __typename }\"", 400, "BAD_REQUEST"),
            ("POST", "/graphql", json_type, "{}", 400, "BAD_REQUEST"),
            ("POST", "/graphql", json_type, r#"{"query":7}"#, 400, "BAD_REQUEST"),
            ("POST", "/graphql", json_type, r#"{"query":"{ __typename }","variables":[]}"#, 400, "BAD_REQUEST"),
            ("POST", "/graphql", json_type, r#"{"query":"{ __typename }","extensions":"x"}"#, 400, "BAD_REQUEST"),
            ("GET", "/graphql", None, "", 400, "BAD_REQUEST"),
            ("GET", "/graphql?query=", None, "", 400, "BAD_REQUEST"),
            ("GET", "/graphql?query={__typename}&variables={", None, "", 400, "BAD_REQUEST"),
        ] {
            let url = format!("{}{path}", server.address);
            let mut request = server.client.request(Method::from_bytes(method.as_bytes()).unwrap(), url);
            if let Some(content_type) = content_type {
                request = request.header("content-type", content_type);
            }
            let answer = request.body(body).send().await.unwrap();
            assert_refused(answer, status, code).await;
        }
    }

    async fn what_cannot_be_accepted_is_refused(database: Database) {
        let server = Server::start(&database);
        let url = format!("{}/graphql?query={{__typename}}", server.address);
        for accept in ["text/html", "application/xml;q=0.9, text/*", "application/json;q=0"] {
            let answer = server.client.get(&url).header("accept", accept).send().await.unwrap();
            assert_refused(answer, 406, "NOT_ACCEPTABLE").await;
        }
    }

    async fn methods_that_may_be_used_are_named(database: Database) {
        let server = Server::start(&database);
        let allow = async |method: Method, path: &str| {
            let answer = server.client.request(method, format!("{}{path}", server.address)).send().await.unwrap();
            assert_eq!(answer.status(), 405);
            answer.headers()["allow"].to_str().unwrap().to_owned()
        };
        assert_eq!(allow(Method::DELETE, "/graphql").await, "GET,HEAD,POST");
        assert_eq!(allow(Method::POST, "/health/ready").await, "GET,HEAD");
        assert_eq!(allow(Method::GET, "/graphql?query=mutation{x}").await, "POST");
        assert_eq!(allow(Method::GET, "/graphql?query=subscription{x}").await, "POST");
        // A query that could be run is run, though a mutation stands beside it.
        let both = "/graphql?query=query+Read{__typename}+mutation+Write{__typename}&operationName=";
        assert_eq!(allow(Method::GET, &format!("{both}Write")).await, "POST");
        assert_eq!(allow(Method::GET, both).await, "POST");
    }

    async fn get_takes_variables_and_an_operation_name(database: Database) {
        let server = Server::start(&database);
        let query = "query One($code: String!) { region(code: $code) { name } } query Two { __typename }";
        let url = |extra: &[(&str, &str)]| {
            let parameters = [&[("query", query)], extra].concat();
            reqwest::Url::parse_with_params(&format!("{}/graphql", server.address), parameters).unwrap()
        };
        let get = async |extra: &[(&str, &str)]| server.client.get(url(extra)).send().await.unwrap().json::<Value>().await.unwrap();
        let one = get(&[("operationName", "One"), ("variables", r#"{"code":"asia"}"#)]).await;
        assert_eq!(one, json!({ "data": { "region": { "name": "Asia" } } }));
        let two = get(&[("operationName", "Two"), ("variables", ""), ("extensions", "")]).await;
        assert_eq!(two, json!({ "data": { "__typename": "Query" } }));
        let head = server.client.head(url(&[("operationName", "Two")])).send().await.unwrap();
        assert_eq!((head.status().as_u16(), head.bytes().await.unwrap().len()), (200, 0));
    }

    async fn the_media_type_decides_the_status_of_a_wrong_document(database: Database) {
        let server = Server::start(&database);
        for (body, code) in [
            (json!({ "query": "{ registry { revision }" }), "PARSE_FAILED"),
            (json!({ "query": "{ nothing }" }), "VALIDATION_FAILED"),
            (json!({ "query": "query ($code: String!) { region(code: $code) { name } }" }), "VARIABLES_INVALID"),
        ] {
            for (accept, status) in [(GRAPHQL, 400), ("application/json", 200), ("*/*", 200)] {
                let answer = post(&server, accept, &body).await;
                let media = if accept == GRAPHQL { GRAPHQL } else { "application/json" };
                assert_eq!(answer.headers()["content-type"], format!("{media}; charset=utf-8"));
                assert_eq!(answer.headers()["vary"], "accept, accept-encoding");
                assert_refused(answer, status, code).await;
            }
        }
    }

    async fn an_operation_that_is_not_in_the_document_is_refused_with_those_that_are(database: Database) {
        let server = Server::start(&database);
        let two = "query One { __typename } query Two { __typename }";
        for (name, query) in [(json!("Three"), two), (json!(null), two), (json!("Three"), "{ __typename }")] {
            let answer = post(&server, GRAPHQL, &json!({ "query": query, "operationName": name })).await;
            let error = assert_refused(answer, 400, "BAD_REQUEST").await;
            let message = error["message"].as_str().unwrap();
            assert!(query != two || message.ends_with("One, Two."), "{message}");
        }
    }

    async fn a_batch_is_refused(database: Database) {
        let server = Server::start(&database);
        let answer = post(&server, GRAPHQL, &json!([{ "query": "{ __typename }" }, { "query": "{ __typename }" }])).await;
        let error = assert_refused(answer, 400, "BAD_REQUEST").await;
        assert_eq!(error["message"], "Batches are not served. Send one request at a time.");
    }

    async fn the_introspection_query_of_tools_is_answered(database: Database) {
        let server = Server::start(&database);
        let data = server.data(INTROSPECTION).await;
        let types = data["__schema"]["types"].as_array().unwrap();
        assert!(types.len() > 40, "{}", types.len());
        assert_eq!(data["__schema"]["queryType"]["name"], "Query");
        assert!(types.iter().all(|one| one["name"].is_string() && one["kind"].is_string()));
    }

    async fn no_answer_lets_a_browser_guess_or_other_sites_read(database: Database) {
        let server = Server::start(&database);
        for path in ["/graphql?query={__typename}", "/nowhere", "/graphiql", "/schema.graphql", "/health/ready"] {
            let answer = server.client.get(format!("{}{path}", server.address)).header("origin", "https://elsewhere.example").send();
            let headers: HeaderMap = answer.await.unwrap().headers().clone();
            assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
            assert!(!headers.contains_key("access-control-allow-origin"), "{path}");
            assert!(!headers.contains_key("set-cookie"), "{path}");
        }
    }

    async fn a_body_that_does_not_come_is_given_up(database: Database) {
        let server = Server::start_with(&database, &["--request-timeout", "1"]);
        let watch = Stopwatch::start();
        let answer = Connection::with(&server, &(raw::post(100) + "{")).rest().expect("still open");
        watch.assert_took(1_000..3_000);
        assert!(answer.starts_with("HTTP/1.1 408 Request Timeout\r\n"), "{answer}");
        assert!(answer.contains(r#""code":"BODY_TOO_SLOW","limit":"bodySeconds","found":1,"allowed":1}"#), "{answer}");
        server.data("{ __typename }").await;
    }

    async fn what_is_not_http_does_not_harm(database: Database) {
        let server = Server::start(&database);
        for nonsense in ["\r\n\r\n", "\0\0\0\0\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}TLS?\r\n\r\n"] {
            let mut connection = Connection::with(&server, nonsense);
            connection.end();
            assert!(connection.rest().is_some(), "{nonsense:?} is still waited for");
        }
        server.data("{ __typename }").await;
    }
}

async fn post(server: &Server, accept: &str, body: &Value) -> Response {
    let request = server.client.post(format!("{}/graphql", server.address)).header("accept", accept);
    request.json(body).send().await.unwrap()
}

/// Checks that an answer is one error and nothing else, and returns the error.
async fn assert_refused(answer: Response, status: u16, code: &str) -> Value {
    let url = answer.url().clone();
    assert_eq!(answer.status(), status, "{url}, {code}");
    let media = answer.headers()["content-type"].to_str().unwrap().to_owned();
    assert!(media.ends_with("json; charset=utf-8"), "{url}: {media}");
    let mut body: Value = answer.json().await.unwrap();
    assert_eq!(body.as_object().unwrap().keys().collect::<Vec<_>>(), ["errors"], "{url}: {body}");
    let errors = body["errors"].as_array_mut().unwrap();
    assert_eq!(errors.len(), 1, "{url}: {errors:?}");
    let error = errors.remove(0);
    assert_eq!(error["extensions"]["code"], code, "{url}: {error}");
    assert!(error["message"].as_str().is_some_and(|message| message.len() > 10), "{url}: {error}");
    error
}

/// What GraphiQL and code generators send, with all that graphql-js can ask for.
pub const INTROSPECTION: &str = "
query IntrospectionQuery {
  __schema {
    description
    queryType { name kind }
    mutationType { name kind }
    subscriptionType { name kind }
    types { ...FullType }
    directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
  }
}
fragment FullType on __Type {
  kind name description specifiedByURL isOneOf
  fields(includeDeprecated: true) {
    name description
    args(includeDeprecated: true) { ...InputValue }
    type { ...TypeRef }
    isDeprecated deprecationReason
  }
  inputFields(includeDeprecated: true) { ...InputValue }
  interfaces { ...TypeRef }
  enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
  possibleTypes { ...TypeRef }
}
fragment InputValue on __InputValue {
  name description type { ...TypeRef } defaultValue isDeprecated deprecationReason
}
fragment TypeRef on __Type {
  kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
    ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
}";
