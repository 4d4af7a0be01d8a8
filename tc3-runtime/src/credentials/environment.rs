//! Credentials from environment variables.

use std::ffi::OsString;
use std::fmt;
use std::sync::Arc;

use super::error::CredentialsError;
use super::keys::Credentials;
use super::problem::{CredentialsErrorKind, Problem};
use super::provider::{ProvideCredentials, ProvideFuture, at_once};
use super::secret::Secret;

const SECRET_ID: &str = "TENCENTCLOUD_SECRET_ID";
const SECRET_KEY: &str = "TENCENTCLOUD_SECRET_KEY";
/// Two names, since the vendor's tools do not use the same one.
const TOKENS: [&str; 2] = ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN"];

/// The environment of this process.
pub(crate) fn process_environment(name: &str) -> Option<String> {
    std::env::var_os(name).map(text)
}

/// Replaces what is not Unicode by a character that no key has, so that the variable is refused by its name. If it
/// counted as not set, a chain could go on to credentials of another account.
fn text(value: OsString) -> String {
    value.to_string_lossy().into_owned()
}

/// Reads variables: of the process, or with a function of the user's.
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
        match self.unicode(name)? {
            Some(text) if text.is_empty() => {
                Err(CredentialsError::new("value", name, Problem::empty()))
            }
            other => Ok(other),
        }
    }

    /// A variable that must be Unicode when it is set.
    pub(crate) fn unicode(&self, name: &'static str) -> Result<Option<String>, CredentialsError> {
        match self.get(name) {
            Some(text) if text.contains(char::REPLACEMENT_CHARACTER) => {
                Err(CredentialsError::new("value", name, Problem::not_utf8()))
            }
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

    /// Like [`from_env`](Self::from_env), with variables that this function reads, for tests.
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
/// If neither id nor key is set, a chain goes on to its next provider. If only one is set, or a variable is empty, that
/// is an error.
#[derive(Clone, Debug, Default)]
pub struct EnvironmentCredentialsProvider {
    environment: Environment,
}

impl EnvironmentCredentialsProvider {
    /// The environment of this process.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads environment variables with this function, for tests.
    #[must_use]
    pub fn environment(
        mut self,
        read: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.environment = Environment::new(read);
        self
    }
}

impl ProvideCredentials for EnvironmentCredentialsProvider {
    fn provide(&self) -> ProvideFuture<'_> {
        at_once(load(&|name| self.environment.get(name)))
    }

    fn name(&self) -> &str {
        "environment"
    }
}

fn load(read: &dyn Fn(&str) -> Option<String>) -> Result<Credentials, CredentialsError> {
    if read(SECRET_ID).is_none() && read(SECRET_KEY).is_none() {
        let variables = "TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY";
        return Err(CredentialsError::of(variables, Problem::no_pair()).count_absent());
    }
    let id = required(read, SECRET_ID, "SecretId")?;
    let key = required(read, SECRET_KEY, "SecretKey")?;
    Ok(Credentials::assemble(id, key, token(read)?))
}

fn required(
    read: &dyn Fn(&str) -> Option<String>,
    variable: &'static str,
    what: &'static str,
) -> Result<Secret, CredentialsError> {
    let missing = || CredentialsError::new(what, variable, Problem::missing());
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
            Problem::new(
                CredentialsErrorKind::Malformed,
                "two values of the $what: $source differ",
                "Unset one of the two variables.",
            ),
        )),
        (one, other) => Ok(one.or(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_value_that_is_no_unicode_counts_as_set() {
        use std::os::unix::ffi::OsStringExt;
        let value = OsString::from_vec(b"AKID\xff".to_vec());
        assert_eq!(text(value), "AKID\u{fffd}");
    }

    /// Files of variables keep their quotation marks in some tools, `docker --env-file` among them.
    #[test]
    fn a_value_in_quotation_marks_is_refused() {
        for value in ["\"AKIDquoted\"", "'AKIDquoted'"] {
            let error = Credentials::from_env_with(|_| Some(value.to_owned())).unwrap_err();
            assert!(error.to_string().ends_with("stands in quotation marks"));
            assert_eq!(error.source_name(), SECRET_ID);
        }
    }

    #[test]
    fn each_variable_that_is_no_unicode_is_named() {
        let home = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
        let names = [SECRET_ID, SECRET_KEY, TOKENS[0], TOKENS[1]];
        for name in names {
            let read = move |asked: &str| {
                if asked == name {
                    Some("AKID\u{fffd}".to_owned())
                } else {
                    [SECRET_ID, SECRET_KEY]
                        .contains(&asked)
                        .then(|| "key".to_owned())
                }
            };
            let error = Credentials::from_env_with(read).unwrap_err();
            assert!(
                error
                    .to_string()
                    .ends_with("has a character that no key has")
            );
            assert_eq!((error.source_name(), error.is_absent()), (name, false));
        }
        let profile = |name: &'static str| {
            let read = move |asked: &str| (asked == name).then(|| "/h\u{fffd}".to_owned());
            crate::credentials::ProfileCredentialsProvider::new()
                .environment(read)
                .load()
        };
        for name in [
            "TENCENTCLOUD_CREDENTIALS_FILE",
            "TENCENTCLOUD_PROFILE",
            home,
        ] {
            let error = profile(name).unwrap_err();
            assert_eq!(error.to_string(), format!("{name} is not UTF-8 text"));
            assert_eq!((error.source_name(), error.is_absent()), (name, false));
        }
    }
}
