//! The pace of calls: as fast as may be, until the service says that it is too fast.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use iai_client::time::AsyncSleep;

/// Calls that are under way are throttled together: only the first of them slows down.
const TOGETHER: Duration = Duration::from_millis(250);
/// How often the pace grows again.
const GROWING: Duration = Duration::from_secs(1);
/// By how much.
const GROWTH: f64 = 1.06;
/// Calls per second at least, so that every row ends some time.
const SLOWEST: f64 = 0.5;

/// A pace that halves when the service throttles, and grows slowly from then on.
pub(super) struct Pace {
    sleep: Arc<dyn AsyncSleep>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Calls per second; `None` as long as nothing was throttled.
    per_second: Option<f64>,
    /// When the next call may be sent.
    next: Duration,
    slowed: Duration,
    grown: Duration,
    /// Calls since `from`, to know how fast they are as long as there is no limit.
    calls: u32,
    from: Duration,
}

impl Pace {
    pub(super) fn new(sleep: Arc<dyn AsyncSleep>) -> Self {
        let state = Mutex::default();
        Self { sleep, state }
    }

    /// Ends when a call may be sent.
    pub(super) async fn turn(&self) {
        let now = self.sleep.elapsed();
        let wait = self.with(|state| state.take_turn(now));
        if !wait.is_zero() {
            self.sleep.sleep(wait).await;
        }
    }

    /// Notes that a call was throttled. The new pace, if it has changed.
    pub(super) fn throttled(&self) -> Option<f64> {
        let now = self.sleep.elapsed();
        self.with(|state| state.slow_down(now))
    }

    fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut state)
    }
}

impl State {
    /// How long to wait for the turn.
    fn take_turn(&mut self, now: Duration) -> Duration {
        self.count(now);
        let Some(per_second) = self.grow(now) else {
            return Duration::ZERO;
        };
        let at = self.next.max(now);
        self.next = at + Duration::from_secs_f64(1.0 / per_second);
        at.saturating_sub(now)
    }

    fn count(&mut self, now: Duration) {
        if now.saturating_sub(self.from) > GROWING {
            self.from = now;
            self.calls = 0;
        }
        self.calls += 1;
    }

    fn grow(&mut self, now: Duration) -> Option<f64> {
        let per_second = self.per_second.as_mut()?;
        if now.saturating_sub(self.grown) >= GROWING {
            *per_second *= GROWTH;
            self.grown = now;
        }
        Some(*per_second)
    }

    fn slow_down(&mut self, now: Duration) -> Option<f64> {
        if self.per_second.is_some() && now.saturating_sub(self.slowed) < TOGETHER {
            return None;
        }
        let was = self.per_second.unwrap_or_else(|| self.measured(now));
        let per_second = (was / 2.0).max(SLOWEST);
        self.per_second = Some(per_second);
        (self.slowed, self.grown) = (now, now);
        self.next = now + Duration::from_secs_f64(1.0 / per_second);
        Some(per_second)
    }

    /// Calls per second up to now. A window that is too short to tell counts as a tenth of a second.
    fn measured(&self, now: Duration) -> f64 {
        let seconds = now.saturating_sub(self.from).as_secs_f64().max(0.1);
        f64::from(self.calls) / seconds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    #[test]
    fn nobody_waits_before_something_is_throttled() {
        let mut state = State::default();
        for number in 0..100 {
            assert_eq!(state.take_turn(ms(number)), Duration::ZERO);
        }
    }

    #[test]
    fn half_as_fast_as_it_was_and_evenly_spaced() {
        let mut state = State::default();
        for number in 0..100 {
            state.take_turn(ms(number * 10));
        }
        assert_eq!(state.slow_down(ms(1_000)), Some(50.0));
        assert_eq!(state.take_turn(ms(1_000)), ms(20));
        assert_eq!(state.take_turn(ms(1_000)), ms(40));
        assert_eq!(state.take_turn(ms(1_060)), Duration::ZERO);
    }

    #[test]
    fn what_was_under_way_together_slows_down_once() {
        let mut state = State {
            per_second: Some(80.0),
            ..State::default()
        };
        assert_eq!(state.slow_down(ms(1_000)), Some(40.0));
        assert_eq!(state.slow_down(ms(1_249)), None);
        assert_eq!(state.slow_down(ms(1_250)), Some(20.0));
    }

    #[test]
    fn it_grows_by_six_in_a_hundred_each_second_and_has_a_floor() {
        let mut state = State {
            per_second: Some(0.6),
            ..State::default()
        };
        assert_eq!(state.slow_down(ms(1_000)), Some(0.5));
        assert_eq!(state.grow(ms(1_999)), Some(0.5));
        assert_eq!(state.grow(ms(2_000)), Some(0.53));
        assert_eq!(state.grow(ms(2_001)), Some(0.53));
    }
}
