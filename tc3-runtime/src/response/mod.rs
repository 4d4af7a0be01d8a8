//! Reading a response: the envelope `{"Response": …}` with the fields inside of it.

mod contents;
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
pub(crate) use raw::{BodyEnd, RawResponse, Times};
pub(crate) use request_id::plausible as plausible_request_id;
pub use typed::Response;
