//! SecretId, SecretKey and token: where they come from, and what is refused before signing.

mod check;
mod environment;
mod provider;
mod secret;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

pub use check::{CredentialsError, CredentialsProblem};
pub(crate) use environment::process_environment;
pub(crate) use provider::Keyring;
pub use provider::{ProvideCredentials, Refreshed};
pub(crate) use secret::Secret;

use crate::signing::{Scope, SigningKey};

/// An account's key pair, with a token when it is temporary.
///
/// Cloning is cheap and copies no key. Keys are wiped from memory with the last clone and never
/// appear in `Debug`, errors or logs.
#[derive(Clone)]
pub struct Credentials {
    inner: Arc<Inner>,
}

struct Inner {
    secret_id: Secret,
    secret_key: Secret,
    token: Option<Secret>,
    derived: Mutex<Option<Derived>>,
}

/// The key of the last day and service; deriving it anew would triple the cost of a signature.
struct Derived {
    date: String,
    service: String,
    key: SigningKey,
}

impl Credentials {
    /// A key pair given by the program.
    ///
    /// # Errors
    ///
    /// A part is empty, or has white space or other characters that no key has: usually a line
    /// break that came along from a file.
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
    pub fn with_token(&self, token: impl Into<String>) -> Result<Self, CredentialsError> {
        let token = Secret::checked(token.into(), "token", "Credentials::with_token")?;
        let Inner {
            secret_id,
            secret_key,
            ..
        } = &*self.inner;
        Ok(Self::assemble(
            secret_id.share(),
            secret_key.share(),
            Some(token),
        ))
    }

    /// The key pair of the environment: `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY`, and
    /// `TENCENTCLOUD_TOKEN` or `TENCENTCLOUD_SESSION_TOKEN` for temporary ones.
    ///
    /// # Errors
    ///
    /// A variable is missing, empty or has characters that no key has; the error names it. Or both
    /// token variables are set and differ.
    pub fn from_env() -> Result<Self, CredentialsError> {
        Self::from_env_with(process_environment)
    }

    /// Like [`from_env`](Self::from_env), from an environment of your own.
    ///
    /// # Errors
    ///
    /// As for [`from_env`](Self::from_env).
    pub fn from_env_with(read: impl Fn(&str) -> Option<String>) -> Result<Self, CredentialsError> {
        environment::load(&read)
    }

    /// The SecretId. No secret by itself, but it names the account.
    #[must_use]
    pub fn secret_id(&self) -> &str {
        self.inner.secret_id.expose()
    }

    /// The token of temporary credentials.
    pub(crate) fn token(&self) -> Option<&str> {
        self.inner.token.as_ref().map(Secret::expose)
    }

    /// Whether both are clones of one another.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }

    /// Texts that no message may repeat.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &str> {
        [self.secret_id(), self.inner.secret_key.expose()]
            .into_iter()
            .chain(self.token())
    }

    /// Signs, with the day's key if it is at hand.
    pub(crate) fn sign(&self, scope: &Scope, string_to_sign: &str) -> String {
        let mut derived = self
            .inner
            .derived
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if !derived.as_ref().is_some_and(|derived| derived.fits(scope)) {
            *derived = None;
        }
        let derived = derived.get_or_insert_with(|| self.derive(scope));
        derived.key.sign(string_to_sign)
    }

    fn derive(&self, scope: &Scope) -> Derived {
        Derived {
            date: scope.date().to_owned(),
            service: scope.service().to_owned(),
            key: SigningKey::derive(
                self.inner.secret_key.expose(),
                scope.date(),
                scope.service(),
            ),
        }
    }

    fn assemble(secret_id: Secret, secret_key: Secret, token: Option<Secret>) -> Self {
        let derived = Mutex::new(None);
        Self {
            inner: Arc::new(Inner {
                secret_id,
                secret_key,
                token,
                derived,
            }),
        }
    }
}

impl Derived {
    fn fits(&self, scope: &Scope) -> bool {
        self.date == scope.date() && self.service == scope.service()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.inner.token.is_some() {
            "temporary"
        } else {
            "permanent"
        };
        write!(f, "Credentials(<redacted>, {kind})")
    }
}

#[cfg(test)]
mod tests;
