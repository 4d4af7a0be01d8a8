//! What the behaviours work on.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::identifiers::Identifiers;
use crate::runtime::Call;
use crate::store::Store;

/// The account that the emulator keeps.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    store: Arc<Mutex<Store>>,
    pub(super) identifiers: Arc<Identifiers>,
}

impl Account {
    pub(crate) fn new(identifiers: Arc<Identifiers>) -> Self {
        Self {
            store: Arc::default(),
            identifiers,
        }
    }

    /// The state. A call that ended in the middle leaves no half-made change behind, so a poisoned lock is taken
    /// like any other.
    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets everything. A large state takes a while to be freed, so that happens after the lock is given back.
    pub(crate) fn forget(&self) {
        let forgotten = std::mem::take(&mut *self.store());
        drop(forgotten);
    }

    /// The state at the time of a call.
    pub(super) fn store_at(&self, call: &Call<'_>) -> MutexGuard<'_, Store> {
        let mut store = self.store();
        store.settle(call.now());
        store
    }
}
