//! Interceptors: code of yours that is told of every call and every attempt, for metrics, audits and tracing.
//!
//! An interceptor sees what a call is about and how it went, never what is in it: no keys and signatures, no
//! parameters, pictures or names. It may add headers to an attempt and refuse it; nothing else can be changed.
//!
//! # Metrics
//!
//! ```
//! use std::collections::BTreeMap;
//! use std::sync::{Arc, Mutex};
//!
//! use tc3_runtime::intercept::{AfterAttempt, Intercept};
//! use tc3_runtime::{Client, Credentials};
//!
//! /// Attempts by action and code.
//! #[derive(Default)]
//! struct Metrics(Mutex<BTreeMap<(&'static str, String), u64>>);
//!
//! impl Intercept for Metrics {
//!     fn after_attempt(&self, attempt: &AfterAttempt<'_>) {
//!         let outcome = attempt.outcome;
//!         // `success`, `timeout` and so on where the service told no code.
//!         let code = outcome.code.unwrap_or(outcome.kind.as_str()).to_owned();
//!         if let Ok(mut counts) = self.0.lock() {
//!             *counts.entry((attempt.call.action, code)).or_default() += 1;
//!         }
//!     }
//! }
//!
//! # fn main() -> Result<(), tc3_runtime::Error> {
//! let metrics = Arc::new(Metrics::default());
//! let client = Client::builder()
//!     .credentials(Credentials::new("AKIDEXAMPLE", "example-key")?)
//!     .interceptor(Arc::clone(&metrics))
//!     .build()?;
//! # let _ = client;
//! # Ok(())
//! # }
//! ```
//!
//! # An audit
//!
//! It prints every call that changes something, adds a header for a gateway, and refuses such calls while a switch is
//! on:
//!
//! ```
//! use std::sync::atomic::{AtomicBool, Ordering};
//!
//! use tc3_runtime::service::Effect;
//! use tc3_runtime::intercept::{AfterCall, BeforeAttempt, Intercept, BoxError};
//!
//! struct Audit {
//!     read_only: AtomicBool,
//! }
//!
//! impl Intercept for Audit {
//!     fn name(&self) -> &'static str {
//!         "audit"
//!     }
//!
//!     fn before_attempt(&self, attempt: &mut BeforeAttempt<'_>) -> Result<(), BoxError> {
//!         if attempt.call.effect == Effect::Read {
//!             return Ok(());
//!         }
//!         if self.read_only.load(Ordering::Relaxed) {
//!             return Err("nothing may be changed during maintenance".into());
//!         }
//!         attempt.insert_header("X-Audit", attempt.call.action)?;
//!         Ok(())
//!     }
//!
//!     fn after_call(&self, call: &AfterCall<'_>) {
//!         if call.call.effect != Effect::Read {
//!             let (outcome, action) = (call.outcome, call.call.action);
//!             let id = outcome.request_id.unwrap_or("-");
//!             println!("{action} {} after {} attempts [{id}]", outcome.kind, call.attempts);
//!         }
//!     }
//! }
//! ```

mod context;
mod outcome;
#[cfg(test)]
mod tests;

pub use crate::header::{HeaderError, HeaderProblem};
pub use context::{AfterAttempt, AfterCall, BeforeAttempt, CallContext};
pub use outcome::{Outcome, OutcomeKind};

use std::sync::Arc;

/// Why an interceptor refuses an attempt: any error, or a text.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Code that is told of calls and attempts. Added with
/// [`ClientBuilder::interceptor`](crate::ClientBuilder::interceptor); an `Arc` of one is one, too, so that the
/// program can keep a clone of it, and read what it has collected.
///
/// Several are called in the order in which they were added before an attempt or call, and in reverse order after it.
/// They run inside of the call: do what takes long or blocks elsewhere. A panic in one is a panic of the call.
///
/// For a call that is refused before anything is sent, since its request breaks a rule or is too large, or since there is
/// no runtime to send it in, `before_call` and `after_call` are called, one after the other. With
/// [`RetryConfig::recover`](crate::RetryConfig::recover) the probe about a lost create is a call of its own, between
/// two attempts of the create. For a call whose future is dropped, `after_call` is not called.
///
/// See the [module](self) for examples.
pub trait Intercept: Send + Sync {
    /// Its name in errors. Default: the name of its type.
    fn name(&self) -> &'static str {
        std::any::type_name::<Self>()
    }

    /// A call begins. It may be one that is refused before anything is sent, as [`after_call`](Self::after_call) tells.
    fn before_call(&self, call: &CallContext<'_>) {
        let _ = call;
    }

    /// An attempt is about to be signed and sent; with a rate limit, its turn has come.
    ///
    /// # Errors
    ///
    /// An error refuses the attempt: neither it nor another one is sent, the interceptors after this one are not
    /// called, and the call ends with [`ErrorKind::Interceptor`](crate::ErrorKind::Interceptor), whose source is this
    /// error.
    fn before_attempt(&self, attempt: &mut BeforeAttempt<'_>) -> Result<(), BoxError> {
        let _ = attempt;
        Ok(())
    }

    /// An attempt has ended; the delay before the next one is still to come. Not called for an attempt that was
    /// refused.
    fn after_attempt(&self, attempt: &AfterAttempt<'_>) {
        let _ = attempt;
    }

    /// A call has ended, with its response read into its type or with its error.
    fn after_call(&self, call: &AfterCall<'_>) {
        let _ = call;
    }
}

impl<T: Intercept + ?Sized> Intercept for Arc<T> {
    fn name(&self) -> &'static str {
        (**self).name()
    }

    fn before_call(&self, call: &CallContext<'_>) {
        (**self).before_call(call);
    }

    fn before_attempt(&self, attempt: &mut BeforeAttempt<'_>) -> Result<(), BoxError> {
        (**self).before_attempt(attempt)
    }

    fn after_attempt(&self, attempt: &AfterAttempt<'_>) {
        (**self).after_attempt(attempt);
    }

    fn after_call(&self, call: &AfterCall<'_>) {
        (**self).after_call(call);
    }
}
