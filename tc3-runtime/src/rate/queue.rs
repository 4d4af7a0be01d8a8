//! One queue of attempts that share a figure.

use std::sync::{Mutex as StdMutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Mutex;

use crate::timer::Timer;

/// How late a timer may wake a waiter without slowing those behind it down. Half a percent of a second: more would let
/// a second see more than the figure.
const LATE: Duration = Duration::from_millis(5);

/// A queue whose first waits for its moment, while the others wait for it to be gone.
///
/// The lock hands itself on in the order of arrival, and whoever is dropped leaves it, so that order and leaving need
/// no code here. Places are moments that nobody owns before they come: one that is given up goes to the next in line.
#[derive(Debug)]
pub(super) struct Queue {
    interval: Duration,
    /// How far back a turn may be taken that nobody wanted.
    slack: Duration,
    front: Mutex<()>,
    state: StdMutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// When the next turn comes, on the client's timer.
    next: Duration,
    /// Attempts in line, the first one included.
    waiting: u32,
}

/// A place in the queue. Dropping it before its turn gives it up.
struct Place<'q> {
    queue: &'q Queue,
    had_its_turn: bool,
}

impl Queue {
    pub(super) fn new(per_second: u32, burst: u32) -> Self {
        let interval = Duration::from_secs(1) / per_second.max(1);
        Self {
            interval,
            slack: interval * burst.saturating_sub(1),
            front: Mutex::new(()),
            state: StdMutex::default(),
        }
    }

    /// Waits for a turn. Fails at once with the wait that it would take, if that is no less than `left`.
    pub(super) async fn turn(&self, timer: &dyn Timer, left: Duration) -> Result<(), Duration> {
        let place = self.line_up(self.now(timer), left)?;
        let _front = self.front.lock().await;
        let now = self.now(timer);
        let wait = self.earliest(&self.state(), now).saturating_sub(now);
        if !wait.is_zero() {
            timer.pause(wait).await;
        }
        place.take(self.now(timer), !wait.is_zero());
        Ok(())
    }

    fn line_up(&self, now: Duration, left: Duration) -> Result<Place<'_>, Duration> {
        let mut state = self.state();
        let turn = self.earliest(&state, now) + self.interval * state.waiting;
        let wait = turn.saturating_sub(now);
        if wait >= left && !wait.is_zero() {
            return Err(wait);
        }
        state.waiting += 1;
        Ok(Place {
            queue: self,
            had_its_turn: false,
        })
    }

    /// The moment of the next turn: turns of a quiet time are kept, as many as make a burst.
    fn earliest(&self, state: &State, now: Duration) -> Duration {
        state.next.max(now.saturating_sub(self.slack))
    }

    /// The time, set forward so that a burst has room before the first moment of the timer.
    fn now(&self, timer: &dyn Timer) -> Duration {
        timer.elapsed().saturating_add(self.slack)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place<'_> {
    /// Takes the turn, from which the next one is counted.
    fn take(mut self, now: Duration, waited: bool) {
        let queue = self.queue;
        let mut state = queue.state();
        let turn = match waited {
            // A timer that woke late must not push all turns behind this one back.
            true => state.next.max(now.saturating_sub(queue.slack.max(LATE))),
            false => queue.earliest(&state, now),
        };
        state.next = turn + queue.interval;
        state.waiting = state.waiting.saturating_sub(1);
        self.had_its_turn = true;
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        if !self.had_its_turn {
            let mut state = self.queue.state();
            state.waiting = state.waiting.saturating_sub(1);
        }
    }
}
