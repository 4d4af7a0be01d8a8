//! Upgrades of groups to a newer model. How a job goes is told in [`crate::store`].

pub(super) mod list;
pub(super) mod result;
pub(super) mod revert;
pub(super) mod start;
