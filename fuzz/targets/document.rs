//! Asks whether any text at all can be sent as a GraphQL document.
//! What holds for every body must hold, and the answer must be the same when it was kept and when nothing is kept.
#![no_main]

use libfuzzer_sys::fuzz_target;
use partnergraph_fuzz::{FORGETFUL, SERVED};
use serde_json::json;

fuzz_target!(|text: &str| {
    let body = json!({ "query": text }).to_string();
    let first = SERVED.ask(body.clone());
    assert_eq!(first, SERVED.ask(body.clone()), "a kept answer differs");
    assert_eq!(first, FORGETFUL.ask(body), "an answer differs where nothing is kept");
});
