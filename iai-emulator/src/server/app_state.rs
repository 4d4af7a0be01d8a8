//! What all connections share: the service, the control routes, and the limits of memory and connections.

use std::sync::Arc;
use std::time::Duration;

use super::body_memory::BodyMemory;
use super::connections::ConnectionLimit;
use crate::admin::Admin;
use crate::service::Service;
#[cfg(feature = "tls")]
use crate::tls::ServedTls;

/// What the head of a request may have; others get HTTP 431.
#[derive(Clone, Copy)]
pub(crate) struct HeadLimits {
    /// Bytes, the first line included.
    pub(crate) bytes: usize,
    pub(crate) headers: usize,
}

/// See the module.
pub(crate) struct AppState {
    pub(crate) service: Service,
    pub(crate) admin: Admin,
    /// Time that a request may take to arrive, a response to leave, and a connection to be idle.
    pub(crate) io_timeout: Duration,
    pub(crate) head: HeadLimits,
    pub(crate) connections: Arc<ConnectionLimit>,
    pub(crate) body_memory: BodyMemory,
    /// `None`: plain HTTP.
    #[cfg(feature = "tls")]
    pub(crate) tls: Option<ServedTls>,
}
