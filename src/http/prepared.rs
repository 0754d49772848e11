//! Documents that were prepared for earlier requests, kept by their text.
//!
//! How a document is prepared is told in `prepare`. One that is refused is not kept.

use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::prepare::Prepared;
use crate::config::KeptSettings;

/// How many bytes a prepared document takes for each byte of its text, about: most of it are the small parts of two trees.
const BYTES_FOR_ONE: u64 = 64;
/// How long a document is taken to be where room is made for them.
const USUAL_BYTES: u64 = 512;

/// Prepared documents, as many as there is room for; those that were asked for last, or often, stay.
pub struct PreparedDocuments(Option<Cache<Arc<str>, Arc<Prepared>, Bytes>>);

impl PreparedDocuments {
    pub fn new(settings: &KeptSettings) -> Self {
        let bytes = settings.prepared_bytes();
        let items = usize::try_from(bytes / (USUAL_BYTES * BYTES_FOR_ONE)).unwrap_or(usize::MAX);
        Self((bytes > 0).then(|| Cache::with_weighter(items, bytes, Bytes)))
    }

    pub fn find(&self, text: &str) -> Option<Arc<Prepared>> {
        self.0.as_ref()?.get(text)
    }

    pub fn keep(&self, prepared: &Arc<Prepared>) {
        if let Some(kept) = &self.0 {
            kept.insert(Arc::clone(&prepared.text), Arc::clone(prepared));
        }
    }
}

#[derive(Clone)]
struct Bytes;

impl Weighter<Arc<str>, Arc<Prepared>> for Bytes {
    fn weight(&self, text: &Arc<str>, _: &Arc<Prepared>) -> u64 {
        (text.len() as u64 + 1) * BYTES_FOR_ONE
    }
}
