//! Requests that a mock has received.

use std::fmt;

use bytes::Bytes;
use reqwest::header::{AUTHORIZATION, HeaderMap};

use super::step::decode;
use crate::action::Action;

/// A request on its way to the mock.
pub(super) struct Delivery {
    pub(super) action: &'static str,
    pub(super) attempt: u32,
    pub(super) headers: HeaderMap,
    /// As JSON, also for GET.
    pub(super) parameters: Bytes,
}

/// A request that reached the mock: one attempt of a call.
#[derive(Clone)]
pub struct RecordedCall {
    action: &'static str,
    attempt: u32,
    headers: HeaderMap,
    parameters: Bytes,
    /// The number of the rule that took it, from 0.
    pub(super) rule: Option<usize>,
}

impl RecordedCall {
    pub(super) fn new(delivery: Delivery, rule: Option<usize>) -> Self {
        let mut headers = delivery.headers;
        headers.remove(AUTHORIZATION);
        headers.remove("x-tc-token");
        Self {
            action: delivery.action,
            attempt: delivery.attempt,
            headers,
            parameters: delivery.parameters,
            rule,
        }
    }

    /// The action, such as `CreatePerson`.
    #[must_use]
    pub fn action(&self) -> &'static str {
        self.action
    }

    /// Its number among the attempts of its call, from 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// Whether a rule took it. What no rule takes fails, and fails [`MockService::verify`](super::MockService::verify).
    #[must_use]
    pub fn has_rule(&self) -> bool {
        self.rule.is_some()
    }

    /// The request, as it was encoded and read again; `None` if it is one of another action.
    #[must_use]
    pub fn request<A: Action>(&self) -> Option<A> {
        (self.action == <A as Action>::NAME).then(|| decode(&self.parameters))?
    }

    /// The value of a header, if it was sent and is text. Signature and token are not kept.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl fmt::Debug for RecordedCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The parameters are people's faces and names, even if only those of a test.
        f.debug_struct("RecordedCall")
            .field("action", &self.action)
            .field("attempt", &self.attempt)
            .field("has_rule", &self.has_rule())
            .finish_non_exhaustive()
    }
}
