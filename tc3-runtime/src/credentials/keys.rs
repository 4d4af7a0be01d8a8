//! An account's key pair.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::error::CredentialsError;
use super::secret::{SHORTEST_SOUGHT, Secret};
use crate::signing::{Canonical, Scope, SigningKey};
use crate::sync::lock;

/// An account's key pair, with a token when it is temporary.
///
/// Cloning is cheap and copies no key. Keys are wiped from memory with the last clone and never
/// appear in `Debug`, errors or logs.
///
/// The contents of files and the responses of STS (Security Token Service) and of the metadata service, from which keys
/// were read, are wiped as well. This crate cannot wipe the buffers of the HTTP and TLS libraries, the environment of
/// the process, and copies of a `String` that the program made before.
#[derive(Clone)]
pub struct Credentials {
    inner: Arc<Inner>,
    /// In Unix seconds.
    pub(super) expires_at: Option<u64>,
    /// When the provider issued them by its own clock, in Unix seconds.
    pub(super) issued_at: Option<u64>,
}

struct Inner {
    secret_id: Secret,
    secret_key: Secret,
    token: Option<Secret>,
    derived: Mutex<Option<Arc<Derived>>>,
}

/// The signing key of the last day and service, kept since deriving it would triple the cost of a signature.
struct Derived {
    scope: Scope,
    key: SigningKey,
}

impl Credentials {
    /// A key pair given by the program.
    ///
    /// # Errors
    ///
    /// A part is empty, is in quotation marks, or has white space or other characters that no key has: often a line
    /// break from the end of a file. A part of fewer than 8 characters is accepted with a warning through `tracing`,
    /// since so short a text cannot be kept out of messages.
    pub fn new(
        secret_id: impl Into<String>,
        secret_key: impl Into<String>,
    ) -> Result<Self, CredentialsError> {
        let source = "Credentials::new";
        let secret_id = Secret::checked(secret_id.into(), "SecretId", source)?;
        let secret_key = Secret::checked(secret_key.into(), "SecretKey", source)?;
        Ok(Self::assemble(secret_id, secret_key, None))
    }

    /// The same key pair with the token that came with it.
    ///
    /// # Errors
    ///
    /// The token is empty or has characters that no token has.
    pub fn with_session_token(&self, token: impl Into<String>) -> Result<Self, CredentialsError> {
        let token = Secret::checked(token.into(), "token", "Credentials::with_session_token")?;
        let Inner {
            secret_id,
            secret_key,
            ..
        } = &*self.inner;
        let inner = Self::assemble(secret_id.share(), secret_key.share(), Some(token)).inner;
        Ok(Self {
            inner,
            ..self.clone()
        })
    }

    /// The same credentials, which expire at that time. A client asks its provider for others ahead of that time, and
    /// signs nothing with these after it. Credentials without an expiry are used until the service refuses them.
    #[must_use]
    pub fn expiring_at(self, time: SystemTime) -> Self {
        let since_epoch = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        self.expiring_at_second(since_epoch.as_secs())
    }

    /// The same in Unix seconds, as files and services tell it.
    pub(crate) fn expiring_at_second(mut self, unix_seconds: u64) -> Self {
        self.expires_at = Some(unix_seconds);
        self
    }

    /// When they expire, by the clock of the service that issued them; `None` for permanent keys.
    #[must_use]
    pub fn expires_at(&self) -> Option<SystemTime> {
        let since_epoch = Duration::from_secs(self.expires_at?);
        UNIX_EPOCH.checked_add(since_epoch)
    }

    /// The SecretId. It is no secret, but it names the account.
    #[must_use]
    pub fn secret_id(&self) -> &str {
        self.inner.secret_id.expose()
    }

    /// The token of temporary credentials.
    pub(crate) fn token(&self) -> Option<&str> {
        self.inner.token.as_ref().map(Secret::expose)
    }

    /// Whether both make the same signatures.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let same_key = || self.inner.secret_key.expose() == other.inner.secret_key.expose();
        Arc::ptr_eq(&self.inner, &other.inner)
            || (self.secret_id() == other.secret_id()
                && same_key()
                && self.token() == other.token())
    }

    /// Texts that no message may repeat.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &str> {
        [self.secret_id(), self.inner.secret_key.expose()]
            .into_iter()
            .chain(self.token())
            .filter(|secret| secret.len() >= SHORTEST_SOUGHT)
    }

    /// For calls that are not signed, since their parameters hold a token that proves who calls.
    pub(crate) fn anonymous() -> Self {
        Self::assemble(Secret::none(), Secret::none(), None)
    }

    /// Whether calls are sent unsigned. Only anonymous credentials have an empty id.
    pub(crate) fn is_anonymous(&self) -> bool {
        self.secret_id().is_empty()
    }

    /// The value of `Authorization` for a request, signed with the kept key of the day and service if there is one.
    pub(crate) fn authorization(
        &self,
        timestamp: u64,
        service: &str,
        canonical: &Canonical,
    ) -> String {
        let derived = self.derived(timestamp, service);
        let scope = derived.scope.at(timestamp);
        let to_sign = scope.string_to_sign(&canonical.request);
        let signature = derived.key.signature(&to_sign);
        scope.authorization(
            self.secret_id(),
            &canonical.signed_headers,
            signature.as_str(),
        )
    }

    /// The key to sign with. Shared, so that calls on other threads do not wait while this one signs.
    fn derived(&self, timestamp: u64, service: &str) -> Arc<Derived> {
        let mut kept = lock(&self.inner.derived);
        match &*kept {
            Some(derived) if derived.scope.covers(timestamp, service) => Arc::clone(derived),
            _ => {
                let derived = Arc::new(self.derive(Scope::new(timestamp, service)));
                *kept = Some(Arc::clone(&derived));
                derived
            }
        }
    }

    fn derive(&self, scope: Scope) -> Derived {
        let secret_key = self.inner.secret_key.expose();
        let key = SigningKey::derive(secret_key, scope.date(), scope.service());
        Derived { scope, key }
    }

    pub(super) fn assemble(secret_id: Secret, secret_key: Secret, token: Option<Secret>) -> Self {
        let derived = Mutex::new(None);
        Self {
            inner: Arc::new(Inner {
                secret_id,
                secret_key,
                token,
                derived,
            }),
            expires_at: None,
            issued_at: None,
        }
    }
}

#[cfg(feature = "role-credentials")]
impl Credentials {
    /// Sets when the service issued them by its own clock, from which their life counts.
    pub(crate) fn issued_at(mut self, date: Option<std::num::NonZeroU64>) -> Self {
        self.issued_at = date.map(std::num::NonZeroU64::get);
        self
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.inner.token.is_some() {
            "temporary"
        } else {
            "permanent"
        };
        write!(f, "Credentials(<redacted>, {kind}")?;
        match self.expires_at {
            Some(end) => write!(f, ", expires at {end})"),
            None => f.write_str(")"),
        }
    }
}
