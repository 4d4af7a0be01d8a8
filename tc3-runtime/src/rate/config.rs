//! The rate limit of a client, as the user sets it.

use crate::error::ConfigurationError;

/// How many requests per second a client sends at most. Without one it sends as fast as it is called.
///
/// Every attempt waits for a turn, retries too. Attempts are sent in the order in which they came. All clones of a
/// client share one queue, and a call that is dropped leaves it. Waiting counts towards the timeout of the whole call
/// and not towards that of the attempt. A call whose turn would come too late fails at once, without sending anything,
/// with [`ErrorKind::RateLimited`](crate::ErrorKind::RateLimited).
///
/// ```
/// use tc3_runtime::{Client, Credentials, RateLimit};
///
/// # fn main() -> Result<(), tc3_runtime::Error> {
/// let client = Client::builder()
///     .credentials(Credentials::new("AKIDEXAMPLE", "example-key")?)
///     // The vendor's figure: 50 per second for each of its groups of actions.
///     .rate_limit(RateLimit::documented())
///     .build()?;
/// // An account with a purchased rate, shared with one other program; five at once after a quiet moment.
/// let half = RateLimit::per_group(100).burst(5);
/// # let _ = (client, half);
/// # Ok(())
/// # }
/// ```
///
/// It limits one client. It cannot know what other programs send with the same account: give each of them its share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct RateLimit {
    pub(super) scope: Scope,
    pub(super) burst: u32,
}

/// Which requests are counted together, and the limit for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Each group of the spec, with the rate that the spec tells.
    Documented,
    /// Each group of the spec, with this rate.
    Group(u32),
    /// All requests of the client together.
    Client(u32),
}

impl RateLimit {
    /// The rates that the vendor documents for accounts that pay per call, such as 50 requests per second for each
    /// group of actions of IAI (face recognition). Groups do not slow one another down. The rates and groups are those
    /// of the spec (`rates`), and [`ServiceInfo::rate_group`](crate::service::ServiceInfo::rate_group) tells the group
    /// of an action; actions without a group are not limited.
    pub fn documented() -> Self {
        Self::of(Scope::Documented)
    }

    /// `per_second` requests for each group of actions: for accounts with a purchased rate. Actions without a group are
    /// one group together. 0 is refused when the client is made.
    pub fn per_group(per_second: u32) -> Self {
        Self::of(Scope::Group(per_second))
    }

    /// `per_second` requests of any action together. 0 is refused when the client is made.
    pub fn per_client(per_second: u32) -> Self {
        Self::of(Scope::Client(per_second))
    }

    /// How many requests may be sent at once after a quiet moment. Default: 1, which spaces requests evenly, so that no
    /// second has more than the limit. 0 is refused when the client is made.
    pub fn burst(mut self, requests: u32) -> Self {
        self.burst = requests;
        self
    }

    /// The limit in requests per second; `None` for [`documented`](Self::documented), where each group has its own.
    #[must_use]
    pub fn requests_per_second(&self) -> Option<u32> {
        match self.scope {
            Scope::Documented => None,
            Scope::Group(per_second) | Scope::Client(per_second) => Some(per_second),
        }
    }

    /// How many requests may be sent at once after a quiet moment, as [`burst`](Self::burst) sets it.
    #[must_use]
    pub fn get_burst(&self) -> u32 {
        self.burst
    }

    fn of(scope: Scope) -> Self {
        Self { scope, burst: 1 }
    }

    /// Refuses a limit that would let nothing through.
    pub(super) fn check(self) -> Result<Self, ConfigurationError> {
        let nothing = matches!(self.scope, Scope::Group(0) | Scope::Client(0));
        if nothing || self.burst == 0 {
            Err(ConfigurationError::RateLimit)
        } else {
            Ok(self)
        }
    }
}
