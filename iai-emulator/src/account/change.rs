//! A change of the state. When it ends, what has changed goes to the state file.

use std::ops::{Deref, DerefMut};
use std::sync::RwLockWriteGuard;

use super::writer::Writer;
use crate::identifiers::Identifiers;
use crate::runtime::Call;
use crate::store::Store;
use crate::ticket::Ticket;

/// The state, locked for a change.
pub(crate) struct Change<'a> {
    pub(super) store: RwLockWriteGuard<'a, Store>,
    pub(super) writer: Option<&'a Writer>,
    pub(super) identifiers: &'a Identifiers,
    /// The call that changes it; a control route has none.
    pub(super) call: Option<&'a Call<'a>>,
}

impl Change<'_> {
    /// Hands over what has changed so far.
    ///
    /// Returns `None` where the state is in memory alone.
    pub(super) fn submit(&mut self) -> Option<Ticket> {
        let Some(writer) = self.writer else {
            self.store.forget_changes();
            return None;
        };
        let mut rows = self.store.take_changes();
        if rows.is_empty() {
            return Some(writer.last());
        }
        rows.push(self.identifiers.issued().row());
        Some(writer.submit(rows))
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
        let change = self.submit();
        if let Some((call, change)) = self.call.zip(change) {
            call.depends_on(change);
        }
    }
}
