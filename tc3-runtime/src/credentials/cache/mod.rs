//! The credentials of a client: kept, renewed ahead of time, and asked for once by however many callers.

mod cached;
mod load;
#[cfg(test)]
mod tests;

pub(crate) use cached::{ReadClocks, Timestamps};
pub(crate) use load::{CredentialsCache, Unavailable};
