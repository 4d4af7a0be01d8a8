//! Credentials from environment variables.

use std::fmt;
use std::sync::Arc;

use super::error::CredentialsError;
use super::keys::Credentials;
use super::problem::CredentialsProblem;
use super::provider::{ProvideCredentials, ProvideFuture, at_once};
use super::secret::Secret;

const SECRET_ID: &str = "TENCENTCLOUD_SECRET_ID";
const SECRET_KEY: &str = "TENCENTCLOUD_SECRET_KEY";
/// The vendor's tools do not agree on one name.
const TOKENS: [&str; 2] = ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN"];

/// The environment of this process. A value that is no Unicode is no key, so it counts as unset.
pub(crate) fn process_environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Where variables are read: the process, or what a program gives in its place.
#[derive(Clone)]
pub(crate) struct Environment(Arc<Read>);

/// Finds a variable by its name.
type Read = dyn Fn(&str) -> Option<String> + Send + Sync;

impl Environment {
    pub(crate) fn new(read: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    pub(crate) fn get(&self, name: &str) -> Option<String> {
        (self.0)(name)
    }

    /// A variable that must not be empty when it is set.
    pub(crate) fn stated(&self, name: &'static str) -> Result<Option<String>, CredentialsError> {
        match self.get(name) {
            Some(text) if text.is_empty() => Err(CredentialsError::new(
                "value",
                name,
                CredentialsProblem::Empty,
            )),
            other => Ok(other),
        }
    }
}

impl Default for Environment {
    fn default() -> Self {
        Self::new(process_environment)
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Environment")
    }
}

impl Credentials {
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
        load(&read)
    }
}

/// The key pair of the environment, read anew each time: `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY`, and
/// `TENCENTCLOUD_TOKEN` or `TENCENTCLOUD_SESSION_TOKEN` for temporary ones.
///
/// With neither id nor key it has nothing, and a chain goes on. One without the other, and a variable that is empty,
/// are mistakes.
#[derive(Clone, Debug, Default)]
pub struct EnvironmentProvider {
    environment: Environment,
}

impl EnvironmentProvider {
    /// The environment of this process.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads variables in another way, as tests do.
    #[must_use]
    pub fn environment(
        mut self,
        read: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.environment = Environment::new(read);
        self
    }
}

impl ProvideCredentials for EnvironmentProvider {
    fn provide(&self) -> ProvideFuture<'_> {
        at_once(load(&|name| self.environment.get(name)))
    }

    fn name(&self) -> &str {
        "environment"
    }
}

fn load(read: &dyn Fn(&str) -> Option<String>) -> Result<Credentials, CredentialsError> {
    let none = read(SECRET_ID).is_none() && read(SECRET_KEY).is_none();
    let found = required(read, SECRET_ID, "SecretId")
        .and_then(|id| Ok((id, required(read, SECRET_KEY, "SecretKey")?)));
    match found {
        Ok((id, key)) => Ok(Credentials::assemble(id, key, token(read)?)),
        Err(error) if none => Err(error.count_absent()),
        Err(error) => Err(error),
    }
}

fn required(
    read: &dyn Fn(&str) -> Option<String>,
    variable: &'static str,
    what: &'static str,
) -> Result<Secret, CredentialsError> {
    let missing = || CredentialsError::new(what, variable, CredentialsProblem::Missing);
    optional(read, variable, what)?.ok_or_else(missing)
}

fn optional(
    read: &dyn Fn(&str) -> Option<String>,
    variable: &'static str,
    what: &'static str,
) -> Result<Option<Secret>, CredentialsError> {
    read(variable)
        .map(|text| Secret::checked(text, what, variable))
        .transpose()
}

fn token(read: &dyn Fn(&str) -> Option<String>) -> Result<Option<Secret>, CredentialsError> {
    let [first, second] = TOKENS.map(|variable| optional(read, variable, "token"));
    match (first?, second?) {
        (Some(one), Some(other)) if one.expose() != other.expose() => Err(CredentialsError::new(
            "token",
            "TENCENTCLOUD_TOKEN and TENCENTCLOUD_SESSION_TOKEN",
            CredentialsProblem::Conflict,
        )),
        (one, other) => Ok(one.or(other)),
    }
}
