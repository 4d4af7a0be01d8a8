//! Makes credentials of the responses, and provider errors of the errors, of both actions.

use std::num::NonZeroU64;

use zeroize::{Zeroize, Zeroizing};

use super::api;
use crate::credentials::{Credentials, CredentialsError, Problem, root_cause, temporary};
use crate::error::{DecodeErrorKind, Error, ErrorKind, TransportPhase};

/// The life of credentials that is asked for by default, in seconds; it is the service's default, too.
pub(super) const DEFAULT_LIFE: u64 = 7_200;

/// The default name of a session, which the vendor's audit log shows.
pub(super) const SESSION: &str = "tc3-runtime";

/// The field of a response that has the keys.
const KEYS: &str = "Credentials";

/// The credentials of a response.
pub(super) fn credentials(
    place: &str,
    found: Option<api::types::Credentials>,
    end: Option<u64>,
    date: Option<NonZeroU64>,
) -> Result<Credentials, CredentialsError> {
    let lacks = Problem::shape;
    let read = || {
        let mut found = found.ok_or_else(|| lacks(KEYS))?;
        let part = |text: &mut Option<String>, field| {
            let text = text.take().map(Zeroizing::new);
            text.ok_or_else(|| lacks(field))
        };
        let id = part(&mut found.tmp_secret_id, "TmpSecretId")?;
        let key = part(&mut found.tmp_secret_key, "TmpSecretKey")?;
        let token = part(&mut found.token, "Token")?;
        let end = end.ok_or_else(|| lacks("ExpiredTime"))?;
        Ok(temporary(id, key, token)?
            .expiring_at_second(end)
            .issued_at(date))
    };
    read().map_err(|problem| CredentialsError::of(place.to_owned(), problem))
}

/// Wipes the keys of a response, whether all of it was read or not.
impl Drop for api::types::Credentials {
    fn drop(&mut self) {
        self.token.zeroize();
        self.tmp_secret_id.zeroize();
        self.tmp_secret_key.zeroize();
    }
}

/// The provider's error for a failed call. The service's message is left out, since it may repeat what was sent.
pub(super) fn refused(place: &str, error: &Error) -> CredentialsError {
    let problem = match error.kind() {
        // The credentials that the call itself was to be signed with.
        ErrorKind::Credentials(base) => return base.clone(),
        ErrorKind::Service(service) => {
            let request_id = error.request_id().map(str::to_owned);
            Problem::refused(service.code().to_owned(), request_id)
        }
        ErrorKind::Timeout(late) => Problem::timeout(late.limit()),
        ErrorKind::Transport(broken) => match broken.phase() {
            TransportPhase::Connect => Problem::unreachable(&root_cause(broken)),
            TransportPhase::Exchange => Problem::broken(&root_cause(broken)),
        },
        ErrorKind::Status(other) => Problem::status(other.status()),
        ErrorKind::Decode(failure) => of_response(failure.problem()),
        other => Problem::setting(&other.to_string()),
    };
    CredentialsError::of(place.to_owned(), problem).classed(error.retry_class())
}

fn of_response(problem: &DecodeErrorKind) -> Problem {
    Problem::shape(match problem {
        DecodeErrorKind::Html => return Problem::html(),
        DecodeErrorKind::NotJson
        | DecodeErrorKind::EventStream
        | DecodeErrorKind::Empty
        | DecodeErrorKind::CutOff => {
            return Problem::not_json();
        }
        DecodeErrorKind::TooLarge(limit) => return Problem::too_large(*limit),
        DecodeErrorKind::NoEnvelope => "Response",
        DecodeErrorKind::NoRequestId => "RequestId",
        DecodeErrorKind::NoCode => "Error.Code",
        DecodeErrorKind::NoFields => KEYS,
        DecodeErrorKind::Field(wrong) => innermost(wrong.path()),
    })
}

/// The last field of a path.
fn innermost(path: &str) -> &'static str {
    let fields = ["TmpSecretId", "TmpSecretKey", "Token", "ExpiredTime"];
    let mut fields = fields.into_iter();
    fields.find(|field| path.ends_with(field)).unwrap_or(KEYS)
}
