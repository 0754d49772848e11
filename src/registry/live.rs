//! [`Live`], the registry in force. Who replaces it and when is told in `store/`.

use std::sync::{
    Arc, PoisonError, RwLock,
    atomic::{AtomicBool, Ordering},
};

use super::Registry;

/// The registry that new requests read, replaced as a whole, and whether its database answers. Clones share both.
#[derive(Clone)]
pub struct Live(Arc<State>);

struct State {
    registry: RwLock<Arc<Registry>>,
    database_reachable: AtomicBool,
}

impl Live {
    #[must_use]
    pub fn new(registry: Registry) -> Self {
        let registry = RwLock::new(Arc::new(registry));
        Self(Arc::new(State { registry, database_reachable: AtomicBool::new(true) }))
    }

    /// The registry for one request, from beginning to end.
    #[must_use]
    pub fn registry(&self) -> Arc<Registry> {
        self.0.registry.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn publish(&self, registry: Registry) {
        let registry = Arc::new(registry);
        let old = std::mem::replace(
            &mut *self.0.registry.write().unwrap_or_else(PoisonError::into_inner),
            registry,
        );
        drop(old); // outside the lock: it can hold many rows
    }

    #[must_use]
    pub fn database_reachable(&self) -> bool {
        self.0.database_reachable.load(Ordering::Relaxed)
    }

    pub fn set_database_reachable(&self, reachable: bool) {
        self.0.database_reachable.store(reachable, Ordering::Relaxed);
    }
}
