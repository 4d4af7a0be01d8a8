//! Calls per second, counted with a bucket of tokens.

use std::time::Duration;

/// A bucket that fills with time and holds what a second brings, at least one token.
#[derive(Debug, Clone)]
pub(super) struct Bucket {
    tokens: f64,
    filled: Duration,
}

impl Bucket {
    /// A full one.
    pub(super) fn new(rate: f64, now: Duration) -> Self {
        Self {
            tokens: rate.max(1.0),
            filled: now,
        }
    }

    /// Takes a token; `false` when there is none. A clock that goes back brings nothing.
    pub(super) fn take(&mut self, rate: f64, now: Duration) -> bool {
        let passed = now.saturating_sub(self.filled).as_secs_f64();
        self.filled = self.filled.max(now);
        self.tokens = (self.tokens + passed * rate).min(rate.max(1.0));
        // What arithmetic on fractions loses must not cost a token.
        if self.tokens < 1.0 - 1e-9 {
            return false;
        }
        self.tokens -= 1.0;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(rate: f64, times: &[u64]) -> Vec<bool> {
        let at = |milliseconds: u64| {
            Duration::from_secs(1_700_000_000) + Duration::from_millis(milliseconds)
        };
        let mut bucket = Bucket::new(rate, at(0));
        times
            .iter()
            .map(|time| bucket.take(rate, at(*time)))
            .collect()
    }

    #[test]
    fn a_second_s_worth_comes_at_once_and_then_one_by_one() {
        assert_eq!(
            taken(2.0, &[0, 0, 0, 499, 500, 500, 1000]),
            [true, true, false, false, true, false, true]
        );
    }

    #[test]
    fn less_than_one_per_second_is_one_at_the_start() {
        assert_eq!(
            taken(0.5, &[0, 1000, 1999, 2000, 9000, 9000]),
            [true, false, false, true, true, false]
        );
    }

    #[test]
    fn a_clock_that_goes_back_brings_nothing() {
        let mut bucket = Bucket::new(1.0, Duration::from_secs(100));
        assert!(bucket.take(1.0, Duration::from_secs(100)));
        assert!(!bucket.take(1.0, Duration::from_secs(50)));
        assert!(!bucket.take(1.0, Duration::from_secs(100)));
        assert!(bucket.take(1.0, Duration::from_secs(101)));
    }
}
