//! The data that all attempts of a call share.

use std::sync::Arc;
use std::time::Duration;

use super::interceptors::InterceptorChain;
use super::options::Settings;
use super::shared::Shared;
use super::sign::Unsent;
use crate::action::{CallInfo, Recovery};
use crate::signing::PayloadHash;
use crate::wire::Payload;

/// A call under way.
pub(super) struct Call {
    pub(super) shared: Arc<Shared>,
    pub(super) settings: Arc<Settings>,
    pub(super) info: CallInfo,
    pub(super) payload: Payload,
    /// Hashed once for all attempts.
    payload_hash: PayloadHash,
    /// How to find out whether a lost create took effect, if the caller wants that and the spec has an action for it.
    pub(super) recovery: Option<Recovery>,
    pub(super) interceptors: InterceptorChain,
}

impl Call {
    pub(super) fn new(
        shared: Arc<Shared>,
        settings: Arc<Settings>,
        info: CallInfo,
        payload: Payload,
        recovery: Option<Recovery>,
    ) -> Self {
        let interceptors =
            InterceptorChain::new(&shared.interceptors, &shared.endpoint, info, &payload);
        Self {
            payload_hash: settings.hash(&payload),
            interceptors,
            shared,
            settings,
            info,
            payload,
            recovery,
        }
    }

    pub(super) fn now(&self) -> Duration {
        self.shared.clocks.sleep_impl.elapsed()
    }

    /// The request of each attempt.
    pub(super) fn unsent(&self) -> Unsent<'_> {
        Unsent {
            endpoint: &self.shared.endpoint,
            headers: &self.shared.headers,
            sign_action: self.settings.sign_action,
            info: self.info,
            payload: &self.payload,
            payload_hash: &self.payload_hash,
        }
    }
}
