//! Credentials (SecretId, SecretKey and token), the providers that have them, and the errors of both.

mod cache;
mod chain;
mod check;
mod cli_profile;
mod cli_region;
#[cfg(feature = "role-credentials")]
mod cvm;
mod environment;
mod error;
mod file;
mod function;
mod ini;
mod json;
mod keys;
#[cfg(feature = "role-credentials")]
mod metadata;
mod problem;
mod profile;
mod provider;
mod secret;
#[cfg(test)]
mod tests;

pub(crate) use cache::{CredentialsCache, ReadClocks, Source, Timestamps, Unavailable};
pub use chain::CredentialsProviderChain;
#[cfg(feature = "role-credentials")]
pub(crate) use check::find_problem;
pub use cli_profile::CliProfileCredentialsProvider;
pub(crate) use cli_region::cli_region;
#[cfg(feature = "role-credentials")]
pub use cvm::CvmRoleCredentialsProvider;
#[cfg(feature = "role-credentials")]
pub(crate) use cvm::temporary;
pub use environment::EnvironmentCredentialsProvider;
pub(crate) use environment::{Environment, process_environment};
pub use error::CredentialsError;
pub use file::ExposedFile;
#[cfg(feature = "role-credentials")]
pub(crate) use file::{aside, read_quietly};
pub use function::provide_credentials_fn;
pub(crate) use json::wipe as wipe_json;
pub use keys::Credentials;
#[cfg(feature = "role-credentials")]
pub(crate) use metadata::root_cause;
pub use problem::CredentialsErrorKind;
pub(crate) use problem::Problem;
pub use profile::ProfileCredentialsProvider;
#[cfg(feature = "role-credentials")]
pub(crate) use profile::shown;
#[cfg(not(feature = "role-credentials"))]
pub(crate) use provider::at_once;
pub use provider::{ProvideCredentials, ProvideFuture};
