//! Something that has credentials.

use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;

use super::error::CredentialsError;
use super::keys::Credentials;

/// What [`ProvideCredentials::provide`] returns.
pub type ProvideFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Credentials, CredentialsError>> + Send + 'a>>;

/// A source of credentials.
///
/// A client asks its provider when it has none yet, ahead of their expiry, and after the service has refused the
/// token; it keeps what it got, for all its clones and calls, so a provider need not cache anything itself. At most
/// one question of a client is under way at a time. A question may be dropped before it is answered. One that brings
/// nothing new is not put again at once: for 30 seconds while the old ones do, for 5 when the service refuses them.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use tc3_runtime::{Credentials, credentials::{CredentialsError, ProvideCredentials, ProvideFuture}};
///
/// /// Keys that another part of the program keeps.
/// struct Vault;
///
/// impl ProvideCredentials for Vault {
///     fn provide(&self) -> ProvideFuture<'_> {
///         Box::pin(async {
///             let keys = Credentials::new("AKID…".trim_end_matches('…'), "key")?.with_session_token("token")?;
///             // Renewed five minutes before that.
///             Ok(keys.expiring_at(SystemTime::now() + Duration::from_secs(1_800)))
///         })
///     }
///
///     fn name(&self) -> &str {
///         "vault"
///     }
/// }
/// # fn main() -> Result<(), tc3_runtime::Error> {
/// let client = tc3_runtime::Client::builder()
///     .credentials_provider(Vault)
/// #   .endpoint(tc3_runtime::Endpoint::custom("http://127.0.0.1:9")?)
///     .build()?;
/// # Ok(())
/// # }
/// ```
pub trait ProvideCredentials: Send + Sync {
    /// Credentials as they are now. Those that [expire](Credentials::expiring_at) are asked for again in time.
    ///
    /// # Errors
    ///
    /// The future ends with an error that names the source and never a value. One that is
    /// [absent](CredentialsError::is_absent) lets a chain go on.
    fn provide(&self) -> ProvideFuture<'_>;

    /// What messages call this source.
    fn name(&self) -> &str {
        "credentials provider"
    }
}

/// The credentials themselves, over and over.
impl ProvideCredentials for Credentials {
    fn provide(&self) -> ProvideFuture<'_> {
        at_once(Ok(self.clone()))
    }

    fn name(&self) -> &str {
        "credentials of the program"
    }
}

impl<P: ProvideCredentials + ?Sized> ProvideCredentials for Arc<P> {
    fn provide(&self) -> ProvideFuture<'_> {
        (**self).provide()
    }

    fn name(&self) -> &str {
        (**self).name()
    }
}

/// A result that is there already.
pub(crate) fn at_once<'a>(result: Result<Credentials, CredentialsError>) -> ProvideFuture<'a> {
    Box::pin(ready(result))
}
