//! What answers the requests.

use std::time::Duration;

use crate::admin::Admin;
use crate::front::Front;

/// What all connections share.
pub(crate) struct Site {
    pub(crate) front: Front,
    pub(crate) admin: Admin,
    /// Time that a request may take to arrive, an answer to leave, and a connection to be idle.
    pub(crate) patience: Duration,
}
