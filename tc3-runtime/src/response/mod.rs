//! Reading a response: the envelope first, then what it holds.

mod envelope;
mod escape;
mod filter;
mod outline;
mod raw;
mod request_id;
#[cfg(test)]
mod tests;
mod typed;

pub(crate) use envelope::{FailureEnvelope, SuccessEnvelope, open};
pub(crate) use raw::{BodyEnd, RawAnswer, Times};
pub(crate) use request_id::plausible as plausible_request_id;
pub use typed::Response;
