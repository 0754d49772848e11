//! Answers that are kept: for the same revision, day, document, operation and variables the same bytes are sent again.
//!
//! How an answer is made is told in `execute`. One with errors is not kept; identical requests at the same time wait for the
//! first of them. There is one role, the public: whoever adds another adds it to [`Key`].

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::NaiveDate;
use quick_cache::sync::Cache;
use quick_cache::{Equivalent, Weighter};

use super::answer::Answer;
use super::refusal::Refusal;
use crate::config::KeptSettings;
use crate::registry::Revision;

/// How large an answer is taken to be where room is made for them.
const USUAL_BYTES: u64 = 4096;
/// What an answer takes up beside its bytes and its key, about.
const OVERHEAD: usize = 512;

/// What a request asks.
#[derive(Debug, Eq, Hash, PartialEq)]
pub struct Asked {
    pub document: Arc<str>,
    pub operation: Option<String>,
    /// As JSON, after they were brought to their types.
    pub variables: String,
}

impl Asked {
    /// How many bytes it is.
    pub fn bytes(&self) -> usize {
        self.document.len() + self.operation.as_ref().map_or(0, String::len) + self.variables.len()
    }
}

/// All that an answer depends on; with a borrow of what is asked where it is only looked for.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Key<A = Arc<Asked>> {
    pub revision: Revision,
    pub day: NaiveDate,
    pub asked: A,
}

impl Equivalent<Key> for Key<&Arc<Asked>> {
    fn equivalent(&self, key: &Key) -> bool {
        (self.revision, self.day, self.asked) == (key.revision, key.day, &key.asked)
    }
}

/// Kept answers, as many as there is room for; those that were asked for last, or often, stay.
pub struct Answers {
    kept: Option<Cache<Key, Arc<Answer>, Bytes>>,
    /// The newest revision that was asked.
    newest: AtomicI64,
}

impl Answers {
    pub fn new(settings: &KeptSettings) -> Self {
        let bytes = settings.max_answer_bytes;
        let items = usize::try_from(bytes / USUAL_BYTES).unwrap_or(usize::MAX);
        let kept = (bytes > 0).then(|| Cache::with_weighter(items, bytes, Bytes));
        Self { kept, newest: AtomicI64::new(0) }
    }

    pub fn are_kept(&self) -> bool {
        self.kept.is_some()
    }

    /// The kept answer.
    pub fn find(&self, key: &Key<&Arc<Asked>>) -> Option<Arc<Answer>> {
        self.kept.as_ref()?.get(key)
    }

    /// The kept answer, or the one that `make` makes, which is kept if it is whole.
    pub async fn find_or_make(
        &self,
        key: &Key,
        make: impl Future<Output = Result<Answer, Refusal>>,
    ) -> Result<Arc<Answer>, Refusal> {
        let Some(kept) = &self.kept else { return make.await.map(Arc::new) };
        let revision = key.revision.number;
        if self.newest.fetch_max(revision, Ordering::Relaxed) < revision {
            // Nobody asks older revisions any more: what they take up is better free at once than when room is needed.
            kept.retain(|other, _| other.revision.number >= revision);
        }
        let room = match kept.get_value_or_guard_async(key).await {
            Ok(answer) => return Ok(answer),
            Err(room) => room,
        };
        let answer = Arc::new(make.await?);
        if answer.is_whole {
            // Fails only when the place was taken away meanwhile; the answer is good all the same.
            let _ = room.insert(Arc::clone(&answer));
        }
        Ok(answer)
    }
}

/// Counts an answer with room for its compressed forms.
#[derive(Clone)]
struct Bytes;

impl Weighter<Key, Arc<Answer>> for Bytes {
    fn weight(&self, key: &Key, answer: &Arc<Answer>) -> u64 {
        (answer.bytes.len() * 2 + key.asked.bytes() + OVERHEAD) as u64
    }
}
