//! What the behaviours work on.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::identifiers::Identifiers;
use crate::runtime::Call;
use crate::store::Store;

/// The account that the emulator keeps.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    /// Searches take long, and hold up no call that only reads.
    store: Arc<RwLock<Store>>,
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
    pub(crate) fn store(&self) -> RwLockReadGuard<'_, Store> {
        self.store.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self) -> RwLockWriteGuard<'_, Store> {
        self.store.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets everything. A large state takes a while to be freed, so that happens after the lock is given back.
    pub(crate) fn forget(&self) {
        let forgotten = std::mem::take(&mut *self.change());
        drop(forgotten);
    }

    /// The state at the time of a call.
    pub(super) fn store_at(&self, call: &Call<'_>) -> RwLockReadGuard<'_, Store> {
        if !self.store().is_settled(call.now()) {
            self.change().settle(call.now());
        }
        self.store()
    }

    /// The state at the time of a call that changes it.
    pub(super) fn change_at(&self, call: &Call<'_>) -> RwLockWriteGuard<'_, Store> {
        let mut store = self.change();
        store.settle(call.now());
        store
    }
}
