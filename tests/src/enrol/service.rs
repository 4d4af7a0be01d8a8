//! The emulator with its faults, and counts of what it was asked.

use super::people::People;
use crate::raw::{SECRET_ID, SECRET_KEY};
use iai_emulator::{Emulator, Fault, RequestRecord};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What an attempt of the tool may take, in seconds, as its flag takes it.
pub const ATTEMPT_TIMEOUT: &str = "1";
/// Longer than that.
pub(super) const DELAY: Duration = Duration::from_millis(1600);

/// Which faults calls meet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Weather {
    /// None.
    Fair,
    /// A twentieth of the calls is reset after it was carried out, a twentieth takes too long (half of them are carried out
    /// before), and so many calls a second are let through for each group of actions.
    Foul(f64),
}

impl Weather {
    pub(super) fn faults(self) -> Vec<Fault> {
        match self {
            Self::Fair => Vec::new(),
            Self::Foul(rate) => vec![
                Fault::rate(rate),
                Fault::reset().after().probability(0.05),
                Fault::delay(DELAY).probability(0.025),
                Fault::delay(DELAY).after().probability(0.025),
            ],
        }
    }
}

/// What the service was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Calls of each action.
    pub actions: BTreeMap<String, u64>,
    /// Calls that were refused since they were too many.
    pub throttled: u64,
    /// Calls without a response.
    pub reset: u64,
    /// Calls that took longer than the tool waits.
    pub late: u64,
    /// Persons and faces that were created.
    pub created: u64,
    /// Those of them that were not late: they are of the run that is under way, and not of one that was killed before.
    pub prompt: u64,
    /// Persons and faces that were deleted.
    pub deleted: u64,
}

impl Counts {
    /// All calls.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.actions.values().sum()
    }

    fn add(&mut self, record: &RequestRecord) {
        *self.actions.entry(record.action.clone()).or_default() += 1;
        let code = record.code.as_deref();
        self.throttled += u64::from(code == Some("RequestLimitExceeded"));
        self.reset += u64::from(record.delivered == "reset");
        self.late += u64::from(record.duration >= DELAY);
        if record.executed && code == Some("ok") {
            let creates = record.action.starts_with("Create");
            self.created += u64::from(creates);
            self.prompt += u64::from(creates && record.duration < DELAY);
            self.deleted += u64::from(record.action.starts_with("Delete"));
        }
    }
}

/// An emulator that has the group, and those who are there before.
#[derive(Debug)]
pub struct Service {
    /// The emulator.
    pub emulator: Emulator,
    counts: Arc<Mutex<Counts>>,
    /// Its state before the first run.
    pub before: Value,
}

impl Service {
    /// Starts it.
    ///
    /// # Panics
    ///
    /// When it cannot start.
    #[must_use]
    pub fn start(people: &People, weather: Weather, seed: u64) -> Self {
        let counts = Arc::new(Mutex::new(Counts::default()));
        let counted = Arc::clone(&counts);
        let builder = Emulator::builder()
            .credentials(SECRET_ID, SECRET_KEY)
            .seed(seed)
            .log_capacity(0)
            .load(people.before())
            .on_request(move |record| lock(&counted).add(record));
        let emulator = weather
            .faults()
            .into_iter()
            .fold(builder, iai_emulator::EmulatorBuilder::fault)
            .start()
            .expect("an emulator");
        let before = emulator.state();
        Self {
            emulator,
            counts,
            before,
        }
    }

    /// What it was asked so far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        lock(&self.counts).clone()
    }
}

fn lock(counts: &Mutex<Counts>) -> std::sync::MutexGuard<'_, Counts> {
    counts.lock().unwrap_or_else(PoisonError::into_inner)
}
