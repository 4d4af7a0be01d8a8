//! The credentials of a client: kept, renewed before they expire, and loaded once for all callers.

mod cached;
mod load;
#[cfg(test)]
mod tests;

pub(crate) use cached::{ReadClocks, Timestamps};
pub(crate) use load::{CredentialsCache, Source, Unavailable};
