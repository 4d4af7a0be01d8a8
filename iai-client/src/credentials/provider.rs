//! Credentials that can be renewed.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::Mutex;

use super::Credentials;

/// What [`ProvideCredentials::refresh`] returns.
pub type Refreshed<'a> = Pin<Box<dyn Future<Output = Option<Credentials>> + Send + 'a>>;

/// Something that has fresh credentials when the old ones have run out.
///
/// A client asks it once per call, after the service has refused the token, and for all its calls in turn: who comes
/// second gets what the first one was given.
pub trait ProvideCredentials: Send + Sync {
    /// Credentials in place of `stale`; `None` when there are no others, and the call ends with the service's error.
    fn refresh<'a>(&'a self, stale: &'a Credentials) -> Refreshed<'a>;
}

/// The credentials of a client as they are now.
pub(crate) struct Keyring {
    current: RwLock<Credentials>,
    provider: Option<Arc<dyn ProvideCredentials>>,
    /// Held by the one call that asks the provider.
    refreshing: Mutex<()>,
}

impl Keyring {
    pub(crate) fn new(
        credentials: Credentials,
        provider: Option<Arc<dyn ProvideCredentials>>,
    ) -> Self {
        Self {
            current: RwLock::new(credentials),
            provider,
            refreshing: Mutex::new(()),
        }
    }

    pub(crate) fn current(&self) -> Credentials {
        let current = self.current.read();
        current.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether others than `stale` are at hand now.
    pub(crate) async fn refresh(&self, stale: &Credentials) -> bool {
        let _turn = self.refreshing.lock().await;
        if !self.current().is_same(stale) {
            return true;
        }
        let Some(provider) = &self.provider else {
            return false;
        };
        match provider.refresh(stale).await {
            Some(fresh) => {
                self.replace(fresh);
                true
            }
            None => false,
        }
    }

    fn replace(&self, fresh: Credentials) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        *current = fresh;
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.current().fmt(f)
    }
}
