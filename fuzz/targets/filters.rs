//! Asks lists with arguments that are made from the contract: filters, orders, pages, facets and statistics.
//! What holds for every body must hold, and an item must match either a filter or its opposite.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use partnergraph_fuzz::{SERVED, made};
use serde_json::json;

fuzz_target!(|bytes: &[u8]| {
    let Ok(question) = made::question(&mut Unstructured::new(bytes)) else { return };
    let body = json!({ "query": question.document, "variables": question.variables });
    let answer = SERVED.ask(body.to_string());
    if answer.errors().is_empty() {
        let data = &answer.body["data"];
        let count = |list: &str| data[list]["totalCount"].as_i64().expect("a count");
        assert_eq!(count("matching") + count("others"), count("all"), "{body}");
    }
});
