//! The account: its state with a lock, and the ids for new things.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::identifiers::Identifiers;
use crate::runtime::Call;
use crate::store::Store;

/// The account that the emulator keeps.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    /// A lock for many readers: searches take long, and other calls that only read do not wait for them.
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

    /// The state. Each change checks everything before it writes, so that a panic leaves no half-made change: a poisoned lock is
    /// used like any other.
    pub(crate) fn store(&self) -> RwLockReadGuard<'_, Store> {
        self.store.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self) -> RwLockWriteGuard<'_, Store> {
        self.store.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets everything. Freeing a large state takes a while, so it happens after the lock is released.
    pub(crate) fn forget(&self) {
        let forgotten = std::mem::take(&mut *self.change());
        drop(forgotten);
    }

    /// The state at the time of a call, for reading. Jobs that have ended by then are completed first.
    pub(super) fn store_at(&self, call: &Call<'_>) -> RwLockReadGuard<'_, Store> {
        if !self.store().is_settled(call.now()) {
            self.change().settle(call.now());
        }
        self.store()
    }

    /// The same for a call that changes it.
    pub(super) fn change_at(&self, call: &Call<'_>) -> RwLockWriteGuard<'_, Store> {
        let mut store = self.change();
        store.settle(call.now());
        store
    }
}
