//! One call, from a prepared request to an answer. Does not know the request's type.

use tokio::runtime::Handle;
use tokio::time::timeout;
use tracing::{Instrument, Span, field};

use super::prepare::{Payload, Prepared};
use super::{Answer, Client};
use crate::action::{Action, Effect, Response, ServiceInfo};
use crate::answer::{Accepted, Refused};
use crate::error::{ConfigurationError, Error, ErrorKind, TimeoutError, TimeoutKind};
use crate::signing::PayloadHash;
use crate::validate::Violation;

/// What must be known about an action once its request is encoded.
#[derive(Clone, Copy)]
pub(crate) struct CallInfo {
    pub(crate) action: &'static str,
    pub(crate) service: &'static ServiceInfo,
    pub(crate) effect: Effect,
}

impl CallInfo {
    pub(super) fn of<A: Action>() -> Self {
        Self {
            action: <A as Action>::NAME,
            service: A::SERVICE,
            effect: A::EFFECT,
        }
    }
}

/// An answer to be read into its type.
pub(super) struct Outcome {
    accepted: Accepted,
    info: CallInfo,
    warnings: Vec<Violation>,
    attempts: u32,
}

impl Outcome {
    pub(super) fn read<R: Response>(self) -> Result<Answer<R>, Error> {
        let Self {
            accepted,
            info,
            warnings,
            attempts,
        } = self;
        match accepted.decode() {
            Ok(response) => Ok(Answer::new(response, warnings, attempts)),
            Err(Refused { kind, request_id }) => {
                Err(Error::of_attempt(kind, &info, attempts, request_id))
            }
        }
    }
}

/// Runs a call inside of its span, which holds action, attempt, code and request id, and nothing
/// else: parameters and answers are people's faces and names.
pub(super) async fn run(
    client: Client,
    info: CallInfo,
    prepared: Result<Prepared, Error>,
) -> Result<Outcome, Error> {
    let span = tracing::info_span!(
        "iai_call",
        action = info.action,
        attempt = field::Empty,
        code = field::Empty,
        request_id = field::Empty,
    );
    let outcome = match prepared {
        Ok(prepared) => {
            limited(client, info, prepared, &span)
                .instrument(span.clone())
                .await
        }
        Err(refused) => Err(refused),
    };
    record(&span, &outcome);
    outcome
}

fn record(span: &Span, outcome: &Result<Outcome, Error>) {
    let (code, request_id) = match outcome {
        Ok(outcome) => (None, outcome.accepted.request_id.as_deref()),
        Err(error) => (error.code_str(), error.request_id()),
    };
    span.record("code", code).record("request_id", request_id);
}

/// The call within its total time-out.
async fn limited(
    client: Client,
    info: CallInfo,
    prepared: Prepared,
    span: &Span,
) -> Result<Outcome, Error> {
    if Handle::try_current().is_err() {
        let kind = ErrorKind::Configuration(ConfigurationError::NoRuntime);
        return Err(Error::before_sending(kind, info.action));
    }
    let after = client.settings.timeout;
    let Prepared { payload, warnings } = prepared;
    let call = Call {
        payload_hash: client.hash(&payload),
        client,
        info,
        payload,
    };
    let Ok(result) = timeout(after, call.attempts(span)).await else {
        let timeout = TimeoutError {
            which: TimeoutKind::Total,
            after,
        };
        return Err(Error::of_attempt(
            ErrorKind::Timeout(timeout),
            &info,
            1,
            None,
        ));
    };
    result.map(|(accepted, attempts)| Outcome {
        accepted,
        info,
        warnings,
        attempts,
    })
}

/// A call under way.
pub(super) struct Call {
    pub(super) client: Client,
    pub(super) info: CallInfo,
    pub(super) payload: Payload,
    /// Hashed once for all attempts.
    pub(super) payload_hash: PayloadHash,
}

impl Call {
    /// All attempts of the call; there is one for now. Every attempt is signed anew.
    async fn attempts(&self, span: &Span) -> Result<(Accepted, u32), Error> {
        let attempt = 1;
        span.record("attempt", attempt);
        match self.attempt().await {
            Ok(accepted) => Ok((accepted, attempt)),
            Err(Refused { kind, request_id }) => {
                Err(Error::of_attempt(kind, &self.info, attempt, request_id))
            }
        }
    }

    /// One attempt within its time-out.
    async fn attempt(&self) -> Result<Accepted, Refused> {
        let after = self.client.settings.attempt_timeout;
        let Ok(result) = timeout(after, self.exchange()).await else {
            let timeout = TimeoutError {
                which: TimeoutKind::Attempt,
                after,
            };
            return Err(Refused {
                kind: ErrorKind::Timeout(timeout),
                request_id: None,
            });
        };
        result
    }
}

impl Client {
    fn hash(&self, payload: &Payload) -> PayloadHash {
        if self.settings.unsigned_payload {
            PayloadHash::unsigned()
        } else {
            PayloadHash::of(&payload.body())
        }
    }
}
