//! What both actions have in common: their answers and their refusals as credentials and errors.

use std::num::NonZeroU64;

use zeroize::{Zeroize, Zeroizing};

use super::api;
use crate::credentials::{
    Credentials, CredentialsError, CredentialsProblem, root_cause, temporary,
};
use crate::error::{DecodeProblem, Error, ErrorKind, TransportPhase};

/// The life of credentials that the service takes for its default, in seconds.
pub(super) const DEFAULT_LIFE: u64 = 7_200;

/// How a session is called unless it is said otherwise; it shows in the vendor's audit log.
pub(super) const SESSION: &str = "tc3-runtime";

/// The field of an answer that has the keys.
const KEYS: &str = "Credentials";

/// The credentials of an answer.
pub(super) fn credentials(
    place: &str,
    found: Option<api::types::Credentials>,
    end: Option<u64>,
    date: Option<NonZeroU64>,
) -> Result<Credentials, CredentialsError> {
    let lacks = |field| CredentialsProblem::Shape { field };
    let read = || {
        let mut found = found.ok_or(lacks(KEYS))?;
        let part = |text: &mut Option<String>, field| {
            let text = text.take().map(Zeroizing::new);
            text.ok_or(lacks(field))
        };
        let id = part(&mut found.tmp_secret_id, "TmpSecretId")?;
        let key = part(&mut found.tmp_secret_key, "TmpSecretKey")?;
        let token = part(&mut found.token, "Token")?;
        let end = end.ok_or(lacks("ExpiredTime"))?;
        Ok(temporary(id, key, token)?.expiring_at(end).told_at(date))
    };
    read().map_err(|problem| CredentialsError::of(place.to_owned(), problem))
}

/// Whether an answer was read whole or not, its keys are wiped with it.
impl Drop for api::types::Credentials {
    fn drop(&mut self) {
        self.token.zeroize();
        self.tmp_secret_id.zeroize();
        self.tmp_secret_key.zeroize();
    }
}

/// A failed call as an error of the source. The service's message is left out, since it may repeat what was sent.
pub(super) fn refused(place: &str, error: &Error) -> CredentialsError {
    let problem = match error.kind() {
        // The credentials that the call itself was to be signed with.
        ErrorKind::Credentials(base) => return base.clone(),
        ErrorKind::Service(service) => CredentialsProblem::Refused {
            code: service.code().to_owned(),
            request_id: error.request_id().map(str::to_owned),
        },
        ErrorKind::Timeout(late) => CredentialsProblem::TimedOut {
            after: late.after(),
        },
        ErrorKind::Transport(broken) => match broken.phase() {
            TransportPhase::Connect => CredentialsProblem::Unreachable(root_cause(broken)),
            TransportPhase::Exchange => CredentialsProblem::Broken(root_cause(broken)),
        },
        ErrorKind::Status(other) => CredentialsProblem::Status(other.status()),
        ErrorKind::Decode(failure) => of_answer(failure.problem()),
        other => CredentialsProblem::Setting(other.to_string()),
    };
    CredentialsError::of(place.to_owned(), problem).classed(error.retry_class())
}

fn of_answer(problem: &DecodeProblem) -> CredentialsProblem {
    match problem {
        DecodeProblem::Html => CredentialsProblem::Html,
        DecodeProblem::NotJson | DecodeProblem::Empty | DecodeProblem::CutOff => {
            CredentialsProblem::NotJson
        }
        DecodeProblem::TooLarge(limit) => CredentialsProblem::TooLarge { limit: *limit },
        DecodeProblem::NoEnvelope => CredentialsProblem::Shape { field: "Response" },
        DecodeProblem::NoRequestId => CredentialsProblem::Shape { field: "RequestId" },
        DecodeProblem::NoCode => CredentialsProblem::Shape {
            field: "Error.Code",
        },
        DecodeProblem::NoFields => CredentialsProblem::Shape { field: KEYS },
        DecodeProblem::Field(wrong) => CredentialsProblem::Shape {
            field: innermost(wrong.path()),
        },
    }
}

/// The field at that place.
fn innermost(path: &str) -> &'static str {
    let fields = ["TmpSecretId", "TmpSecretKey", "Token", "ExpiredTime"];
    let mut fields = fields.into_iter();
    fields.find(|field| path.ends_with(field)).unwrap_or(KEYS)
}
