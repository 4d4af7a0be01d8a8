//! HTTP. Nothing outside of this folder knows which library does it.

mod config;
mod connect;
mod error;
mod fresh;
mod proxy;
mod setup;
#[cfg(test)]
mod tests;
#[cfg(feature = "rustls")]
mod trust;

use std::time::Duration;

pub use config::TransportConfig;
pub use error::{CertificateError, ProxyError};
pub(super) use fresh::Circumstances;
use fresh::Fresh;
pub use proxy::Proxy;
pub(super) use setup::Setup;
#[cfg(feature = "rustls")]
pub use trust::Trust;

use crate::answer::{BodyEnd, RawAnswer};
use crate::credentials::Credentials;
use crate::endpoint::Endpoint;
use crate::error::{
    ConfigurationError, ErrorKind, TimeoutError, TimeoutKind, TransportError, TransportPhase,
};
use crate::retry::header_time;

/// A pool of connections, and a way around it.
pub(super) struct Transport {
    client: reqwest::Client,
    /// `None` with a client of the user's.
    fresh: Option<Fresh>,
    connect_timeout: Duration,
}

impl Transport {
    pub(super) fn new(
        endpoint: &Endpoint,
        connect_timeout: Duration,
        config: &TransportConfig,
    ) -> Result<Self, ConfigurationError> {
        Ok(Self {
            client: connect::client(endpoint, connect_timeout, config)?,
            fresh: Some(Fresh::new(endpoint, connect_timeout, config)?),
            connect_timeout,
        })
    }

    /// Sends one request and reads its answer, at most `limit` bytes of it.
    pub(super) async fn exchange(
        &self,
        request: reqwest::Request,
        attempt: Circumstances,
        limit: usize,
        credentials: &Credentials,
    ) -> Result<RawAnswer, ErrorKind> {
        // Lets the runtime look at its sockets first, and the pool drop what the server has closed: a create that is
        // sent on such a connection is lost.
        tokio::task::yield_now().await;
        let answer = self
            .client_for(&attempt)
            .execute(request)
            .await
            .map_err(|error| self.failure(error, attempt.now))?;
        let status = answer.status().as_u16();
        let header = answer.headers().get("x-tc-requestid");
        let header_request_id = header
            .and_then(|id| id.to_str().ok())
            .and_then(crate::answer::plausible_request_id);
        let date = answer.headers().get(reqwest::header::DATE);
        let date = date.and_then(|date| header_time(date.to_str().ok()?));
        let (body, end) = read(answer, limit).await;
        let credentials = credentials.clone();
        Ok(RawAnswer {
            status,
            header_request_id,
            date,
            body,
            end,
            credentials,
        })
    }

    fn client_for(&self, attempt: &Circumstances) -> &reqwest::Client {
        let fresh = self.fresh.as_ref();
        let fresh = fresh.and_then(|fresh| fresh.client_for(attempt));
        fresh.unwrap_or(&self.client)
    }

    fn failure(&self, error: reqwest::Error, now: Duration) -> ErrorKind {
        let phase = match error.is_connect() || was_never_written(&error) {
            true => TransportPhase::Connect,
            false => TransportPhase::Exchange,
        };
        if error.is_timeout() && phase == TransportPhase::Connect {
            let after = self.connect_timeout;
            return ErrorKind::Timeout(TimeoutError {
                which: TimeoutKind::Connect,
                after,
            });
        }
        if let (TransportPhase::Exchange, Some(fresh)) = (phase, &self.fresh) {
            fresh.note_break(now);
        }
        // The URL of a GET request holds its parameters.
        ErrorKind::Transport(TransportError::new(phase, error.without_url()))
    }
}

/// Whether the request was handed back before a byte of it was written, since its connection had ended. Any other error
/// of a connection that was in use leaves open what arrived.
fn was_never_written(error: &reqwest::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let http = inner.downcast_ref::<hyper::Error>();
        if http.is_some_and(hyper::Error::is_canceled) {
            return true;
        }
        cause = inner.source();
    }
    false
}

/// Reads a body up to `limit` bytes, and keeps what there is when it breaks off.
async fn read(mut answer: reqwest::Response, limit: usize) -> (Vec<u8>, BodyEnd) {
    let announced = answer
        .content_length()
        .and_then(|length| usize::try_from(length).ok());
    let mut body = Vec::with_capacity(announced.unwrap_or_default().min(limit).min(FIRST_ROOM));
    loop {
        match answer.chunk().await {
            Ok(None) => return (body, BodyEnd::Whole),
            Err(_) => return (body, BodyEnd::CutOff),
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
        }
        if body.len() > limit || announced.is_some_and(|announced| announced > limit) {
            body.truncate(limit);
            return (body, BodyEnd::TooLarge(limit));
        }
    }
}

/// How much room is made on the word of a header alone.
const FIRST_ROOM: usize = 64 * 1024;
