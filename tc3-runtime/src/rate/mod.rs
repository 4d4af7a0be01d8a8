//! Keeping to a number of requests per second: who goes when. Knows nothing of requests.

mod config;
mod limiter;
mod queue;
#[cfg(test)]
mod tests;

pub use config::RateLimit;
pub(crate) use limiter::Limiter;
