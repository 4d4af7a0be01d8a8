//! The credentials of a client: kept, renewed ahead of time, and asked for once by however many callers.

mod held;
mod load;
#[cfg(test)]
mod tests;

pub(crate) use held::{Moment, Watch};
pub(crate) use load::{Keyring, Unavailable};
