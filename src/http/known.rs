//! Requests that came before, byte for byte: what they ask is known without reading them again.
//!
//! Only what was answered becomes known, and the answer is looked up or made anew each time.

use std::sync::{Arc, Weak};

use axum::body::Bytes;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::answers::Asked;
use super::around::OperationName;
use super::execute::Ready;
use super::prepare::Prepared;
use super::variables::Values;
use crate::config::KeptSettings;

/// How large a body is taken to be where room is made for them.
const USUAL_BYTES: u64 = 1024;
/// What is known of a body takes up beside it, about, and its values for each byte of their text.
const OVERHEAD: usize = 512;
const BYTES_OF_VALUES: usize = 16;

/// What a body asks.
pub struct Known {
    /// Kept elsewhere: without it, the body has to be read again.
    prepared: Weak<Prepared>,
    values: Arc<Values>,
    pub asked: Arc<Asked>,
    /// As the caller gave it.
    pub operation_name: Option<OperationName>,
}

impl Known {
    pub fn of(ready: &Ready, operation_name: Option<OperationName>) -> Self {
        let Ready { prepared, values, asked } = ready;
        let (values, asked) = (Arc::clone(values), Arc::clone(asked));
        Self { prepared: Arc::downgrade(prepared), values, asked, operation_name }
    }

    /// The same with the name, where the document is still there.
    pub fn ready(&self) -> Option<(Ready, Option<OperationName>)> {
        let Self { prepared, values, asked, operation_name } = self;
        let (values, asked) = (Arc::clone(values), Arc::clone(asked));
        Some((Ready { prepared: prepared.upgrade()?, values, asked }, operation_name.clone()))
    }
}

/// Bodies that came before, as many as there is room for; those that came last, or often, stay.
pub struct KnownRequests(Option<Cache<Bytes, Arc<Known>, Room>>);

impl KnownRequests {
    pub fn new(settings: &KeptSettings) -> Self {
        let bytes = settings.known_bytes();
        let items = usize::try_from(bytes / USUAL_BYTES).unwrap_or(usize::MAX);
        Self((bytes > 0).then(|| Cache::with_weighter(items, bytes, Room)))
    }

    pub fn find(&self, body: &Bytes) -> Option<Arc<Known>> {
        self.0.as_ref()?.get(body)
    }

    pub fn keep(&self, body: &Bytes, known: Known) {
        if let Some(kept) = &self.0 {
            // A copy, because these bytes may be a small part of what the connection has read.
            kept.insert(Bytes::copy_from_slice(body), Arc::new(known));
        }
    }
}

#[derive(Clone)]
struct Room;

impl Weighter<Bytes, Arc<Known>> for Room {
    fn weight(&self, body: &Bytes, known: &Arc<Known>) -> u64 {
        let values = known.asked.variables.len() * BYTES_OF_VALUES;
        (body.len() + known.asked.bytes() + values + OVERHEAD) as u64
    }
}
