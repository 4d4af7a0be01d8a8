//! What stands before an attempt: its turn, and the interceptors.

use reqwest::header::HeaderMap;

use super::attempt::Signing;
use super::call::Call;
use super::course::Course;
use crate::error::{Error, ErrorKind};
use crate::retry::Verdict;

impl Call {
    /// Waits until the next attempt may be sent, gets the credentials for it, and collects the headers that interceptors
    /// add to it. An error ends the call: waiting longer, or asking again, would change nothing.
    pub(super) async fn admission(
        &self,
        course: &mut Course,
    ) -> Result<(Signing, HeaderMap), Error> {
        if let Err(refused) = self.turn(course).await {
            return Err(self.instead(refused, course));
        }
        let signing = self.signing(course).await?;
        match self.intercepted(course) {
            Ok(headers) => Ok((signing, headers)),
            Err(refused) => Err(self.instead(refused, course)),
        }
    }

    /// The end of a call whose next attempt cannot be sent.
    pub(super) fn instead(&self, kind: ErrorKind, course: &mut Course) -> Error {
        Error::instead_of_attempt(kind, self.info.action, course.last.take())
    }

    async fn turn(&self, course: &Course) -> Result<(), ErrorKind> {
        let shared = &self.client.shared;
        let Some(limiter) = &shared.limiter else {
            return Ok(());
        };
        let left = course.left(self.now());
        let (service, action) = (self.info.service, self.info.action);
        let turn = limiter.turn(service, action, &*shared.timer, left);
        turn.await.map_err(ErrorKind::RateLimited)
    }

    fn intercepted(&self, course: &Course) -> Result<HeaderMap, ErrorKind> {
        self.watch.as_ref().map_or_else(
            || Ok(HeaderMap::new()),
            |watch| watch.attempt_begins(course.attempts + 1),
        )
    }

    /// Whether there may be an attempt after one that failed, as far as it is known before anything is tried.
    pub(super) fn may_follow(&self, error: &Error, course: &Course) -> bool {
        let hope = match self.verdict(error, course) {
            Verdict::Stop => false,
            Verdict::Unknown => self.recovery.is_some(),
            _ => true,
        };
        hope && course.has_attempts()
    }
}
