//! Faces of a person: add and remove them.

pub(super) mod create;
pub(super) mod delete;
