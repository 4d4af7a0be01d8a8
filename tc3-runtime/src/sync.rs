//! Locks.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What is locked, also after somebody panicked with it: nothing here is left half-done in between.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
