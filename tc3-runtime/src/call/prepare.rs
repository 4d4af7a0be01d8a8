//! The part of a call that knows the type of the request: validation and encoding. Kept small, since it is compiled
//! once for each action.

use super::options::Settings;
use crate::action::{Action, Recovery, validate_at};
use crate::error::{Error, ErrorKind, TooLargeError};
use crate::method::Method;
use crate::service::ServiceInfo;
use crate::validate::{Validation, Violation};
use crate::wire::{EncodeDyn, Payload};

/// A request ready to be signed, once for each attempt.
pub(crate) struct Prepared {
    pub(crate) payload: Payload,
    pub(crate) warnings: Vec<Violation>,
    /// The read that tells whether the request took effect, whether or not the caller wants the client to ask it.
    pub(crate) recovery: Option<Recovery>,
}

/// Validates and encodes. The parameters of a GET request are kept as JSON as well when `keep_parameters`.
pub(crate) fn prepare<A: Action>(
    request: &A,
    settings: &Settings,
    keep_parameters: bool,
) -> Result<Prepared, Error> {
    let found = validate_at(request, settings.validation);
    let mut prepared = encode(request, found, settings.method, A::SERVICE, keep_parameters)
        .map_err(|kind| Error::before_sending(kind, <A as Action>::NAME))?;
    prepared.recovery = request.recovery();
    Ok(prepared)
}

fn encode(
    request: &dyn EncodeDyn,
    found: Validation,
    method: Method,
    service: &ServiceInfo,
    keep_parameters: bool,
) -> Result<Prepared, ErrorKind> {
    if !found.is_ok() {
        return Err(ErrorKind::Validation(found));
    }
    let (payload, limit) = match method {
        Method::Post => (Payload::json(request), service.post_bytes),
        Method::Get => (Payload::query(request, keep_parameters), service.get_bytes),
    };
    let size = payload.size();
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
