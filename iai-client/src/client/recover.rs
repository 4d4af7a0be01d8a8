//! Finding out about a create whose answer was lost.

use std::future::Future;
use std::pin::Pin;

use tracing::Instrument;

use super::call::Call;
use super::course::Course;
use super::observe::CallSpan;
use super::watch::ending;
use crate::answer::Accepted;
use crate::error::Error;
use crate::retry::Recovery;

/// What asking came to.
enum Found {
    /// The thing exists; what is known of it.
    There(Accepted),
    /// It does not exist.
    Absent,
    /// The question was not answered.
    Unclear,
}

impl Call {
    /// Asks whether the create took effect. If so, it has succeeded; if not, it is safe to send it again, and the error
    /// comes back only when no attempt is left.
    pub(super) async fn recover(
        &self,
        error: Error,
        course: &mut Course,
    ) -> Result<Option<Accepted>, Error> {
        let error = error.outcome_unknown(true);
        let Some(recovery) = &self.recovery else {
            return Err(error);
        };
        if !self.settle(course).await {
            return Err(error);
        }
        match self.ask(recovery, course).await {
            Found::There(accepted) => Ok(Some(accepted)),
            Found::Unclear => Err(error),
            Found::Absent => {
                let error = error.outcome_unknown(false);
                if !self.pay(&error, course) {
                    return Err(error);
                }
                course.asked = true;
                course.last = Some(error);
                Ok(None)
            }
        }
    }

    /// Gives a request that is still under way the time to arrive, if there is any.
    async fn settle(&self, course: &mut Course) -> bool {
        let pause = course
            .backoff
            .long_pause(course.waits, self.client.shared.random.fraction());
        if pause >= course.left(self.now()) {
            return false;
        }
        course.waits += 1;
        self.client.pause(pause).await;
        true
    }

    /// A call of its own, with attempts of its own, within the same total time-out. Boxed, since calls would hold calls
    /// otherwise.
    fn ask<'a>(
        &'a self,
        recovery: &'a Recovery,
        course: &Course,
    ) -> Pin<Box<dyn Future<Output = Found> + Send + 'a>> {
        let mut course = course.within(self.now());
        Box::pin(async move {
            let payload = recovery.payload.clone();
            let call = Call::new(self.client.clone(), recovery.info, payload, None);
            let span = CallSpan::new(recovery.info.action);
            let result = call.attempts(&mut course).instrument(span.enter()).await;
            span.record(result.as_ref().map(|accepted| (accepted, course.attempts)));
            if let Some(watch) = &call.watch {
                let took = course.took(call.now());
                watch.call_ended(course.attempts, took, ending(result.as_ref()), false);
            }
            match result {
                Ok(answer) => Found::There(answer.recovered(recovery.regained)),
                Err(error) if recovery.is_absent(error.code_str()) => Found::Absent,
                Err(_) => Found::Unclear,
            }
        })
    }
}
