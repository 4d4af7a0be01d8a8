//! What interceptors see of calls and attempts.

use std::fmt;
use std::time::Duration;

use reqwest::header::HeaderMap;

use super::outcome::Outcome;
use crate::header::{self, HeaderError};
use crate::method::Method;
use crate::service::{Effect, ServiceInfo};

/// What a call is about.
#[derive(Clone, Copy)]
pub struct CallContext<'a> {
    pub(crate) action: &'static str,
    pub(crate) service: &'static ServiceInfo,
    pub(crate) effect: Effect,
    pub(crate) method: Method,
    pub(crate) host: &'a str,
    pub(crate) bytes: usize,
}

impl<'a> CallContext<'a> {
    /// The action, such as `CreatePerson`.
    #[must_use]
    pub fn action(&self) -> &'static str {
        self.action
    }

    /// The service's short name, such as `sts`.
    #[must_use]
    pub fn service(&self) -> &'static str {
        self.service.name
    }

    /// The version of the service's API, such as `2020-03-03`.
    #[must_use]
    pub fn version(&self) -> &'static str {
        self.service.version
    }

    /// What running the action twice would do.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.effect
    }

    /// How the request is sent: POST or GET.
    #[must_use]
    pub fn method(&self) -> Method {
        self.method
    }

    /// The host that is signed. Empty when the endpoint cannot be used for the service; the attempt then fails.
    #[must_use]
    pub fn host(&self) -> &'a str {
        self.host
    }

    /// Bytes of the body or the query of each attempt, headers not counted.
    #[must_use]
    pub fn bytes_to_send(&self) -> usize {
        self.bytes
    }
}

impl fmt::Debug for CallContext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallContext")
            .field("action", &self.action)
            .field("service", &self.service.name)
            .field("version", &self.service.version)
            .field("effect", &self.effect)
            .field("method", &self.method)
            .field("host", &self.host)
            .field("bytes_to_send", &self.bytes)
            .finish()
    }
}

/// An attempt that is about to be signed and sent.
pub struct BeforeAttempt<'a> {
    pub(crate) call: CallContext<'a>,
    pub(crate) number: u32,
    pub(crate) headers: &'a mut HeaderMap,
}

impl<'a> BeforeAttempt<'a> {
    /// The call that it belongs to.
    #[must_use]
    pub fn call(&self) -> CallContext<'a> {
        self.call
    }

    /// Its number in the call, from 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Adds a header to this attempt. It replaces one of the same name that an earlier interceptor has added. It is not
    /// covered by the signature.
    ///
    /// # Errors
    ///
    /// The client sets the header itself (`Host`, `Content-Type`, `Authorization`, `X-TC-…` other than `X-TC-TraceId`,
    /// and those that say how the body is sent), it belongs to the connection, or its name or value cannot be sent.
    /// Returned with `?` the error ends the call, and the call's error names interceptor and header.
    pub fn insert_header(&mut self, name: &str, value: &str) -> Result<(), HeaderError> {
        header::insert(self.headers, name, value)
    }
}

impl fmt::Debug for BeforeAttempt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BeforeAttempt")
            .field("call", &self.call)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

/// An attempt that has ended.
#[derive(Clone, Copy, Debug)]
pub struct AfterAttempt<'a> {
    pub(crate) call: CallContext<'a>,
    pub(crate) number: u32,
    pub(crate) outcome: Outcome<'a>,
    pub(crate) duration: Duration,
    pub(crate) received: usize,
    pub(crate) will_retry: bool,
}

impl<'a> AfterAttempt<'a> {
    /// The call that it belongs to.
    #[must_use]
    pub fn call(&self) -> CallContext<'a> {
        self.call
    }

    /// Its number in the call, from 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// How it ended. A success here is a response without an error code; whether it can be read into its type is known
    /// when the call ends.
    #[must_use]
    pub fn outcome(&self) -> Outcome<'a> {
        self.outcome
    }

    /// How long it took, from signing to the end of the response.
    #[must_use]
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// Bytes of the response's body, as far as it was read.
    #[must_use]
    pub fn bytes_received(&self) -> usize {
        self.received
    }

    /// Whether another attempt may follow. `false` is certain: this one succeeded, another would fail as well, or no
    /// attempts are left. `true` is not certain: the call may have no time or no retry budget left, or a probe may find
    /// out that the create took effect.
    #[must_use]
    pub fn will_retry(&self) -> bool {
        self.will_retry
    }
}

/// A call that has ended.
#[derive(Clone, Copy, Debug)]
pub struct AfterCall<'a> {
    pub(crate) call: CallContext<'a>,
    pub(crate) attempts: u32,
    pub(crate) outcome: Outcome<'a>,
    pub(crate) duration: Duration,
    pub(crate) recovered: bool,
}

impl<'a> AfterCall<'a> {
    /// What the call was about.
    #[must_use]
    pub fn call(&self) -> CallContext<'a> {
        self.call
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// How it ended.
    #[must_use]
    pub fn outcome(&self) -> Outcome<'a> {
        self.outcome
    }

    /// How long it took, with delays between attempts and waits for the rate limit.
    #[must_use]
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// Whether the response was lost and the success was found out by a later call; see
    /// [`Response::is_recovered`](crate::Response::is_recovered).
    #[must_use]
    pub fn is_recovered(&self) -> bool {
        self.recovered
    }
}
