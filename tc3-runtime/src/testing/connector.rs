//! The connector of a mock, which holds nothing able to open a socket.

use std::sync::Arc;

use super::call::Delivery;
use super::clock::VirtualSleep;
use super::reply::Reply;
use super::switchboard::Switchboard;
use crate::error::{ErrorKind, TimeoutError};
use crate::response::RawResponse;
use crate::time::AsyncSleep;
use crate::transport::connector::Exchange;
use crate::transport::{AttemptContext, Connector, SignedRequest};

/// Hands requests to the rules of a mock.
pub(super) struct MockConnector {
    pub(super) switchboard: Arc<Switchboard>,
    pub(super) sleep_impl: VirtualSleep,
}

impl Connector for MockConnector {
    fn send(&self, request: SignedRequest, attempt: AttemptContext) -> Exchange<'_> {
        Box::pin(async move { self.response(request, &attempt).await })
    }

    fn reads_parameters(&self) -> bool {
        true
    }
}

impl MockConnector {
    async fn response(
        &self,
        request: SignedRequest,
        attempt: &AttemptContext,
    ) -> Result<RawResponse, ErrorKind> {
        let reply = self.switchboard.take(Delivery {
            action: attempt.action,
            attempt: attempt.number,
            headers: request.headers,
            parameters: (request.payload.parameters()).unwrap_or_else(|| request.payload.body()),
        })?;
        if let Reply::Silence = reply {
            self.sleep_impl.sleep(attempt.limits.duration).await;
            let timeout = attempt.limits.timeout.clone();
            return Err(ErrorKind::Timeout(TimeoutError {
                sent: true,
                ..timeout
            }));
        }
        reply.arrived(attempt.limits.response_bytes)
    }
}
