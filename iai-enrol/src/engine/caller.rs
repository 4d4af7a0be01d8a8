//! Calls of the service: at its pace, and again where that can help.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use iai_client::{Client, Error, RequestConfig, RetryConfig};

use super::brake::{Brake, Stopped};
use super::error::EnrolError;
use super::event::Event;
use super::options::EngineOptions;
use super::pace::Pace;
use super::verdict::{Verdict, is_silent, judge};

/// Delays between two tries: the first, and the longest.
const FIRST_DELAY: Duration = Duration::from_millis(200);
const LONGEST_DELAY: Duration = Duration::from_secs(5);

/// What hears of the progress.
pub(super) type Progress = Arc<dyn Fn(&Event) + Send + Sync>;

/// Why a call has no response.
#[derive(Debug)]
pub(super) enum Failed {
    /// The run ends. The call has done nothing.
    Stopped,
    /// Nobody knows whether it was done. `late`: it may still be under way.
    Unclear { late: bool, error: Error },
    /// The service, or a check before sending, refused it.
    Refused(Error),
    /// It was tried often enough. It has done nothing.
    GivenUp(Error),
}

impl From<Stopped> for Failed {
    fn from(Stopped: Stopped) -> Self {
        Self::Stopped
    }
}

/// Makes calls.
pub(super) struct Caller {
    /// Sends each call once, so that it is known how each attempt ended.
    once: Client,
    /// Sends a call twice, where the client itself knows what to change before the second time.
    twice: Client,
    pace: Pace,
    pub(super) brake: Brake,
    /// Calls in a row that nobody has answered.
    silent: AtomicU32,
    pub(super) options: EngineOptions,
    pub(super) progress: Progress,
}

impl Caller {
    pub(super) fn new(
        client: &Client,
        brake: Brake,
        options: EngineOptions,
        progress: Progress,
    ) -> Self {
        let sending = |attempts| {
            let retry = RetryConfig::new().max_attempts(attempts);
            client.with_config(RequestConfig::new().retry(retry))
        };
        Self {
            once: sending(1),
            twice: sending(2),
            pace: Pace::new(Arc::clone(&options.sleep)),
            brake,
            silent: AtomicU32::new(0),
            options,
            progress,
        }
    }

    /// Makes a call that begins something: not after the user's wish to stop.
    pub(super) async fn begin<T, F>(&self, send: impl Fn(&Client) -> F) -> Result<T, Failed>
    where
        F: Future<Output = Result<T, Error>>,
    {
        self.call(true, send).await
    }

    /// Makes a call that finds out how something ended, which is wanted even after a wish to stop.
    pub(super) async fn finish<T, F>(&self, send: impl Fn(&Client) -> F) -> Result<T, Failed>
    where
        F: Future<Output = Result<T, Error>>,
    {
        self.call(false, send).await
    }

    async fn call<T, F>(&self, fresh: bool, send: impl Fn(&Client) -> F) -> Result<T, Failed>
    where
        F: Future<Output = Result<T, Error>>,
    {
        let (mut client, mut renewed) = (&self.once, false);
        let (mut tries, mut delays) = (0, 0);
        loop {
            self.brake.unless_stopped(fresh, self.pace.turn()).await?;
            let error = match send(client).await {
                Ok(response) => {
                    self.silent.store(0, Ordering::Relaxed);
                    return Ok(response);
                }
                Err(error) => error,
            };
            let verdict = judge(&error);
            let error = self.listen(error)?;
            match verdict {
                Verdict::Slower => self.slow_down(),
                Verdict::Unheard => {}
                Verdict::Again if tries < self.options.tries => tries += 1,
                Verdict::Again => return Err(Failed::GivenUp(error)),
                Verdict::Renew if !renewed => (client, renewed) = (&self.twice, true),
                Verdict::Unclear { late } => return Err(Failed::Unclear { late, error }),
                Verdict::Hopeless | Verdict::Renew => {
                    return self.end(EnrolError::Refused(Box::new(error)));
                }
                Verdict::Refused => return Err(Failed::Refused(error)),
            }
            if verdict != Verdict::Slower {
                self.wait(fresh, delay(delays)).await?;
                delays += 1;
            }
        }
    }

    /// Counts calls without an answer. Too many of them end the run.
    fn listen(&self, error: Error) -> Result<Error, Failed> {
        if !is_silent(&error) {
            self.silent.store(0, Ordering::Relaxed);
            return Ok(error);
        }
        let calls = self.silent.fetch_add(1, Ordering::Relaxed) + 1;
        // What may have been done is told all the same: the next run finds out.
        if calls < self.options.silence || error.is_outcome_unknown() {
            return Ok(error);
        }
        self.end(EnrolError::Silent {
            calls,
            last: Box::new(error),
        })
    }

    fn slow_down(&self) {
        if let Some(per_second) = self.pace.throttled() {
            (self.progress)(&Event::Slowed { per_second });
        }
    }

    fn end<T>(&self, error: EnrolError) -> Result<T, Failed> {
        self.brake.halt(error);
        Err(Failed::Stopped)
    }

    /// Waits, unless the run ends.
    pub(super) async fn wait(&self, fresh: bool, time: Duration) -> Result<(), Stopped> {
        let sleep = self.options.sleep.sleep(time);
        self.brake.unless_stopped(fresh, sleep).await
    }

    /// Waits before the given try of something that is tried again, from 0.
    pub(super) async fn back_off(&self, tries: u32) -> Result<(), Stopped> {
        self.wait(false, delay(tries)).await
    }
}

/// The delay after so many others.
fn delay(before: u32) -> Duration {
    let factor = 1_u32.checked_shl(before).unwrap_or(u32::MAX);
    FIRST_DELAY.saturating_mul(factor).min(LONGEST_DELAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_up_to_the_longest() {
        let table = [(0, 200), (1, 400), (4, 3_200), (5, 5_000), (40, 5_000)];
        for (before, millis) in table {
            assert_eq!(delay(before), Duration::from_millis(millis), "{before}");
        }
    }
}
