//! Whether, when and how often a call is sent again.
//!
//! Each part can be read by itself: what follows an attempt that failed ([`decide`]), the delay before the next one
//! (`backoff`), how many retries a client may make (`budget`), the difference of the clocks (`skew`). The loop that
//! uses them is in `call`.

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
