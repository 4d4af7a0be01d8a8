//! Whether, when and how often a call is sent again.
//!
//! The parts know nothing of each other: what an error asks for, how long to wait, what the client can afford, how far
//! the clocks are apart, and how to find out about a lost create. The loop that uses them is the client's.

mod backoff;
mod budget;
mod config;
mod policy;
mod recovery;
mod skew;
#[cfg(test)]
mod tests;

pub(crate) use backoff::Backoff;
pub(crate) use budget::{Budget, Charge};
pub use config::RetryConfig;
pub(crate) use policy::{Verdict, verdict};
pub use recovery::{Recovers, Recovery, Regained};
pub(crate) use skew::{Skew, header_time, server_time};
