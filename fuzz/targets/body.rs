//! Asks whether any bytes at all can be sent as the body of `POST /graphql`.
//! The answer must be JSON, tell of no failure of the server, and come within a second.
#![no_main]

use libfuzzer_sys::fuzz_target;
use partnergraph_fuzz::SERVED;

fuzz_target!(|bytes: &[u8]| {
    SERVED.ask(bytes.to_vec());
});
