//! The part of a call that knows the request's type: checking and encoding. Kept thin, since it is
//! compiled once per action.

use bytes::Bytes;

use super::options::Settings;
use crate::action::{Action, ServiceInfo};
use crate::error::{Error, ErrorKind, TooLargeError};
use crate::method::Method;
use crate::retry::Recovery;
use crate::validate::{Validation, Violation, validate_at};
use crate::wire::{Describe, json_body, query_string};

/// A request ready to be signed, as often as it takes.
pub(super) struct Prepared {
    pub(super) payload: Payload,
    pub(super) warnings: Vec<Violation>,
    pub(super) recovery: Option<Recovery>,
}

/// What travels. Cloning copies no body.
#[derive(Clone)]
pub(crate) enum Payload {
    Json(Bytes),
    /// Beside it, for test doubles, the same as JSON: a query alone does not tell the types of its values.
    Query(String, #[cfg(feature = "test-util")] Bytes),
}

impl Payload {
    pub(super) fn method(&self) -> Method {
        match self {
            Self::Json(_) => Method::Post,
            Self::Query(..) => Method::Get,
        }
    }

    pub(super) fn query(&self) -> &str {
        match self {
            Self::Json(_) => "",
            Self::Query(query, ..) => query,
        }
    }

    /// Bytes that travel, headers not counted.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Json(body) => body.len(),
            Self::Query(query, ..) => query.len(),
        }
    }

    /// The body; shared, not copied.
    pub(super) fn body(&self) -> Bytes {
        match self {
            Self::Json(body) => body.clone(),
            Self::Query(..) => Bytes::new(),
        }
    }
}

#[cfg(feature = "test-util")]
impl Payload {
    /// The parameters as JSON, however they travel.
    pub(super) fn parameters(&self) -> Bytes {
        match self {
            Self::Json(json) | Self::Query(_, json) => json.clone(),
        }
    }
}

#[cfg(feature = "test-util")]
fn query_payload(query: String, request: &dyn Describe) -> Payload {
    Payload::Query(query, json_body(request).into())
}

#[cfg(not(feature = "test-util"))]
fn query_payload(query: String, _: &dyn Describe) -> Payload {
    Payload::Query(query)
}

pub(super) fn prepare<A: Action>(request: &A, settings: &Settings) -> Result<Prepared, Error> {
    let found = validate_at(request, settings.validation);
    let mut prepared = encode(request, found, settings.method, A::SERVICE)
        .map_err(|kind| Error::before_sending(kind, <A as Action>::NAME))?;
    if settings.retry.recover {
        prepared.recovery = request.recovery();
    }
    Ok(prepared)
}

fn encode(
    request: &dyn Describe,
    found: Validation,
    method: Method,
    service: &ServiceInfo,
) -> Result<Prepared, ErrorKind> {
    if !found.is_ok() {
        return Err(ErrorKind::Invalid(found));
    }
    let (payload, size, limit) = match method {
        Method::Post => {
            let body = json_body(request);
            let size = body.len();
            (Payload::Json(body.into()), size, service.post_bytes)
        }
        Method::Get => {
            let query = query_string(request);
            let size = query.len();
            (query_payload(query, request), size, service.get_bytes)
        }
    };
    if size > limit {
        return Err(ErrorKind::TooLarge(TooLargeError {
            method,
            size,
            limit,
        }));
    }
    Ok(Prepared {
        payload,
        warnings: found.warnings,
        recovery: None,
    })
}
