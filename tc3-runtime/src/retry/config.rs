//! What can be set about retries.

use std::time::Duration;

/// Whether and how a call is sent again when it fails. Set it for a client with
/// [`ClientBuilder::retry`](crate::ClientBuilder::retry), for single calls with
/// [`RequestConfig::retry`](crate::RequestConfig::retry).
///
/// ```
/// use std::time::Duration;
/// use tc3_runtime::RetryConfig;
///
/// let stubborn = RetryConfig::new()
///     .max_attempts(8)
///     .max_delay(Duration::from_secs(5))
///     .recover(true);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct RetryConfig {
    pub(crate) max_attempts: u32,
    pub(crate) base_delay: Duration,
    pub(crate) max_delay: Duration,
    pub(crate) recover: bool,
}

impl RetryConfig {
    /// The defaults: 3 attempts, delays of up to half a second that double up to 20 seconds, no recovery.
    pub const fn new() -> Self {
        Self {
            max_attempts: 3,
            base_delay: Duration::from_millis(500),
            max_delay: Duration::from_secs(20),
            recover: false,
        }
    }

    /// One attempt, whatever its error: nothing is repeated.
    pub const fn off() -> Self {
        Self::new().max_attempts(1)
    }

    /// Most attempts of a call, the first one counted. 0 counts as 1.
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = if attempts == 0 { 1 } else { attempts };
        self
    }

    /// The longest delay before the second attempt. It doubles before each further one. The real delay is random, up to
    /// that.
    pub const fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// The longest that any delay may be. Only a gateway can ask for a longer one (`Retry-After`).
    pub const fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// Whether to ask the service about a create whose response was lost. Default: off.
    ///
    /// If the thing exists, the call succeeds with a response that [says so](crate::Response::is_recovered). If not,
    /// the create is sent again like any other call. Without this, and for actions whose spec has no `recovers`, the
    /// call ends with an error whose [outcome is unknown](crate::Error::is_outcome_unknown).
    ///
    /// The thing that exists is compared with what the create asked for, as far as the spec names values of it (`same`)
    /// and the call has set them. If it differs, something else has the id: the create is sent again, and ends with the
    /// service's own error that the id exists. If it does not differ, the client assumes that this call created it.
    /// Pictures are not compared. Leave it off where something with the same id and the same values may have been there
    /// before, or may be created by others at the same time.
    pub const fn recover(mut self, recover: bool) -> Self {
        self.recover = recover;
        self
    }

    /// Most attempts of a call, as [`max_attempts`](Self::max_attempts) sets it.
    #[must_use]
    pub const fn get_max_attempts(&self) -> u32 {
        self.max_attempts
    }

    /// The longest delay before the second attempt, as [`base_delay`](Self::base_delay) sets it.
    #[must_use]
    pub const fn get_base_delay(&self) -> Duration {
        self.base_delay
    }

    /// The longest delay, as [`max_delay`](Self::max_delay) sets it.
    #[must_use]
    pub const fn get_max_delay(&self) -> Duration {
        self.max_delay
    }

    /// Whether the service is asked about a create whose response was lost, as [`recover`](Self::recover) sets it.
    #[must_use]
    pub const fn is_recovering(&self) -> bool {
        self.recover
    }
}

impl Default for RetryConfig {
    fn default() -> Self {
        Self::new()
    }
}
