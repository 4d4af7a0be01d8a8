//! How many retries a client can afford.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a retry costs.
const RETRY: u32 = 5;
/// What one after a time-out costs, which has kept the service busy for longest.
const AFTER_TIMEOUT: u32 = 10;
/// What a call that succeeds at once gives back.
const REWARD: u32 = 1;

/// A bucket of tokens, shared by all clones of a client. While most calls succeed it never runs dry; when the service
/// is down it does, and a thousand callers do not turn into three thousand.
#[derive(Debug)]
pub(crate) struct Budget {
    capacity: u32,
    tokens: Mutex<u32>,
}

/// What a retry was charged; given back when it succeeds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Charge(u32);

impl Budget {
    /// Room for a hundred retries in a row that fail.
    pub(crate) const DEFAULT: u32 = 100 * RETRY;

    pub(crate) fn new(capacity: u32) -> Self {
        Self {
            capacity,
            tokens: Mutex::new(capacity),
        }
    }

    /// Pays for a retry, if the bucket has it.
    pub(crate) fn withdraw(&self, after_timeout: bool) -> Option<Charge> {
        let cost = if after_timeout { AFTER_TIMEOUT } else { RETRY };
        let mut tokens = self.tokens();
        *tokens = tokens.checked_sub(cost)?;
        Some(Charge(cost))
    }

    /// A call has succeeded: the retry that did it costs nothing, and a first attempt earns a little.
    pub(crate) fn refund(&self, charge: Charge) {
        let Charge(amount) = charge;
        let mut tokens = self.tokens();
        *tokens = tokens.saturating_add(amount.max(REWARD)).min(self.capacity);
    }

    fn tokens(&self) -> MutexGuard<'_, u32> {
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
