//! JSON Schemas of what tools take and answer, from the rows of the spec.
//!
//! They are written out in full, without `$ref`, and no `anyOf` stands at the top: some providers of models take neither.

mod kinds;
mod limits;
mod object;
mod request;
mod response;
#[cfg(test)]
mod tests;
mod words;

pub(super) use object::Object;
pub(super) use request::request;
pub(super) use response::{LEFT_OUT, NEXT_PAGE, NOTES, response};
