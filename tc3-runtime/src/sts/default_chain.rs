//! The default chain of credentials providers.

use crate::client::{Client, ClientBuilder};
use crate::credentials::{
    CliProfileCredentialsProvider, CredentialsProviderChain, Environment,
    EnvironmentCredentialsProvider, ProfileCredentialsProvider, cli_region, process_environment,
};
#[cfg(not(feature = "role-credentials"))]
use crate::credentials::{
    CredentialsError, CredentialsErrorKind, Problem, ProvideCredentials, ProvideFuture,
};
use crate::error::Error;

impl CredentialsProviderChain {
    /// Like [`default`](Self::default), with environment variables that this function reads, for tests.
    #[must_use]
    pub fn default_with(read: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Self {
        let environment = Environment::new(read);
        let read = move |environment: &Environment| {
            let environment = environment.clone();
            move |name: &str| environment.get(name)
        };
        let chain =
            Self::first(EnvironmentCredentialsProvider::new().environment(read(&environment)))
                .then(ProfileCredentialsProvider::new().environment(read(&environment)))
                .then(CliProfileCredentialsProvider::new().environment(read(&environment)));
        chain.then_roles(environment)
    }

    #[cfg(feature = "role-credentials")]
    fn then_roles(self, environment: Environment) -> Self {
        self.then(crate::credentials::CvmRoleCredentialsProvider::new())
            .then(
                super::web_identity::WebIdentityCredentialsProvider::tke_with(move |name| {
                    environment.get(name)
                }),
            )
    }

    #[cfg(not(feature = "role-credentials"))]
    fn then_roles(self, _: Environment) -> Self {
        self.then(NotBuilt("CVM role"))
            .then(NotBuilt("TKE web identity"))
    }
}

/// The providers of the vendor's SDKs, in their order.
impl Default for CredentialsProviderChain {
    fn default() -> Self {
        Self::default_with(process_environment)
    }
}

impl Client {
    /// A client with the first credentials that are found where the vendor's tools keep them, and with their region and
    /// endpoint; see [`ClientBuilder::from_default_chain`].
    ///
    /// The first call looks for the credentials. If there are none, it ends with an error that lists every provider.
    ///
    /// # Errors
    ///
    /// Region or endpoint cannot be right; https cannot be set up on this machine.
    pub fn from_default_chain() -> Result<Self, Error> {
        ClientBuilder::<Self>::from_default_chain().build()
    }
}

impl<C> ClientBuilder<C> {
    /// A builder with the [default chain](CredentialsProviderChain) of credentials, and with the region and the endpoint
    /// of the environment, as [`from_env`](Self::from_env) has them.
    ///
    /// Where `TENCENTCLOUD_REGION` is not set, the region is that of the vendor's command line (`tccli`): the one in
    /// `~/.tccli/default.configure`, or in the file of the profile that `TCCLI_PROFILE` names. It counts whatever
    /// source the credentials come from. If the file cannot be read, there is a warning through `tracing` and no
    /// region. A region that cannot be right is an error of [`build`](Self::build), which names the file.
    pub fn from_default_chain() -> Self {
        Self::from_default_chain_with(process_environment)
    }

    /// Like [`from_default_chain`](Self::from_default_chain), with environment variables (`HOME` among them) that this
    /// function reads, for tests.
    pub fn from_default_chain_with(
        read: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        let environment = Environment::new(read);
        let variables = environment.clone();
        let chain = CredentialsProviderChain::default_with(move |name| variables.get(name));
        Self::new()
            .credentials_provider(chain)
            .environment(&|name| environment.get(name))
            .or_region(|| cli_region(&environment))
    }
}

/// In place of a provider whose feature is off, so that errors name it.
#[cfg(not(feature = "role-credentials"))]
struct NotBuilt(&'static str);

#[cfg(not(feature = "role-credentials"))]
impl ProvideCredentials for NotBuilt {
    fn provide(&self) -> ProvideFuture<'_> {
        let problem = Problem::new(
            CredentialsErrorKind::Configuration,
            "$source: left out of this build",
            "Turn the crate's feature `role-credentials` on.",
        );
        let error = CredentialsError::of(self.0, problem);
        crate::credentials::at_once(Err(error.count_absent()))
    }

    fn name(&self) -> &str {
        self.0
    }
}
