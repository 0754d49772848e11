//! [`Live`], the registry in force. Who replaces it and when is told in `store/`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use arc_swap::ArcSwap;

use super::{Registry, Revision};

/// The registry that new requests read, replaced as a whole, and whether its database answers. Clones share both.
#[derive(Clone)]
pub struct Live(Arc<State>);

struct State {
    registry: ArcSwap<Registry>,
    database_reachable: AtomicBool,
}

impl Live {
    #[must_use]
    pub fn new(registry: Registry) -> Self {
        let registry = ArcSwap::from_pointee(registry);
        Self(Arc::new(State { registry, database_reachable: AtomicBool::new(true) }))
    }

    /// The registry for one request, from beginning to end.
    #[must_use]
    pub fn registry(&self) -> Arc<Registry> {
        self.0.registry.load_full()
    }

    /// The revision in force; to ask for it costs less than to ask for the registry.
    #[must_use]
    pub fn revision(&self) -> Revision {
        self.0.registry.load().revision
    }

    pub fn publish(&self, registry: Registry) {
        self.0.registry.store(Arc::new(registry));
    }

    #[must_use]
    pub fn database_reachable(&self) -> bool {
        self.0.database_reachable.load(Ordering::Relaxed)
    }

    pub fn set_database_reachable(&self, reachable: bool) {
        self.0.database_reachable.store(reachable, Ordering::Relaxed);
    }
}
