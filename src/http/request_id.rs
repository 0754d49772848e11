//! The name of one request, by which its answer, its log lines and a report about it find each other.
//!
//! It identifies nobody and grants nothing.

use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use serde::{Serialize, Serializer};

/// The header that carries it, both ways.
pub static HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The name of one request: 1 to 64 letters, digits, `_` and `-`.
#[derive(Clone, Debug)]
pub struct RequestId(HeaderValue);

impl RequestId {
    /// The caller's own, where it has that form; else a new one.
    pub fn of(headers: &HeaderMap) -> Self {
        let sent = headers.get(&HEADER).filter(|id| is_valid(id.as_bytes()));
        sent.map_or_else(Self::next, |id| Self(id.clone()))
    }

    /// A hash of a counter: not the same twice, and different from start to start of the server.
    pub fn next() -> Self {
        static SEED: LazyLock<RandomState> = LazyLock::new(RandomState::new);
        static COUNTER: AtomicU64 = AtomicU64::new(0);
        let count = COUNTER.fetch_add(1, Ordering::Relaxed);
        Self(HeaderValue::from(SEED.hash_one(count)))
    }
}

impl From<RequestId> for HeaderValue {
    fn from(id: RequestId) -> Self {
        id.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.to_str().unwrap_or_default())
    }
}

impl Serialize for RequestId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn is_valid(id: &[u8]) -> bool {
    let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte == b'-';
    (1..=64).contains(&id.len()) && id.iter().all(allowed)
}
