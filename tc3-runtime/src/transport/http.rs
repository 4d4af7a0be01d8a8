//! The connector that sends by HTTP. Only the files of this folder know which HTTP library it uses.
//!
//! **Dead connections.** A server may close an idle connection of the pool at any moment. A request that is sent on
//! such a connection is lost without a response. A read is simply sent again, but a create is then of unknown outcome.
//! So this connector does three things: it lets the pool notice closed connections before each request
//! ([`tokio::task::yield_now`]); it uses a new connection for the attempt after one without a response; and after a
//! connection broke it uses new ones for all creates for a while ([`UnpooledClient`]).

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{AGE, CONTENT_TYPE, DATE, HeaderName, RETRY_AFTER};
use tokio::runtime::Handle;
use tokio::time::timeout;
use zeroize::Zeroizing;

use super::body::{Handed, WatchedBody};
use super::config::TransportConfig;
use super::connect;
use super::connector::{AttemptContext, Connector, Exchange, SignedRequest};
use super::retry_after::retry_after;
use super::route::{Route, mismatch};
use super::runtime::RuntimeCheck;
use super::unpooled::UnpooledClient;
use crate::endpoint::{Endpoint, Target};
use crate::error::{
    ConfigurationError, ErrorKind, Peer, TimeoutError, TimeoutKind, TransportError, TransportPhase,
};
use crate::method::Method;
use crate::response::{BodyEnd, RawResponse, Times, plausible_request_id};
use crate::time::header_time;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-tc-requestid");

/// Sends by HTTP, with pooled connections or, where these may be dead, with new ones.
pub(crate) struct HttpConnector {
    client: reqwest::Client,
    /// `None` with an HTTP client of the user's.
    unpooled: Option<UnpooledClient>,
    connect_timeout: Duration,
    /// For messages.
    route: Route,
    runtimes: RuntimeCheck,
}

impl HttpConnector {
    pub(crate) fn new(
        endpoint: &Endpoint,
        connect_timeout: Duration,
        config: &TransportConfig,
    ) -> Result<Self, ConfigurationError> {
        Ok(Self {
            client: connect::client(endpoint, connect_timeout, config)?,
            unpooled: Some(UnpooledClient::new(endpoint, connect_timeout, config)?),
            connect_timeout,
            route: Route::new(endpoint, config),
            runtimes: RuntimeCheck::default(),
        })
    }

    /// Sends with an HTTP client of the user's, with its settings.
    #[cfg(feature = "reqwest-client")]
    pub(crate) fn with(client: reqwest::Client, connect_timeout: Duration) -> Self {
        Self {
            client,
            unpooled: None,
            connect_timeout,
            route: Route::unknown(),
            runtimes: RuntimeCheck::default(),
        }
    }

    /// Sends one request and reads its response, at most as many bytes as the attempt may have.
    async fn exchange(
        &self,
        request: reqwest::Request,
        attempt: &AttemptContext,
        target: &Target,
    ) -> Result<RawResponse, ErrorKind> {
        // The tasks of connections run now and remove from the pool those that the server has closed. A create that is
        // sent on such a connection would be lost.
        tokio::task::yield_now().await;
        let client = self.client_for(attempt).await;
        let mut response = client
            .execute(request)
            .await
            .map_err(|error| self.failure(error, target, attempt.now))?;
        let text = |name: HeaderName| response.headers().get(name)?.to_str().ok();
        let header_request_id = text(REQUEST_ID).and_then(plausible_request_id);
        let date = text(DATE).and_then(header_time);
        let is_aged = response.headers().contains_key(AGE);
        let status = response.status().as_u16();
        let retry_after = retry_after(status, text(RETRY_AFTER), date);
        let is_stream = text(CONTENT_TYPE).is_some_and(is_event_stream);
        let (body, end) = if is_stream {
            (Zeroizing::default(), BodyEnd::Events)
        } else {
            read(&mut response, attempt.limits.response_bytes).await
        };
        Ok(RawResponse {
            status,
            header_request_id,
            times: Times {
                date,
                is_aged,
                retry_after,
            },
            body,
            end,
        })
    }

    async fn client_for(&self, attempt: &AttemptContext) -> &reqwest::Client {
        let unpooled = match &self.unpooled {
            Some(unpooled) => unpooled.client_for(attempt).await,
            None => None,
        };
        unpooled.unwrap_or(&self.client)
    }

    /// Who is told to be at the other end, in an error.
    fn peer(&self, target: &Target) -> Peer {
        self.route.peer(target.address.url())
    }

    fn failure(&self, error: reqwest::Error, target: &Target, now: Duration) -> ErrorKind {
        let peer = self.peer(target);
        let phase = if error.is_connect() || was_never_written(&error) {
            TransportPhase::Connect
        } else {
            TransportPhase::Exchange
        };
        if error.is_timeout() && phase == TransportPhase::Connect {
            let limit = self.connect_timeout;
            return ErrorKind::Timeout(TimeoutError {
                kind: TimeoutKind::Connect,
                limit,
                sent: false,
                peer: Some(peer),
            });
        }
        if let (TransportPhase::Exchange, Some(unpooled)) = (phase, &self.unpooled) {
            unpooled.note_break(now);
        }
        // The URL of a GET request holds its parameters.
        let mismatch = mismatch(&error);
        let error = TransportError::new(phase, error.without_url());
        ErrorKind::Transport(error.with_peer(Some(peer)).with_mismatch(mismatch))
    }
}

impl Connector for HttpConnector {
    fn proxy(&self, target: &Target) -> Option<String> {
        self.peer(target).proxy
    }

    fn can_run_in(&self, runtime: &Handle) -> bool {
        self.runtimes.is_fit(runtime)
    }

    fn send(&self, request: SignedRequest, attempt: AttemptContext) -> Exchange<'_> {
        let target = Arc::clone(&request.target);
        let (request, handed) = plain(request);
        Box::pin(async move {
            let exchange = self.exchange(request, &attempt, &target);
            let exchange = timeout(attempt.limits.duration, exchange).await;
            exchange.unwrap_or_else(|_| {
                let peer = self.peer(&target);
                Err(late(&attempt.limits.timeout, &handed, peer))
            })
        })
    }
}

/// The error of an attempt whose time is up. If no connection has got the request, it is taken back and never sent.
fn late(timeout: &TimeoutError, handed: &Handed, peer: Peer) -> ErrorKind {
    ErrorKind::Timeout(TimeoutError {
        sent: handed.revoke(),
        peer: Some(peer),
        ..*timeout
    })
}

/// The request as the HTTP library has it, and whether a connection has got it.
fn plain(signed: SignedRequest) -> (reqwest::Request, Handed) {
    let payload = signed.payload;
    let method = match payload.method() {
        Method::Post => reqwest::Method::POST,
        Method::Get => reqwest::Method::GET,
    };
    let url = signed.target.address.with_query(payload.query_text());
    let mut request = reqwest::Request::new(method, url);
    *request.headers_mut() = signed.headers;
    match payload.method() {
        Method::Post => {
            let (body, handed) = WatchedBody::new(payload.body());
            *request.body_mut() = Some(reqwest::Body::wrap(body));
            (request, handed)
        }
        // A request without a body cannot tell whether it was handed over, so that it counts as such.
        Method::Get => (request, Handed::unknown()),
    }
}

/// Whether the HTTP library handed the request back before it wrote a byte of it, since the connection had ended. After
/// any other error of a connection in use, the request may have arrived.
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

/// Whether a response comes in events, with or without parameters of its type.
fn is_event_stream(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("text/event-stream")
}

/// Reads a body up to `limit` bytes, and keeps what there is when it breaks off.
async fn read(response: &mut reqwest::Response, limit: usize) -> (Zeroizing<Vec<u8>>, BodyEnd) {
    let announced = response
        .content_length()
        .and_then(|length| usize::try_from(length).ok());
    let room = announced.unwrap_or_default().min(limit).min(FIRST_ROOM);
    let mut body = Zeroizing::new(Vec::with_capacity(room));
    loop {
        match response.chunk().await {
            Ok(None) => return (body, BodyEnd::Whole),
            Err(_) => return (body, BodyEnd::CutOff),
            Ok(Some(chunk)) => append(&mut body, &chunk),
        }
        if body.len() > limit || announced.is_some_and(|announced| announced > limit) {
            body.truncate(limit);
            return (body, BodyEnd::TooLarge(limit));
        }
    }
}

/// Appends. A `Vec` that grows moves and leaves its old memory unwiped, so this grows by hand and wipes it.
fn append(body: &mut Zeroizing<Vec<u8>>, chunk: &[u8]) {
    let needed = body.len() + chunk.len();
    if needed > body.capacity() {
        let room = needed.max(2 * body.capacity());
        let mut larger = Zeroizing::new(Vec::with_capacity(room));
        larger.extend_from_slice(body);
        *body = larger;
    }
    body.extend_from_slice(chunk);
}

/// Most bytes that are allocated because `Content-Length` says so, before any of the body has come.
const FIRST_ROOM: usize = 64 * 1024;
