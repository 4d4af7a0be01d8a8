//! The attempts of a call, and what happens between them.

use std::time::Duration;

use reqwest::header::HeaderMap;

use super::attempt::{Allowance, Signing};
use super::call::Call;
use super::course::Course;
use super::observe::AttemptSpan;
use super::watch::Attempted;
use crate::answer::{Accepted, Refused};
use crate::error::{Error, ErrorKind, TimeoutError, TimeoutKind};
use crate::retry::{Charge, Verdict, server_time, verdict};

/// The service is asked this often, at most, to fetch a picture again.
const FETCHES: u32 = 2;

/// An attempt that came to nothing.
struct Failed {
    error: Error,
    signing: Signing,
    /// The service's time, if it told it.
    server_time: Option<u64>,
}

impl Call {
    /// One attempt after the other, until one succeeds or another one is of no use. Each is signed anew.
    pub(super) async fn attempts(&self, course: &mut Course) -> Result<Accepted, Error> {
        if let Some(watch) = &self.watch {
            watch.call_begins();
        }
        loop {
            let (signing, headers) = self.admission(course).await?;
            let failed = match self.attempt(signing, headers, course).await {
                Ok(accepted) => {
                    self.client.shared.budget.refund(course.charge);
                    return Ok(accepted);
                }
                Err(failed) => failed,
            };
            if let Some(recovered) = self.after(failed, course).await? {
                return Ok(recovered);
            }
        }
    }

    /// Ends the call with the error, or with what a recovery found, or leads to the next attempt.
    async fn after(&self, failed: Failed, course: &mut Course) -> Result<Option<Accepted>, Error> {
        let verdict = self.verdict(&failed.error, course);
        if verdict == Verdict::Unknown {
            return self.recover(failed.error, course).await;
        }
        if self.may_repeat(verdict, &failed, course).await {
            course.last = Some(failed.error);
            return Ok(None);
        }
        Err(failed.error)
    }

    pub(super) fn verdict(&self, error: &Error, course: &Course) -> Verdict {
        match self.is_own_echo(error, course) {
            true => Verdict::Unknown,
            false => verdict(error),
        }
    }

    /// Whether "exists already" may mean what an earlier attempt of this call made after all.
    fn is_own_echo(&self, error: &Error, course: &Course) -> bool {
        let recovery = self.recovery.as_ref().filter(|_| course.asked);
        recovery.is_some_and(|recovery| recovery.is_there(error.code_str()))
    }

    /// Does what the verdict asks for; false when it is no use, or not to be had.
    async fn may_repeat(&self, verdict: Verdict, failed: &Failed, course: &mut Course) -> bool {
        match verdict {
            Verdict::Stop | Verdict::Unknown => false,
            Verdict::Wait => self.wait(self.pause(course), failed, course).await,
            Verdict::Queue => self.wait(self.long_pause(course), failed, course).await,
            Verdict::Fetch if course.fetches >= FETCHES => false,
            Verdict::Fetch => {
                course.fetches += 1;
                self.wait(self.pause(course), failed, course).await
            }
            Verdict::Clock => self.correct_clock(failed, course),
            Verdict::Credentials => self.renew_credentials(failed, course).await,
        }
    }

    fn pause(&self, course: &Course) -> Duration {
        let lot = self.client.shared.random.fraction();
        course.backoff.pause(course.waits, lot)
    }

    fn long_pause(&self, course: &Course) -> Duration {
        let lot = self.client.shared.random.fraction();
        course.backoff.long_pause(course.waits, lot)
    }

    async fn wait(&self, pause: Duration, failed: &Failed, course: &mut Course) -> bool {
        // Without time for another attempt the last error says more than a time-out would.
        if pause >= course.left(self.now()) || !self.pay(&failed.error, course) {
            return false;
        }
        course.waits += 1;
        self.client.pause(pause).await;
        true
    }

    /// Pays for another attempt, if the call has one left.
    pub(super) fn pay(&self, error: &Error, course: &mut Course) -> bool {
        let budget = &self.client.shared.budget;
        let charge = course
            .has_attempts()
            .then(|| budget.withdraw(error.is_timeout()));
        course.charge = charge.flatten().unwrap_or_default();
        course.charge != Charge::default()
    }

    /// Takes the service's time for ours, once; all later calls of the client sign with it.
    fn correct_clock(&self, failed: &Failed, course: &mut Course) -> bool {
        let shared = &self.client.shared;
        if let Some(theirs) = failed.server_time {
            shared.skew.learn(shared.clock.unix_seconds(), theirs);
        }
        // A time that is no other will be refused like the first.
        let is_other = shared.signing_time().abs_diff(failed.signing.timestamp) > 1;
        let again = is_other && !course.corrected && course.has_attempts();
        course.corrected = true;
        again
    }

    async fn renew_credentials(&self, failed: &Failed, course: &mut Course) -> bool {
        if course.renewed || !course.has_attempts() {
            return false;
        }
        course.renewed = true;
        let (shared, left) = (&*self.client.shared, course.left(self.now()));
        let stale = &failed.signing.credentials;
        shared.keyring.renew(stale, shared, left).await
    }

    /// One attempt inside of its span.
    async fn attempt(
        &self,
        signing: Signing,
        headers: HeaderMap,
        course: &mut Course,
    ) -> Result<Accepted, Failed> {
        course.attempts += 1;
        let begun = self.now();
        let span = AttemptSpan::new(course.attempts, self.payload.size());
        let result = span.around(self.limited(&signing, headers, course)).await;
        let duration = self.now().saturating_sub(begun);
        span.record(result.as_ref(), duration);
        let received = received(result.as_ref());
        let result = result.map_err(|refused| self.failed(refused, signing, course));
        if let Some(watch) = &self.watch {
            let result = result.as_ref().map_err(|failed| &failed.error);
            let attempted = Attempted {
                number: course.attempts,
                duration,
                received,
                may_repeat: result.is_err_and(|error| self.may_follow(error, course)),
            };
            watch.attempt_ended(&attempted, result);
        }
        result
    }

    /// One attempt within its time-out and that of the call, whichever passes first.
    async fn limited(
        &self,
        signing: &Signing,
        headers: HeaderMap,
        course: &Course,
    ) -> Result<Accepted, Refused> {
        let allowance = self.allowance(course);
        let exchange = self.exchange(signing, headers, &allowance);
        let timeout = allowance.timeout;
        tokio::time::timeout(allowance.limit, exchange)
            .await
            .unwrap_or_else(|_| Err(Refused::without_answer(ErrorKind::Timeout(timeout))))
    }

    fn allowance(&self, course: &Course) -> Allowance {
        let settings = &self.client.settings;
        let left = course.left(self.now());
        let (limit, which, after) = match settings.attempt_timeout < left {
            true => {
                let after = settings.attempt_timeout;
                (after, TimeoutKind::Attempt, after)
            }
            false => (left, TimeoutKind::Total, settings.timeout),
        };
        Allowance {
            #[cfg(feature = "test-util")]
            number: course.attempts,
            got_no_answer: course.got_no_answer(),
            limit,
            timeout: TimeoutError { which, after },
        }
    }

    fn failed(&self, refused: Refused, signing: Signing, course: &mut Course) -> Failed {
        let Refused {
            kind,
            request_id,
            date,
            ..
        } = refused;
        let message = match &kind {
            ErrorKind::Service(service) => service.message(),
            _ => "",
        };
        let server_time = server_time(date, message);
        let error = Error::of_attempt(kind, &self.info, course.attempts, request_id);
        Failed {
            error: error.after(course.last.take()),
            signing,
            server_time,
        }
    }
}

/// Bytes of the answer.
fn received(result: Result<&Accepted, &Refused>) -> usize {
    result.map_or_else(|refused| refused.received, Accepted::received)
}
