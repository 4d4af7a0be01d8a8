//! Carries a signed request to its response: by HTTP, or to a mock. It knows neither retries nor credentials.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderMap;
use tokio::runtime::Handle;

use crate::endpoint::Target;
use crate::error::{ErrorKind, TimeoutError};
use crate::response::RawResponse;
use crate::service::Effect;
use crate::wire::Payload;

/// Where signed requests go.
pub(crate) trait Connector: Send + Sync {
    /// Hands a request over and waits for its response, for no longer than the attempt may take.
    fn send(&self, request: SignedRequest, attempt: AttemptContext) -> Exchange<'_>;

    /// Whether it can send in that runtime. Mocks can in any.
    fn can_run_in(&self, _: &Handle) -> bool {
        true
    }

    /// The proxy that requests to `target` go through, as a URL without login.
    fn proxy(&self, _: &Target) -> Option<String> {
        None
    }

    /// Whether it needs the parameters of a GET request as JSON beside the query, which does not tell the types of its
    /// values. Mocks do.
    fn reads_parameters(&self) -> bool {
        false
    }
}

/// A request on its way.
pub(crate) type Exchange<'a> =
    Pin<Box<dyn Future<Output = Result<RawResponse, ErrorKind>> + Send + 'a>>;

/// A request as it is sent.
pub(crate) struct SignedRequest {
    pub(crate) target: Arc<Target>,
    pub(crate) headers: HeaderMap,
    pub(crate) payload: Payload,
}

/// The attempt that a request belongs to.
pub(crate) struct AttemptContext {
    pub(crate) action: &'static str,
    pub(crate) effect: Effect,
    /// Its number in the call, from 1.
    pub(crate) number: u32,
    /// Whether the attempt before it got no response.
    pub(crate) got_no_response: bool,
    /// By the client's monotonic clock, [`AsyncSleep::elapsed`](crate::time::AsyncSleep::elapsed).
    pub(crate) now: Duration,
    pub(crate) limits: AttemptLimits,
}

/// What an attempt may take.
pub(crate) struct AttemptLimits {
    pub(crate) duration: Duration,
    /// What it fails with when it takes longer.
    pub(crate) timeout: TimeoutError,
    /// Most bytes of a response that are read.
    pub(crate) response_bytes: usize,
}
