//! One source after the other.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::error::CredentialsError;
use super::keys::Credentials;
use super::problem::{CredentialsErrorKind, Problem};
use super::provider::{ProvideCredentials, ProvideFuture};

/// Sources that are asked in turn, until one has credentials.
///
/// A source where nothing is set up is passed over. One that is set up and broken, such as an empty variable or a
/// muddled file, ends the chain with its error: going on would act under another identity than the one that was meant.
/// The source that answered first is remembered and asked alone from then on. When none has any, the error lists every
/// source with its reason.
///
/// [`default`](Self::default) has the sources and the order of the vendor's SDKs:
///
/// | | source | set up by |
/// |---|---|---|
/// | 1 | [`EnvironmentCredentialsProvider`](crate::credentials::EnvironmentCredentialsProvider) | `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` |
/// | 2 | [`ProfileCredentialsProvider`](crate::credentials::ProfileCredentialsProvider) | `~/.tencentcloud/credentials` |
/// | 3 | [`CliProfileCredentialsProvider`](crate::credentials::CliProfileCredentialsProvider) | `~/.tccli/default.credential` |
/// | 4 | `CvmRoleCredentialsProvider` | a role bound to the CVM |
/// | 5 | `WebIdentityCredentialsProvider` | `TKE_ROLE_ARN` and its companions |
///
/// The SDKs do not read the command line's files (3). They stand behind the SDKs' own file, so that wherever an SDK
/// finds credentials this chain finds the same ones, and before the sources on the network, since somebody wrote them
/// on this machine on purpose. The last two need the feature `role-credentials`, which is on by default.
///
/// ```
/// use tc3_runtime::{Credentials, credentials::{CredentialsProviderChain, EnvironmentCredentialsProvider, ProfileCredentialsProvider}};
///
/// # fn main() -> Result<(), tc3_runtime::credentials::CredentialsError> {
/// let chain = CredentialsProviderChain::first(EnvironmentCredentialsProvider::new())
///     .then(ProfileCredentialsProvider::new().profile("faces"));
/// assert_eq!(chain.names(), ["environment", "profile file"]);
/// # Ok(())
/// # }
/// ```
pub struct CredentialsProviderChain {
    providers: Vec<Arc<dyn ProvideCredentials>>,
    answered: OnceLock<Arc<dyn ProvideCredentials>>,
}

impl CredentialsProviderChain {
    /// A chain that asks this source first.
    #[must_use]
    pub fn first(provider: impl ProvideCredentials + 'static) -> Self {
        Self {
            providers: vec![Arc::new(provider)],
            answered: OnceLock::new(),
        }
    }

    /// Asks this source, too, after those before it.
    #[must_use]
    pub fn then(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.providers.push(Arc::new(provider));
        self
    }

    /// The names of the sources, in order.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.providers
            .iter()
            .map(|provider| provider.name())
            .collect()
    }

    async fn ask_all(&self) -> Result<Credentials, CredentialsError> {
        let mut tried = Vec::new();
        for provider in &self.providers {
            match provider.provide().await {
                Ok(credentials) => {
                    tracing::debug!(source = provider.name(), "found credentials");
                    // Another call may have found them at the same time, and then it is the same source.
                    let _ = self.answered.set(Arc::clone(provider));
                    return Ok(credentials);
                }
                Err(error) if error.is_absent() => tried.push(error),
                Err(error) => return Err(error.after(tried)),
            }
        }
        let problem = Problem::new(
            CredentialsErrorKind::Missing,
            "no credentials in any source of $source",
            "Set up one of the sources that are listed.",
        );
        let error = CredentialsError::of("the chain", problem);
        // A chain within a chain has nothing set up either.
        Err(error.after(tried).count_absent())
    }
}

impl ProvideCredentials for CredentialsProviderChain {
    fn provide(&self) -> ProvideFuture<'_> {
        match self.answered.get() {
            Some(provider) => provider.provide(),
            None => Box::pin(self.ask_all()),
        }
    }

    fn name(&self) -> &str {
        self.answered
            .get()
            .map_or("chain of providers", |provider| provider.name())
    }
}

impl fmt::Debug for CredentialsProviderChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CredentialsProviderChain")
            .field(&self.names())
            .finish()
    }
}
