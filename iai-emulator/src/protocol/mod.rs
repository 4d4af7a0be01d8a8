//! The protocol around the actions: what a request must look like before its action matters.

mod admission;
mod content_type;
mod form;
mod incoming;
mod query;

pub(crate) use admission::{Admitted, Common, Dialect, admit, is_legacy};
pub(crate) use form::Form;
pub(crate) use incoming::{Incoming, POST_BYTES, Payload};
pub(crate) use query::read as pairs;
