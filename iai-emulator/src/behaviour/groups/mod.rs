//! Groups: create, change, list and remove them.

pub(super) mod create;
pub(super) mod delete;
pub(super) mod info;
pub(super) mod list;
pub(super) mod modify;
