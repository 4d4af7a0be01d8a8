//! What a client takes from the environment.

use super::builder::ClientBuilder;
use super::client::Client;
use crate::call::Region;
use crate::credentials::{Credentials, process_environment};
use crate::endpoint::{Endpoint, is_loopback_without_scheme};
use crate::error::{ConfigurationError, Error};

/// The environment variable of the region.
const REGION: &str = "TENCENTCLOUD_REGION";

/// The environment variable of the endpoint.
const ENDPOINT: &str = "TENCENTCLOUD_ENDPOINT";

impl Client {
    /// A client with the credentials and settings of the environment: `TENCENTCLOUD_SECRET_ID`,
    /// `TENCENTCLOUD_SECRET_KEY`, `TENCENTCLOUD_TOKEN` or `TENCENTCLOUD_SESSION_TOKEN`, and, where they are set,
    /// `TENCENTCLOUD_REGION` and `TENCENTCLOUD_ENDPOINT`. See [`ClientBuilder::from_env`].
    ///
    /// # Errors
    ///
    /// A variable is missing or cannot be right; https cannot be set up on this machine.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::<Self>::from_env()?.build()
    }
}

impl<C> ClientBuilder<C> {
    /// A builder with the credentials, the region and the endpoint of the environment.
    ///
    /// `TENCENTCLOUD_REGION` is what [`region`](Self::region) takes. `TENCENTCLOUD_ENDPOINT` is a URL, such as
    /// `http://127.0.0.1:8080` for an emulator, or a host, which is reached by https; a host of this machine needs
    /// `http://` or `https://` in front. The variable is for all clients that read it, whatever their service. Both may
    /// be left out, and an empty one counts as none. What is set on the builder afterwards replaces them.
    ///
    /// Without an endpoint, also when the name of its variable is misspelt, calls go to the vendor's mainland site:
    /// [`config().endpoint()`](crate::client::ClientConfig::endpoint) tells which one it is.
    ///
    /// # Errors
    ///
    /// As for [`Credentials::from_env`]. A region or an endpoint that cannot be used is an error of
    /// [`build`](Self::build), which names the variable.
    pub fn from_env() -> Result<Self, Error> {
        Self::from_env_with(process_environment)
    }

    /// Like [`from_env`](Self::from_env), from an environment of your own.
    ///
    /// # Errors
    ///
    /// As for [`from_env`](Self::from_env).
    pub fn from_env_with(read: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let credentials = Credentials::from_env_with(&read)?;
        Ok(Self::new().credentials(credentials).environment(&read))
    }

    /// Takes region and endpoint from an environment, where they are set.
    pub(crate) fn environment(mut self, read: &dyn Fn(&str) -> Option<String>) -> Self {
        let stated = |name| read(name).filter(|value: &String| !value.is_empty());
        if let Some(name) = stated(REGION) {
            self = self.region_of(name, REGION);
        }
        if let Some(address) = stated(ENDPOINT) {
            self.endpoint = endpoint(&address).map_err(Error::from);
        }
        self
    }

    /// Takes the region that `find` has found in a file, unless one is set.
    pub(crate) fn or_region(self, find: impl FnOnce() -> Option<(String, String)>) -> Self {
        if self.region.is_some() {
            return self;
        }
        match find() {
            Some((name, file)) => self.region_of(name, file),
            None => self,
        }
    }

    fn region_of(
        mut self,
        name: String,
        setting: impl Into<std::borrow::Cow<'static, str>>,
    ) -> Self {
        let setting = setting.into();
        self.region = Some(Region { name, setting });
        self
    }
}

/// The endpoint at a URL or host. An error names the variable, also one that [`ClientBuilder::build`] would find.
fn endpoint(address: &str) -> Result<Endpoint, ConfigurationError> {
    // A local address without a scheme is one of an emulator, as a rule, which does not speak https.
    let url = if address.contains("://") || is_loopback_without_scheme(address) {
        address.to_owned()
    } else {
        format!("https://{address}")
    };
    let checked = Endpoint::custom(&url).and_then(|endpoint| endpoint.check().map(|()| endpoint));
    checked.map_err(|problem| ConfigurationError::Endpoint {
        variable: ENDPOINT,
        problem,
    })
}
