//! A provider that asks others in turn.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::error::CredentialsError;
use super::keys::Credentials;
use super::problem::{CredentialsErrorKind, Problem};
use super::provider::{ProvideCredentials, ProvideFuture};

/// Providers that are asked in turn, until one has credentials.
///
/// A provider for which nothing is set up is skipped. One that is set up and broken, such as an empty variable or a
/// file that cannot be read, ends the chain with its error: the next provider could have the credentials of another
/// account than the one that was meant. The first provider that has credentials is remembered and asked alone from then
/// on. When none has any, the error lists every provider with its reason.
///
/// [`default`](Self::default) has the providers and the order of the vendor's SDKs:
///
/// | | provider | set up by |
/// |---|---|---|
/// | 1 | [`EnvironmentCredentialsProvider`](crate::credentials::EnvironmentCredentialsProvider) | `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` |
/// | 2 | [`ProfileCredentialsProvider`](crate::credentials::ProfileCredentialsProvider) | `~/.tencentcloud/credentials` |
/// | 3 | [`CliProfileCredentialsProvider`](crate::credentials::CliProfileCredentialsProvider) | `~/.tccli/default.credential` |
/// | 4 | `CvmRoleCredentialsProvider` | a role that is bound to this CVM (Cloud Virtual Machine) |
/// | 5 | `WebIdentityCredentialsProvider` | TKE (Tencent Kubernetes Engine): `TKE_ROLE_ARN` and its other variables |
///
/// The SDKs do not read the files of the vendor's command line (3). Here they come after the SDKs' own file, so that
/// where an SDK finds credentials this chain finds the same ones. They come before the providers on the network, since
/// somebody put them on this machine on purpose. The last two need the feature `role-credentials`, which is on by
/// default.
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
    remembered: OnceLock<Arc<dyn ProvideCredentials>>,
}

impl CredentialsProviderChain {
    /// A chain that asks this provider first.
    #[must_use]
    pub fn first(provider: impl ProvideCredentials + 'static) -> Self {
        Self {
            providers: vec![Arc::new(provider)],
            remembered: OnceLock::new(),
        }
    }

    /// Adds a provider, which is asked after those before it.
    #[must_use]
    pub fn then(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.providers.push(Arc::new(provider));
        self
    }

    /// The names of the providers, in order.
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
                    tracing::debug!(provider = provider.name(), "found credentials");
                    // Another call may have set it at the same time; then it is the same provider.
                    let _ = self.remembered.set(Arc::clone(provider));
                    return Ok(credentials);
                }
                Err(error) if error.is_absent() => tried.push(error),
                Err(error) => return Err(error.after(tried)),
            }
        }
        let problem = Problem::new(
            CredentialsErrorKind::Missing,
            "no credentials in any provider of $source",
            "Set up one of the providers that are listed.",
        );
        let error = CredentialsError::of("the chain", problem);
        // Also absent for a chain that this chain is a part of.
        Err(error.after(tried).count_absent())
    }
}

impl ProvideCredentials for CredentialsProviderChain {
    fn provide(&self) -> ProvideFuture<'_> {
        match self.remembered.get() {
            Some(provider) => provider.provide(),
            None => Box::pin(self.ask_all()),
        }
    }

    fn name(&self) -> &str {
        self.remembered
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
