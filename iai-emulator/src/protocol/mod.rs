//! The protocol around the actions: what a request must look like before its action matters, the order in which it
//! is looked at, and the envelope of every answer.

mod admission;
mod envelope;
mod front;
mod incoming;
#[cfg(test)]
mod tests;

pub(crate) use admission::Common;
pub(crate) use front::{Api, Front, Reply};
pub(crate) use incoming::{Incoming, POST_BYTES, Payload};
