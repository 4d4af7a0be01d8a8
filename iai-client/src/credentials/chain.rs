//! One source after the other.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::Credentials;
use super::cli_profile::CliProfileProvider;
use super::environment::{Environment, EnvironmentProvider, process_environment};
use super::error::CredentialsError;
use super::problem::CredentialsProblem;
use super::profile::ProfileProvider;
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
/// | 1 | [`EnvironmentProvider`] | `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` |
/// | 2 | [`ProfileProvider`] | `~/.tencentcloud/credentials` |
/// | 3 | [`CliProfileProvider`] | `~/.tccli/default.credential` |
/// | 4 | `CvmRoleProvider` | a role bound to the CVM |
/// | 5 | `WebIdentityProvider` | `TKE_ROLE_ARN` and its companions |
///
/// The SDKs do not read the command line's files (3). They stand behind the SDKs' own file, so that wherever an SDK
/// finds credentials this chain finds the same ones, and before the sources on the network, since somebody wrote them
/// on this machine on purpose. The last two need the feature `role-credentials`, which is on by default.
///
/// ```
/// use iai_client::{Credentials, EnvironmentProvider, ProfileProvider, ProviderChain};
///
/// # fn main() -> Result<(), iai_client::CredentialsError> {
/// let chain = ProviderChain::first(EnvironmentProvider::new())
///     .then(ProfileProvider::new().profile("faces"));
/// assert_eq!(chain.names(), ["environment", "profile file"]);
/// # Ok(())
/// # }
/// ```
pub struct ProviderChain {
    providers: Vec<Arc<dyn ProvideCredentials>>,
    answered: OnceLock<Arc<dyn ProvideCredentials>>,
}

impl ProviderChain {
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

    /// Like [`default`](Self::default), with variables read in another way.
    #[must_use]
    pub fn default_with(read: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Self {
        let environment = Environment::new(read);
        let read = move |environment: &Environment| {
            let environment = environment.clone();
            move |name: &str| environment.get(name)
        };
        let chain = Self::first(EnvironmentProvider::new().environment(read(&environment)))
            .then(ProfileProvider::new().environment(read(&environment)))
            .then(CliProfileProvider::new().environment(read(&environment)));
        chain.then_roles(environment)
    }

    #[cfg(feature = "role-credentials")]
    fn then_roles(self, environment: Environment) -> Self {
        self.then(super::CvmRoleProvider::new())
            .then(super::WebIdentityProvider::tke_with(move |name| {
                environment.get(name)
            }))
    }

    #[cfg(not(feature = "role-credentials"))]
    fn then_roles(self, _: Environment) -> Self {
        self.then(NotBuilt("CVM role"))
            .then(NotBuilt("TKE web identity"))
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
        let error = CredentialsError::of("the chain", CredentialsProblem::NoneFound);
        // A chain within a chain has nothing set up either.
        Err(error.after(tried).count_absent())
    }
}

/// The sources of the vendor's SDKs, in their order.
impl Default for ProviderChain {
    fn default() -> Self {
        Self::default_with(process_environment)
    }
}

impl ProvideCredentials for ProviderChain {
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

impl fmt::Debug for ProviderChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ProviderChain").field(&self.names()).finish()
    }
}

/// Stands for a source that was left out of the build, so that errors tell it.
#[cfg(not(feature = "role-credentials"))]
struct NotBuilt(&'static str);

#[cfg(not(feature = "role-credentials"))]
impl ProvideCredentials for NotBuilt {
    fn provide(&self) -> ProvideFuture<'_> {
        let error = CredentialsError::of(self.0, CredentialsProblem::NotBuilt);
        super::provider::at_once(Err(error.count_absent()))
    }

    fn name(&self) -> &str {
        self.0
    }
}
