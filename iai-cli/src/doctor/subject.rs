//! What is examined: the settings that calls have.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use iai_client::client::Client;
use iai_client::credentials::{
    CliProfileCredentialsProvider, ProfileCredentialsProvider, ProvideCredentials,
};

use crate::failure::Failure;

/// The settings that calls have.
pub(crate) struct Subject {
    /// The client of the calls, or why it cannot be made.
    pub(crate) client: Result<Client, Failure>,
    /// Where the client gets its credentials.
    pub(crate) credentials: Arc<dyn ProvideCredentials>,
    /// How profiles are read; `None` where the credentials come from elsewhere, as those of an emulator do.
    pub(crate) profiles: Option<Profiles>,
    /// The file with certificates that are trusted beside those of the system.
    pub(crate) ca: Option<PathBuf>,
    /// The variables of the environment.
    pub(crate) variables: Variables,
}

/// The files of profiles that a chain of providers reads.
pub(crate) struct Profiles {
    /// That of the vendor's SDKs.
    pub(crate) sdk: ProfileCredentialsProvider,
    /// That of the vendor's command line.
    pub(crate) cli: CliProfileCredentialsProvider,
}

impl Profiles {
    /// The usual ones.
    pub(crate) fn new() -> Self {
        Self {
            sdk: ProfileCredentialsProvider::new(),
            cli: CliProfileCredentialsProvider::new(),
        }
    }
}

/// The variables of the environment. Their values may be keys, and nothing prints them.
#[derive(Clone, Default)]
pub(crate) struct Variables(BTreeMap<String, String>);

impl Variables {
    /// Those of this process.
    pub(crate) fn of_process() -> Self {
        let text = |text: std::ffi::OsString| text.to_string_lossy().into_owned();
        std::env::vars_os()
            .map(|(name, value)| (text(name), text(value)))
            .collect()
    }

    /// The value of a variable, unless it is empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// Names and values.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }
}

impl FromIterator<(String, String)> for Variables {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl fmt::Debug for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// Variables with these values, for tests.
#[cfg(test)]
pub(super) fn variables(pairs: &[(&str, &str)]) -> Variables {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_not_printed() {
        let found = variables(&[("TENCENTCLOUD_SECRET_KEY", "PLANTED"), ("EMPTY", "")]);
        assert_eq!(
            format!("{found:?}"),
            r#"{"EMPTY", "TENCENTCLOUD_SECRET_KEY"}"#
        );
        assert_eq!(found.get("EMPTY"), None);
        assert_eq!(found.get("TENCENTCLOUD_SECRET_KEY"), Some("PLANTED"));
    }
}
