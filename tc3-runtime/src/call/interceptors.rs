//! Tells interceptors of calls and attempts.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderMap;

use super::shared::Shared;
use crate::action::CallInfo;
use crate::endpoint::Target;
use crate::error::{Error, ErrorKind, InterceptorError};
use crate::intercept::{AfterAttempt, AfterCall, BeforeAttempt, CallContext, Intercept, Outcome};
use crate::method::Method;

/// The interceptors of a client, and what they may see of one call.
pub(super) struct InterceptorChain {
    interceptors: Arc<[Box<dyn Intercept>]>,
    info: CallInfo,
    method: Method,
    /// Looked up only where there are interceptors.
    target: Option<Arc<Target>>,
    bytes: usize,
}

impl InterceptorChain {
    pub(super) fn new(shared: &Shared, info: CallInfo, method: Method, bytes: usize) -> Self {
        let interceptors = &shared.interceptors;
        let target = if interceptors.is_empty() {
            None
        } else {
            shared.targets.of(info.service).ok()
        };
        Self {
            interceptors: Arc::clone(interceptors),
            info,
            method,
            target,
            bytes,
        }
    }

    /// Tells of a call that ends before anything is sent.
    pub(super) fn refused(&self, error: &Error) {
        self.call_begins();
        self.call_ended(0, Duration::ZERO, Outcome::of_error(error), false);
    }

    pub(super) fn call_begins(&self) {
        for interceptor in &*self.interceptors {
            interceptor.before_call(&self.context());
        }
    }

    /// The headers that the interceptors add, or the refusal of one of them.
    pub(super) fn attempt_begins(&self, number: u32) -> Result<HeaderMap, ErrorKind> {
        let mut headers = HeaderMap::new();
        for interceptor in &*self.interceptors {
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

    pub(super) fn attempt_ended(&self, attempt: &AfterAttempt<'_>) {
        for interceptor in self.interceptors.iter().rev() {
            interceptor.after_attempt(attempt);
        }
    }

    pub(super) fn call_ended(
        &self,
        attempts: u32,
        duration: Duration,
        outcome: Outcome<'_>,
        recovered: bool,
    ) {
        let call = AfterCall {
            call: self.context(),
            attempts,
            outcome,
            duration,
            is_recovered: recovered,
        };
        for interceptor in self.interceptors.iter().rev() {
            interceptor.after_call(&call);
        }
    }

    pub(super) fn context(&self) -> CallContext<'_> {
        CallContext {
            action: self.info.action,
            service: self.info.service.name,
            version: self.info.service.version,
            effect: self.info.effect,
            method: self.method,
            host: self.target.as_ref().map_or("", |target| &target.host),
            bytes_to_send: self.bytes,
        }
    }
}
