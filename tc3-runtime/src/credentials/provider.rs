//! The trait of everything that provides credentials.

use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;

use super::error::CredentialsError;
use super::keys::Credentials;

/// What [`ProvideCredentials::provide`] returns.
pub type ProvideFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Credentials, CredentialsError>> + Send + 'a>>;

/// Provides credentials to a client.
///
/// A client asks its provider when it has no credentials yet, ahead of their expiry, and after the service has refused
/// the token. It keeps what it got, for all its clones and calls, so a provider need not cache anything. A client asks
/// once at a time, and it may drop the future before it ends. After a request that brought nothing new, the client does
/// not ask again for 30 seconds while the old credentials are still good, or for 5 seconds if the service refuses them.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use tc3_runtime::{Credentials, credentials::{CredentialsError, ProvideCredentials, ProvideFuture}};
///
/// /// Has keys from another part of the program.
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
    /// The credentials that are good now. The client asks again before they [expire](Credentials::expiring_at).
    ///
    /// # Errors
    ///
    /// The error must name the provider and never a key. After one that is [absent](CredentialsError::is_absent) a
    /// chain asks its next provider.
    fn provide(&self) -> ProvideFuture<'_>;

    /// The provider's name in messages.
    fn name(&self) -> &str {
        "credentials provider"
    }
}

/// Credentials provide themselves, the same each time.
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

/// A future that is ready at once.
pub(crate) fn at_once<'a>(result: Result<Credentials, CredentialsError>) -> ProvideFuture<'a> {
    Box::pin(ready(result))
}
