//! Documents that a request may name instead of sending: those of the trusted folder, and those that callers left.
//!
//! A document is kept as text and goes the way of every other one; making it ready to execute is told in `prepare`.

mod check;
mod fault;
mod folder;
mod identifier;
mod trusted;

use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;

pub use self::check::{Report, check};
pub use self::fault::{Fault, Faults};
pub use self::identifier::DocumentId;
use self::trusted::Trusted;
use super::contract::Contract;
use super::refusal::Refusal;
use crate::config::{DocumentSettings, Limits};

/// How large a document is taken to be where room is made for them.
const USUAL_BYTES: u64 = 1024;

/// The document as a request gives it: its text, its name, or both. Never neither.
#[derive(Debug)]
pub struct Asked {
    pub text: Option<String>,
    pub id: Option<DocumentId>,
}

/// A document that is to be kept once it has turned out to be valid.
pub struct New {
    id: DocumentId,
    text: Arc<str>,
}

/// Every document that is known by a name.
pub struct Documents {
    trusted: Trusted,
    trusted_only: bool,
    /// Texts that callers left, by their hash; absent where none are taken.
    kept: Option<Cache<DocumentId, Arc<str>, Bytes>>,
}

impl Documents {
    /// Reads the folder of trusted documents, if there is one.
    pub fn open(settings: &DocumentSettings, contract: &Contract, limits: &Limits) -> Result<Self, Faults> {
        let trusted = match &settings.trusted_documents {
            Some(directory) => Trusted::read(directory, contract, limits)?,
            None => Trusted::default(),
        };
        let bytes = settings.max_persisted_bytes;
        let items = usize::try_from(bytes / USUAL_BYTES).unwrap_or(usize::MAX);
        let kept = (bytes > 0).then(|| Cache::with_weighter(items, bytes, Bytes));
        Ok(Self { trusted, trusted_only: settings.trusted_only, kept })
    }

    /// The text of the document that a request asks for, and what to keep of it.
    pub fn find(&self, asked: Asked) -> Result<(String, Option<New>), Refusal> {
        match asked {
            Asked { text: Some(text), id } => self.sent(text, id.as_ref()),
            Asked { text: None, id } => Ok((self.named(id.as_ref())?.to_string(), None)),
        }
    }

    /// Keeps a document, which must be valid.
    pub fn keep(&self, new: New) {
        if let Some(kept) = &self.kept {
            kept.insert(new.id, new.text);
        }
    }

    fn sent(&self, text: String, id: Option<&DocumentId>) -> Result<(String, Option<New>), Refusal> {
        if id.is_none() && !self.trusted_only {
            return Ok((text, None));
        }
        let hash = DocumentId::hash_of(&text);
        let names_it =
            |id: &DocumentId| *id == hash || self.trusted.get(id).is_some_and(|own| **own == *text);
        if id.is_some_and(|id| !names_it(id)) {
            return Err(Refusal::hash_of_another_document());
        }
        if self.trusted_only && self.trusted.get(&hash).is_none() {
            return Err(Refusal::document_not_trusted());
        }
        let new = (id.is_some() && self.kept.is_some()).then(|| New { id: hash, text: text.as_str().into() });
        Ok((text, new))
    }

    fn named(&self, id: Option<&DocumentId>) -> Result<Arc<str>, Refusal> {
        let trusted = id.and_then(|id| self.trusted.get(id).cloned());
        match (trusted, &self.kept) {
            (Some(text), _) => Ok(text),
            _ if self.trusted_only => Err(Refusal::document_not_trusted()),
            (None, Some(kept)) => {
                id.and_then(|id| kept.get(id)).ok_or_else(Refusal::persisted_query_not_found)
            }
            (None, None) => Err(Refusal::persisted_query_not_supported()),
        }
    }
}

/// Counts a kept document with all that it takes up.
#[derive(Clone)]
struct Bytes;

impl Weighter<DocumentId, Arc<str>> for Bytes {
    fn weight(&self, id: &DocumentId, text: &Arc<str>) -> u64 {
        (id.as_str().len() + text.len()) as u64
    }
}
