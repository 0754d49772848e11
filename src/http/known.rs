//! Requests that came before, byte for byte: what they ask is known without reading them again.
//!
//! Only what was answered becomes known, and the answer is looked up anew each time, in `answers`.

use std::sync::Arc;

use axum::body::Bytes;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::answers::Asked;
use super::around::OperationName;
use crate::config::KeptSettings;

/// How large a body is taken to be where room is made for them.
const USUAL_BYTES: u64 = 1024;
/// What is known of a body takes up beside it, about.
const OVERHEAD: usize = 256;

/// What a body asks.
#[derive(Clone)]
pub struct Known {
    pub asked: Arc<Asked>,
    /// As the caller gave it.
    pub operation_name: Option<OperationName>,
}

/// Bodies that came before, as many as there is room for; those that came last, or often, stay.
pub struct KnownRequests(Option<Cache<Bytes, Known, Room>>);

impl KnownRequests {
    pub fn new(settings: &KeptSettings) -> Self {
        let bytes = settings.known_bytes();
        let items = usize::try_from(bytes / USUAL_BYTES).unwrap_or(usize::MAX);
        Self((bytes > 0).then(|| Cache::with_weighter(items, bytes, Room)))
    }

    pub fn find(&self, body: &Bytes) -> Option<Known> {
        self.0.as_ref()?.get(body)
    }

    pub fn keep(&self, body: &Bytes, known: Known) {
        if let Some(kept) = &self.0 {
            // A copy, because these bytes may be a small part of what the connection has read.
            kept.insert(Bytes::copy_from_slice(body), known);
        }
    }
}

#[derive(Clone)]
struct Room;

impl Weighter<Bytes, Known> for Room {
    fn weight(&self, body: &Bytes, known: &Known) -> u64 {
        (body.len() + known.asked.bytes() + OVERHEAD) as u64
    }
}
