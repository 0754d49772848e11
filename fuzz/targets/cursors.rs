//! Asks whether any text at all can be sent as a cursor or an id, as it is and in the form in which cursors and ids are given out.
//! What holds for every body must hold, in every list and order.
#![no_main]

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use libfuzzer_sys::fuzz_target;
use partnergraph_fuzz::SERVED;
use serde_json::json;

/// What takes a cursor or an id, which it calls `$text`.
const QUESTIONS: [&str; 12] = [
    "node(id: $text) { id }",
    "nodes(ids: [$text, $text]) { id }",
    "partner(by: {id: $text}) { id }",
    "partners(after: $text) { edges { cursor } }",
    "partners(before: $text, last: 3, orderBy: [{field: AGREEMENTS}, {field: NAME, direction: DESC}]) { nodes { id } }",
    "institutions(after: $text, orderBy: {field: COUNTRY, direction: DESC}) { pageInfo { endCursor } }",
    "agreements(after: $text, before: $text) { nodes { id } pageInfo { hasNextPage } }",
    "agreements(after: $text, orderBy: [{field: STARTS}, {field: ENDS, direction: DESC}]) { nodes { id } }",
    "activities(after: $text, orderBy: {field: SLUG}) { nodes { id } }",
    "regions { nodes { partners(after: $text) { nodes { id } } } }",
    "expiryQueue { over(after: $text) { nodes { id } } }",
    "dataQuality { findings(after: $text) { edges { cursor } } }",
];

fuzz_target!(|text: &str| {
    let coded = BASE64_URL_SAFE_NO_PAD.encode(text);
    for question in QUESTIONS {
        let of = if question.contains("after") || question.contains("before") { "String" } else { "ID" };
        let document = format!("query Ask($text: {of}!) {{ {question} }}");
        for text in [text, &coded] {
            let body = json!({ "query": document, "variables": { "text": text } });
            let answer = SERVED.ask(body.to_string());
            assert!(answer.body.get("data").is_some(), "the question is not valid: {answer:?}");
        }
    }
});
