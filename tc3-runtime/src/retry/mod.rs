//! Whether, when and how often a call is sent again.
//!
//! The parts know nothing of each other: what follows an attempt that failed ([`decide`]), how long to wait, what the
//! client can afford, how far the clocks are apart. The loop that uses them is `call`.

mod backoff;
mod budget;
mod config;
mod decide;
mod skew;
#[cfg(test)]
mod tests;

pub(crate) use backoff::Backoff;
pub(crate) use budget::{Budget, Charge};
pub use config::RetryConfig;
pub(crate) use decide::{RetryAction, decide, may_have_run, may_still_run};
pub(crate) use skew::{Skew, server_time};
