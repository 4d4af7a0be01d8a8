//! What carries a signed request to its answer: HTTP, or a test double.

use super::attempt::Allowance;
use super::call::Call;
use super::transport::{Circumstances, Transport};
use crate::answer::RawAnswer;
use crate::credentials::Credentials;
use crate::error::ErrorKind;
#[cfg(feature = "test-util")]
use crate::testing::{Delivery, Reply, Switchboard};

/// Where requests go.
pub(super) enum Carrier {
    Http(Box<Transport>),
    /// Holds nothing that could open a socket.
    #[cfg(feature = "test-util")]
    Double(std::sync::Arc<Switchboard>),
}

impl Call {
    /// Hands a signed request over and waits for its answer. What takes longer than the allowance is dropped.
    pub(super) async fn transmit(
        &self,
        request: reqwest::Request,
        credentials: &Credentials,
        allowance: &Allowance,
    ) -> Result<RawAnswer, ErrorKind> {
        let shared = &self.client.shared;
        match &shared.carrier {
            Carrier::Http(http) => {
                let circumstances = Circumstances {
                    effect: self.info.effect,
                    got_no_answer: allowance.got_no_answer,
                    now: self.now(),
                };
                let limit = shared.answer_limit;
                let exchange = http.exchange(request, circumstances, limit, credentials);
                exchange.await
            }
            #[cfg(feature = "test-util")]
            Carrier::Double(double) => {
                let reply = double.take(Delivery {
                    action: self.info.action,
                    attempt: allowance.number,
                    headers: request.headers().clone(),
                    parameters: self.payload.parameters(),
                })?;
                if let Reply::Silence = reply {
                    shared.timer.pause(allowance.limit).await;
                    return Err(ErrorKind::Timeout(allowance.timeout));
                }
                reply.arrived(shared.answer_limit, credentials)
            }
        }
    }
}
