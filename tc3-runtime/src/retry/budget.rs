//! How many retries a client can afford.

use std::sync::{Arc, Mutex};

use crate::sync::lock;

/// What a retry costs.
const RETRY: u32 = 5;
/// What a retry after a timeout costs: more, since the attempt before has kept the service busy for longer.
const AFTER_TIMEOUT: u32 = 10;
/// What a call that succeeds at once gives back.
const REWARD: u32 = 1;

/// A bucket of tokens, shared by all clones of a client. While most calls succeed it is never empty. When the service
/// is down it is soon empty, so that a thousand calls do not become three thousand attempts.
#[derive(Debug)]
pub(crate) struct Budget(Arc<Bucket>);

#[derive(Debug)]
struct Bucket {
    capacity: u32,
    tokens: Mutex<u32>,
}

/// What a retry has paid. It is given back when the retry succeeds, and when it is not sent: its caller may drop the
/// call during the delay before it.
#[derive(Debug)]
pub(crate) struct Charge {
    bucket: Arc<Bucket>,
    amount: u32,
    is_sent: bool,
}

impl Budget {
    /// Room for a hundred retries in a row that fail.
    pub(crate) const DEFAULT: u32 = 100 * RETRY;

    pub(crate) fn new(capacity: u32) -> Self {
        Self(Arc::new(Bucket {
            capacity,
            tokens: Mutex::new(capacity),
        }))
    }

    /// Pays for a retry, if the bucket has it.
    pub(crate) fn withdraw(&self, after_timeout: bool) -> Option<Charge> {
        let amount = if after_timeout { AFTER_TIMEOUT } else { RETRY };
        let mut tokens = lock(&self.0.tokens);
        *tokens = tokens.checked_sub(amount)?;
        Some(Charge {
            bucket: Arc::clone(&self.0),
            amount,
            is_sent: false,
        })
    }

    /// A call has succeeded: by a retry, which gets back what it has paid, or at once, which earns a little.
    pub(crate) fn refund(&self, charge: Option<&Charge>) {
        self.0.put(charge.map_or(REWARD, |charge| charge.amount));
    }
}

impl Charge {
    /// The retry is on its way.
    pub(crate) fn spend(&mut self) {
        self.is_sent = true;
    }
}

impl Drop for Charge {
    fn drop(&mut self) {
        if !self.is_sent {
            self.bucket.put(self.amount);
        }
    }
}

impl Bucket {
    fn put(&self, amount: u32) {
        let mut tokens = lock(&self.tokens);
        *tokens = tokens.saturating_add(amount).min(self.capacity);
    }
}
