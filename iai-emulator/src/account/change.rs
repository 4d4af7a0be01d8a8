//! A change of the state. When it ends, what has changed goes to the state file.

use std::ops::{Deref, DerefMut};
use std::sync::RwLockWriteGuard;

use super::Account;
use crate::store::Store;

/// The state, locked for a change.
pub(crate) struct Change<'a> {
    store: RwLockWriteGuard<'a, Store>,
    account: &'a Account,
}

impl<'a> Change<'a> {
    pub(super) fn new(store: RwLockWriteGuard<'a, Store>, account: &'a Account) -> Self {
        Self { store, account }
    }
}

impl Deref for Change<'_> {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl DerefMut for Change<'_> {
    fn deref_mut(&mut self) -> &mut Store {
        &mut self.store
    }
}

/// The state is unlocked after this.
impl Drop for Change<'_> {
    fn drop(&mut self) {
        let Some(writer) = &self.account.writer else {
            return self.store.forget_changes();
        };
        let mut rows = self.store.take_changes();
        if rows.is_empty() {
            return;
        }
        rows.push(self.account.issued());
        writer.submit(rows);
    }
}
