//! The protocol around the actions: what a request must look like before its action matters, the order in which it
//! is looked at, and the envelope of every answer.

mod admission;
mod content_type;
mod envelope;
mod form;
mod front;
mod incoming;
mod reply;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_v1;

pub(crate) use admission::{Admitted, Common, Dialect};
pub(crate) use form::Form;
pub(crate) use front::{Api, Front};
pub(crate) use incoming::{Incoming, POST_BYTES, Payload};
pub(crate) use reply::{Delivery, Reply};

#[cfg(test)]
pub(crate) fn admit_for_tests(incoming: &Incoming) -> Admitted {
    admission::admit(incoming).unwrap()
}
