//! The rate limit: when each attempt may be sent. Knows nothing of requests.

mod config;
mod limiter;
mod queue;
#[cfg(test)]
mod tests;

pub use config::RateLimit;
pub(crate) use limiter::Limiter;
