//! What a fault does to a call.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// On which side of the state's changes a fault strikes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum When {
    /// In place of the call: nothing is checked, nothing changes.
    #[default]
    Before,
    /// The call was carried out; its response is replaced or lost.
    After,
}

/// What becomes of the response.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum FaultEffect {
    /// It arrives as it is.
    #[default]
    Pass,
    /// It is an error of the service.
    Error {
        code: String,
        /// Whether the code may be one that is not documented.
        unlisted: bool,
        /// One text for all steps of a script.
        message: Option<Arc<str>>,
    },
    /// The connection is reset.
    Reset,
    /// The connection ends in order, without a response.
    Close,
    /// The head announces all of it, a half comes, the connection ends.
    Half,
    /// It is not JSON.
    Garbage,
    /// It has no body.
    Empty,
    /// It is a page of a gateway with this HTTP status.
    Status(u16),
}

/// What a fault does to one call.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FaultStep {
    pub(crate) outcome: FaultEffect,
    pub(crate) delay: Duration,
    /// Seconds that the emulator's clock is off.
    pub(crate) skew: i64,
    pub(crate) when: When,
}

impl FaultStep {
    /// Whether the call goes well, and at once.
    pub(crate) fn is_idle(&self) -> bool {
        self.outcome == FaultEffect::Pass && self.delay.is_zero() && self.skew == 0
    }
}

impl FaultEffect {
    /// Whether the client gets something else than a whole response.
    pub(crate) fn changes_delivery(&self) -> bool {
        !matches!(self, Self::Pass | Self::Error { .. })
    }
}

/// In the words of the syntax.
impl fmt::Display for FaultEffect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pass => f.write_str("ok"),
            Self::Error { code, unlisted, .. } => {
                let name = if *unlisted { "unlisted" } else { "error" };
                write!(f, "{name}={code}")
            }
            Self::Reset => f.write_str("reset"),
            Self::Close => f.write_str("close"),
            Self::Half => f.write_str("half"),
            Self::Garbage => f.write_str("garbage"),
            Self::Empty => f.write_str("empty"),
            Self::Status(status) => write!(f, "status={status}"),
        }
    }
}

impl FaultStep {
    /// Its settings, as they are written.
    pub(super) fn settings(&self) -> Vec<String> {
        let mut settings = Vec::new();
        if self.outcome != FaultEffect::Pass {
            settings.push(self.outcome.to_string());
        }
        if !self.delay.is_zero() {
            settings.push(format!("delay={}ms", self.delay.as_millis()));
        }
        if self.skew != 0 {
            settings.push(format!("skew={:+}", self.skew));
        }
        if self.when == When::After {
            settings.push("when=after".to_owned());
        }
        settings
    }
}

/// As a step of a script is written.
impl fmt::Display for FaultStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_idle() {
            return f.write_str("ok");
        }
        f.write_str(&self.settings().join(" "))
    }
}
