//! What interceptors see of calls and attempts.

use std::fmt;
use std::time::Duration;

use reqwest::header::HeaderMap;

use super::outcome::Outcome;
use crate::header::{self, HeaderError};
use crate::method::Method;
use crate::service::Effect;

/// What a call is about.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CallContext<'a> {
    /// The action, such as `CreatePerson`.
    pub action: &'static str,
    /// The service's short name, such as `sts`.
    pub service: &'static str,
    /// The version of the service's API, such as `2020-03-03`.
    pub version: &'static str,
    /// What running the action twice would do.
    pub effect: Effect,
    /// How the request travels.
    pub method: Method,
    /// The host that is signed; empty when the endpoint cannot be used for the service, as the attempt will tell.
    pub host: &'a str,
    /// Bytes of the body or the query of each attempt, headers not counted; 0 if validation refused the request.
    pub bytes_to_send: usize,
}

/// An attempt that is about to be signed and sent.
pub struct BeforeAttempt<'a> {
    /// The call that it belongs to.
    pub call: CallContext<'a>,
    /// Its number in the call, from 1.
    pub number: u32,
    pub(crate) headers: &'a mut HeaderMap,
}

impl BeforeAttempt<'_> {
    /// Adds a header to this attempt, in place of one of the same name that an interceptor before has added. It is
    /// not covered by the signature.
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
#[non_exhaustive]
pub struct AfterAttempt<'a> {
    /// The call that it belongs to.
    pub call: CallContext<'a>,
    /// Its number in the call, from 1.
    pub number: u32,
    /// How it ended. A success here is a response without an error code; whether it can be read into its type is known
    /// when the call ends.
    pub outcome: Outcome<'a>,
    /// How long it took, from signing to the end of the response.
    pub duration: Duration,
    /// Bytes of the response's body, as far as it was read.
    pub bytes_received: usize,
    /// Whether another attempt may follow. `false` is certain: it succeeded, trying again is of no use, or none is
    /// left. `true` is not: time, the budget for retries, or what a recovery finds out can still be against it.
    pub will_retry: bool,
}

/// A call that has ended.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct AfterCall<'a> {
    /// What the call was about.
    pub call: CallContext<'a>,
    /// How often the request was sent.
    pub attempts: u32,
    /// How it ended.
    pub outcome: Outcome<'a>,
    /// How long it took, pauses and turns included.
    pub duration: Duration,
    /// Whether the create's own response was lost and its success was found out by asking.
    pub is_recovered: bool,
}
