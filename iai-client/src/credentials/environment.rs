//! Credentials from environment variables.

use super::check::{CredentialsError, CredentialsProblem};
use super::{Credentials, Secret};

const SECRET_ID: &str = "TENCENTCLOUD_SECRET_ID";
const SECRET_KEY: &str = "TENCENTCLOUD_SECRET_KEY";
/// The vendor's tools do not agree on one name.
const TOKENS: [&str; 2] = ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN"];

/// The environment of this process. A value that is no Unicode is no key, so it counts as unset.
pub(crate) fn process_environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

pub(super) fn load(read: &dyn Fn(&str) -> Option<String>) -> Result<Credentials, CredentialsError> {
    let secret_id = required(read, SECRET_ID, "SecretId")?;
    let secret_key = required(read, SECRET_KEY, "SecretKey")?;
    let token = token(read)?;
    Ok(Credentials::assemble(secret_id, secret_key, token))
}

fn required(
    read: &dyn Fn(&str) -> Option<String>,
    variable: &'static str,
    what: &'static str,
) -> Result<Secret, CredentialsError> {
    optional(read, variable, what)?.ok_or(CredentialsError {
        what,
        source: variable,
        problem: CredentialsProblem::Missing,
    })
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
        (Some(one), Some(other)) if one.expose() != other.expose() => Err(CredentialsError {
            what: "token",
            source: "TENCENTCLOUD_TOKEN and TENCENTCLOUD_SESSION_TOKEN",
            problem: CredentialsProblem::Conflict,
        }),
        (one, other) => Ok(one.or(other)),
    }
}
