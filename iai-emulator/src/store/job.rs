//! Upgrade jobs.

use serde::{Deserialize, Serialize};

use super::{Key, ModelVersion};

/// How long an upgrade takes.
pub(crate) const SECONDS: u64 = 5;

/// One upgrade of a group.
#[derive(Clone)]
pub(crate) struct Job {
    pub(crate) id: String,
    /// Id of the group, which may be gone.
    pub(crate) group: String,
    pub(super) key: Key,
    pub(crate) from: ModelVersion,
    pub(crate) to: ModelVersion,
    /// Seconds since 1970-01-01 UTC.
    pub(crate) started: u64,
    pub(crate) state: JobState,
}

/// The state of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub(crate) enum JobState {
    Running,
    Done,
    RolledBack,
    Failed,
}

impl JobState {
    /// The number on the wire.
    pub(crate) fn number(self) -> u8 {
        match self {
            Self::Running => 0,
            Self::Done => 1,
            Self::RolledBack => 2,
            Self::Failed => 3,
        }
    }
}

impl From<JobState> for u8 {
    fn from(state: JobState) -> Self {
        state.number()
    }
}

impl TryFrom<u8> for JobState {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        let mut states = [Self::Running, Self::Done, Self::RolledBack, Self::Failed].into_iter();
        states
            .find(|state| state.number() == number)
            .ok_or("Status is 0, 1, 2 or 3")
    }
}

impl Job {
    /// When the job ends, or ended.
    pub(crate) fn end(&self) -> u64 {
        self.started.saturating_add(SECONDS)
    }

    /// How much is done, 0 to 100.
    pub(crate) fn progress(&self, now: u64) -> f64 {
        if self.state != JobState::Running {
            return 100.0;
        }
        let passed = now.saturating_sub(self.started).min(SECONDS);
        passed as f64 * 100.0 / SECONDS as f64
    }

    pub(super) fn is_running(&self) -> bool {
        self.state == JobState::Running
    }
}
