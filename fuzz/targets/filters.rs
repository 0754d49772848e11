//! Asks lists with arguments that are made from the contract: filters, orders, pages, facets and statistics.
//! What holds for every body must hold, and an item must match either a filter or its opposite;
//! the answer must be the same where nothing is kept of earlier ones.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use partnergraph_fuzz::{FORGETFUL, SERVED, made};
use serde_json::json;

fuzz_target!(|bytes: &[u8]| {
    let Ok(question) = made::question(&mut Unstructured::new(bytes)) else { return };
    let body = json!({ "query": question.document, "variables": question.variables });
    let answer = SERVED.ask(body.to_string());
    assert_eq!(answer, FORGETFUL.ask(body.to_string()), "{body}");
    if answer.errors().is_empty() {
        let data = &answer.body["data"];
        let count = |list: &str| data[list]["totalCount"].as_i64().expect("a count");
        assert_eq!(count("matching") + count("others"), count("all"), "{body}");
        if let Some(counted) = data["matching"]["statistics"]["totalCount"].as_i64() {
            assert_eq!(counted, count("matching"), "{body}");
        }
    }
});
