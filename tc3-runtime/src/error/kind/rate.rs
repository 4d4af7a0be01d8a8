//! Turns that would come too late.

use std::fmt;
use std::time::Duration;

/// The client's own rate limit would have had the call wait for longer than its timeout allows.
///
/// It is told at once and nothing was sent for it, so that the caller can do something else in the meantime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimitError {
    pub(crate) wait: Duration,
    pub(crate) left: Duration,
    pub(crate) per_second: u32,
    pub(crate) group: &'static str,
}

impl RateLimitError {
    /// The wait that its turn would have taken. Calls that are given up meanwhile make it shorter.
    #[must_use]
    pub fn wait(&self) -> Duration {
        self.wait
    }

    /// What was left of the call's timeout.
    #[must_use]
    pub fn left(&self) -> Duration {
        self.left
    }

    /// The figure that the client keeps to, in requests per second.
    #[must_use]
    pub fn per_second(&self) -> u32 {
        self.per_second
    }

    /// The group of actions that the figure is for; `None` if it is for the whole client.
    #[must_use]
    pub fn group(&self) -> Option<&'static str> {
        Some(self.group).filter(|group| !group.is_empty())
    }
}

impl fmt::Display for RateLimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            wait,
            left,
            per_second,
            ..
        } = self;
        write!(
            f,
            "not sent: the client's rate limit of {per_second} per second"
        )?;
        if let Some(group) = self.group() {
            write!(f, " (group {group})")?;
        }
        write!(
            f,
            " has its turn come in {wait:?}, and {left:?} of the call's timeout are left"
        )
    }
}

impl std::error::Error for RateLimitError {}
