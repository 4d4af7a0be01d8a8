//! What answers the requests.

use std::sync::Arc;
use std::time::Duration;

use super::budget::Budget;
use super::seats::Seats;
use crate::admin::Admin;
use crate::front::Front;

/// What all connections share.
pub(crate) struct Site {
    pub(crate) front: Front,
    pub(crate) admin: Admin,
    /// Time that a request may take to arrive, an answer to leave, and a connection to be idle.
    pub(crate) patience: Duration,
    pub(crate) seats: Arc<Seats>,
    pub(crate) budget: Budget,
}
