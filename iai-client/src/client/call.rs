//! One call, from a prepared request to an answer. Does not know the request's type.

use std::time::Duration;

use tokio::runtime::Handle;
use tracing::Instrument;

use super::course::Course;
use super::observe::CallSpan;
use super::prepare::{Payload, Prepared};
use super::watch::Watch;
use super::{Answer, Client};
use crate::action::{Action, Effect, Response, ServiceInfo};
use crate::answer::{Accepted, Refused};
use crate::error::{ConfigurationError, Error, ErrorKind};
use crate::intercept::Ending;
use crate::retry::Recovery;
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
    pub(crate) fn of<A: Action>() -> Self {
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
    end: End,
}

/// What there is to say about a call beside its answer.
struct End {
    info: CallInfo,
    warnings: Vec<Violation>,
    attempts: u32,
    took: Duration,
    recovered: bool,
    watch: Option<Box<Watch>>,
}

impl Outcome {
    /// The service's time, if it told it.
    #[cfg(feature = "role-credentials")]
    pub(super) fn date(&self) -> Option<std::num::NonZeroU64> {
        self.accepted.date()
    }

    pub(super) fn read<R: Response>(self) -> Result<Answer<R>, Error> {
        let Self { accepted, end } = self;
        // Reading the fields takes the id with it.
        let (status, id) = (accepted.status(), accepted.request_id.clone());
        match accepted.decode() {
            Ok((response, text)) => {
                end.tell(Ending::of_answer(status, id.as_deref()));
                let (attempts, recovered) = (end.attempts, end.recovered);
                Ok(Answer::new(
                    response,
                    end.warnings,
                    attempts,
                    recovered,
                    text,
                ))
            }
            Err(refused) => Err(end.failed(refused)),
        }
    }
}

impl End {
    fn tell(&self, ending: Ending<'_>) {
        if let Some(watch) = &self.watch {
            watch.call_ended(self.attempts, self.took, ending, self.recovered);
        }
    }

    fn failed(&self, refused: Refused) -> Error {
        let Refused {
            kind, request_id, ..
        } = refused;
        let error = Error::of_attempt(kind, &self.info, self.attempts, request_id).took(self.took);
        self.tell(Ending::of_error(&error));
        error
    }
}

/// Runs a call inside of its span.
pub(super) async fn run(
    client: Client,
    info: CallInfo,
    prepared: Result<Prepared, Error>,
) -> Result<Outcome, Error> {
    let span = CallSpan::new(info.action);
    let outcome = match prepared {
        Ok(prepared) => {
            let call = in_runtime(client, info, prepared);
            call.instrument(span.enter()).await
        }
        Err(refused) => Err(refused),
    };
    span.record(match &outcome {
        Ok(outcome) => Ok((&outcome.accepted, outcome.end.attempts)),
        Err(error) => Err(error),
    });
    outcome
}

/// The call, if there is a runtime to make it in.
async fn in_runtime(client: Client, info: CallInfo, prepared: Prepared) -> Result<Outcome, Error> {
    if Handle::try_current().is_err() {
        let kind = ErrorKind::Configuration(ConfigurationError::NoRuntime);
        return Err(Error::before_sending(kind, info.action));
    }
    let Prepared {
        payload,
        warnings,
        recovery,
    } = prepared;
    let mut call = Call::new(client, info, payload, recovery);
    let mut course = call.course();
    let result = call.attempts(&mut course).await;
    let end = End {
        info,
        warnings,
        attempts: course.attempts,
        took: course.took(call.now()),
        recovered: result.as_ref().is_ok_and(Accepted::is_recovered),
        watch: call.watch.take(),
    };
    match result {
        Ok(accepted) => Ok(Outcome { accepted, end }),
        Err(error) => {
            let error = error.took(end.took);
            end.tell(Ending::of_error(&error));
            Err(error)
        }
    }
}

/// A call under way.
pub(super) struct Call {
    pub(super) client: Client,
    pub(super) info: CallInfo,
    pub(super) payload: Payload,
    /// Hashed once for all attempts.
    pub(super) payload_hash: PayloadHash,
    /// How to find out about an unknown outcome, where the caller wants it and an action tells.
    pub(super) recovery: Option<Recovery>,
    /// Who is told about it.
    pub(super) watch: Option<Box<Watch>>,
}

impl Call {
    pub(super) fn new(
        client: Client,
        info: CallInfo,
        payload: Payload,
        recovery: Option<Recovery>,
    ) -> Self {
        Self {
            payload_hash: client.hash(&payload),
            watch: Watch::of(&client, &info, &payload),
            client,
            info,
            payload,
            recovery,
        }
    }

    /// The course of a call that begins now.
    pub(super) fn course(&self) -> Course {
        Course::new(self.now(), &self.client.settings)
    }

    pub(super) fn now(&self) -> Duration {
        self.client.shared.timer.elapsed()
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
