//! What responses the requests.

use std::sync::Arc;
use std::time::Duration;

use super::budget::Budget;
use super::seats::Seats;
use crate::admin::Admin;
use crate::service::Service;

/// What all connections share.
pub(crate) struct AppState {
    pub(crate) front: Service,
    pub(crate) admin: Admin,
    /// Time that a request may take to arrive, a response to leave, and a connection to be idle.
    pub(crate) io_timeout: Duration,
    pub(crate) seats: Arc<Seats>,
    pub(crate) budget: Budget,
}
