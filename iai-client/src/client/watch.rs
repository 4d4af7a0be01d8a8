//! Telling the interceptors of a call.

use std::time::Duration;

use reqwest::header::HeaderMap;

use super::Client;
use super::call::CallInfo;
use super::prepare::Payload;
use crate::answer::Accepted;
use crate::error::{Error, ErrorKind, InterceptorError};
use crate::intercept::{AfterAttempt, AfterCall, BeforeAttempt, CallContext, Ending};
use crate::method::Method;

/// A call as its interceptors see it. Only calls of a client that has some have one.
pub(super) struct Watch {
    client: Client,
    info: CallInfo,
    method: Method,
    host: String,
    bytes: usize,
}

/// An attempt that ended, beside what it ended with.
pub(super) struct Attempted {
    pub(super) number: u32,
    pub(super) duration: Duration,
    pub(super) received: usize,
    pub(super) may_repeat: bool,
}

impl Watch {
    pub(super) fn of(client: &Client, info: &CallInfo, payload: &Payload) -> Option<Box<Self>> {
        let shared = &client.shared;
        if shared.interceptors.is_empty() {
            return None;
        }
        let target = shared.endpoint.target(info.service.name);
        Some(Box::new(Self {
            client: client.clone(),
            info: *info,
            method: payload.method(),
            host: target.map(|target| target.host).unwrap_or_default(),
            bytes: payload.size(),
        }))
    }

    pub(super) fn call_begins(&self) {
        for interceptor in &self.client.shared.interceptors {
            interceptor.before_call(&self.context());
        }
    }

    /// The headers that the interceptors add, or the refusal of one of them.
    pub(super) fn attempt_begins(&self, number: u32) -> Result<HeaderMap, ErrorKind> {
        let mut headers = HeaderMap::new();
        for interceptor in &self.client.shared.interceptors {
            let mut attempt = BeforeAttempt {
                call: self.context(),
                number,
                headers: &mut headers,
            };
            interceptor.before_attempt(&mut attempt).map_err(|source| {
                let interceptor = interceptor.name();
                ErrorKind::Interceptor(InterceptorError {
                    interceptor,
                    source,
                })
            })?;
        }
        Ok(headers)
    }

    pub(super) fn attempt_ended(&self, attempted: &Attempted, result: Result<&Accepted, &Error>) {
        let attempt = AfterAttempt {
            call: self.context(),
            number: attempted.number,
            ending: ending(result),
            duration: attempted.duration,
            received: attempted.received,
            may_repeat: attempted.may_repeat,
        };
        for interceptor in self.client.shared.interceptors.iter().rev() {
            interceptor.after_attempt(&attempt);
        }
    }

    pub(super) fn call_ended(
        &self,
        attempts: u32,
        duration: Duration,
        ending: Ending<'_>,
        recovered: bool,
    ) {
        let call = AfterCall {
            call: self.context(),
            attempts,
            ending,
            duration,
            recovered,
        };
        for interceptor in self.client.shared.interceptors.iter().rev() {
            interceptor.after_call(&call);
        }
    }

    fn context(&self) -> CallContext<'_> {
        CallContext {
            action: self.info.action,
            service: self.info.service,
            effect: self.info.effect,
            method: self.method,
            host: &self.host,
            bytes: self.bytes,
        }
    }
}

/// How an attempt, or a call that nobody reads into a type, ended.
pub(super) fn ending<'a>(result: Result<&'a Accepted, &'a Error>) -> Ending<'a> {
    match result {
        Ok(answer) => Ending::of_answer(answer.status(), answer.request_id.as_deref()),
        Err(error) => Ending::of_error(error),
    }
}
