//! The data that all attempts of a call share.

use std::sync::Arc;
use std::time::Duration;

use super::interceptors::InterceptorChain;
use super::options::Settings;
use super::shared::Shared;
use super::sign::Unsent;
use crate::action::{CallInfo, Recovery};
use crate::error::Lookup;
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
    recovery: Option<Recovery>,
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
        let interceptors = InterceptorChain::new(&shared, info, payload.method(), payload.size());
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

    /// How to find out whether a lost create took effect, if the caller wants that and the spec has an action for it.
    pub(super) fn recovery(&self) -> Option<&Recovery> {
        let wanted = self.settings.retry.recover;
        self.recovery.as_ref().filter(|_| wanted)
    }

    /// The same for the caller, who has to do it where the client does not.
    pub(super) fn lookup(&self) -> Option<Lookup> {
        let recovery = self.recovery.as_ref()?;
        Some(Lookup {
            by: recovery.info.action,
            tried: self.settings.retry.recover,
        })
    }

    /// The request of each attempt.
    pub(super) fn unsent(&self) -> Unsent<'_> {
        Unsent {
            targets: &self.shared.targets,
            headers: &self.shared.headers,
            sign_action: self.settings.sign_action,
            info: self.info,
            payload: &self.payload,
            payload_hash: &self.payload_hash,
        }
    }
}
