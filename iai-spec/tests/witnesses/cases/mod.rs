//! Changes of the spec in `tests/station/`, each read in both directions.

mod calls;
mod rows;
mod shared;

/// A change, and what it has to be called.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// Files with a text and what replaces it.
    pub(crate) edits: &'static [(&'static str, &'static str, &'static str)],
    /// What differs after the change: id, impact on Rust, impact on the wire, errors of the witness.
    pub(crate) to: &'static [&'static str],
    /// The same when the change is taken back.
    pub(crate) from: &'static [&'static str],
}

/// All cases.
pub(crate) fn all() -> impl Iterator<Item = &'static Case> {
    rows::CASES.iter().chain(shared::CASES).chain(calls::CASES)
}

const CALL: &str = "actions/call_train.yaml";
const FIND: &str = "actions/find_train.yaml";
const LIST: &str = "actions/list_trains.yaml";
const TYPES: &str = "types.yaml";
const ERRORS: &str = "errors.yaml";
const SERVICE: &str = "service.yaml";
