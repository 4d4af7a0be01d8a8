//! Where randomness comes from.

use std::fmt;
use std::sync::Mutex;

use crate::sync::lock;

/// Randomness for the delays between attempts. A test brings a source of its own, so that it knows the delays.
///
/// Every closure that returns a number from 0 to 1 is a source: `builder.random_source(|| 1.0)`.
pub trait RandomSource: Send + Sync {
    /// A number from 0 to 1.
    fn fraction(&self) -> f64;
}

impl<F: Fn() -> f64 + Send + Sync> RandomSource for F {
    fn fraction(&self) -> f64 {
        self()
    }
}

/// A generator of pseudo-random numbers.
pub struct SeededRandom(Mutex<fastrand::Rng>);

impl SeededRandom {
    /// The same numbers for the same seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(fastrand::Rng::with_seed(seed)))
    }

    /// Other numbers each time. The default of a client.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine for randomness"
    )]
    pub fn from_entropy() -> Self {
        Self(Mutex::new(fastrand::Rng::new()))
    }
}

impl RandomSource for SeededRandom {
    fn fraction(&self) -> f64 {
        let mut random = lock(&self.0);
        random.f64()
    }
}

impl fmt::Debug for SeededRandom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SeededRandom")
    }
}
