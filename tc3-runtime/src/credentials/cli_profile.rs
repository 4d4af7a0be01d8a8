//! Credentials in the files of the vendor's command line.

use std::path::PathBuf;

use zeroize::Zeroizing;

use super::environment::Environment;
use super::error::CredentialsError;
use super::file::{self, ExposedFile};
use super::json::Object;
use super::keys::Credentials;
use super::problem::{CredentialsErrorKind, Problem};
use super::profile::{home, shown};
use super::provider::{ProvideCredentials, ProvideFuture};
use super::secret::Secret;

pub(super) const PROFILE: &str = "TCCLI_PROFILE";
/// The provider in messages.
const NAME: &str = "command line's profile";
pub(super) const DEFAULT: &str = "default";

/// The keys that the vendor's command line (`tccli`) keeps in `~/.tccli/PROFILE.credential`, read anew each time.
///
/// The profile is the one set with [`profile`](Self::profile), else that of `TCCLI_PROFILE`, else `default`. Keys of a
/// login in the browser are temporary: the command line renews them when it runs, and this provider then reads the new
/// ones. A profile for the role of a CVM (Cloud Virtual Machine) has no keys and counts as absent. A profile that names
/// a role to assume is refused, since its keys alone have other permissions; see [`base_keys`](Self::base_keys).
///
/// At most 64 KiB are read. If others than its owner may read or change the file, it is read with a warning through
/// `tracing`.
#[derive(Clone, Debug, Default)]
pub struct CliProfileCredentialsProvider {
    environment: Environment,
    profile: Option<String>,
    base_keys: bool,
}

impl CliProfileCredentialsProvider {
    /// The usual profile, as described above.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The name of the profile to read.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    /// Gives the keys of a profile as they are, even if the profile names a role to assume with them.
    #[must_use]
    pub fn base_keys(mut self) -> Self {
        self.base_keys = true;
        self
    }

    /// Reads environment variables (`HOME` among them) with this function, for tests.
    #[must_use]
    pub fn environment(
        mut self,
        read: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.environment = Environment::new(read);
        self
    }

    /// Reads the file now. Blocks for as long as that takes.
    ///
    /// # Errors
    ///
    /// There is no file, or it cannot be read, or its form is wrong. The error is
    /// [absent](CredentialsError::is_absent) if no profile was named and there is no file.
    pub fn load(&self) -> Result<Credentials, CredentialsError> {
        let chosen = match &self.profile {
            Some(name) => Some(name.clone()),
            None => self.environment.stated(PROFILE)?,
        };
        let named = chosen.is_some();
        let profile = chosen.as_deref().unwrap_or(DEFAULT);
        let path = path(&self.environment, profile, "credential")?;
        let text = file::read(&path).map_err(|none| {
            CredentialsError::of(shown(&path), none.problem).absent_if(none.unseen && !named)
        })?;
        self.read(&text, &shown(&path))
    }

    /// The file, if others than its owner may read or change it now. Always `None` on systems whose files have no
    /// modes.
    #[must_use]
    pub fn exposed_file(&self) -> Option<ExposedFile> {
        let profile = match &self.profile {
            Some(name) => Some(name.clone()),
            None => self.environment.stated(PROFILE).ok()?,
        };
        let profile = profile.as_deref().unwrap_or(DEFAULT);
        file::exposed(&path(&self.environment, profile, "credential").ok()?)
    }

    pub(crate) fn read(&self, text: &str, file: &str) -> Result<Credentials, CredentialsError> {
        let of_file = |problem| CredentialsError::of(file.to_owned(), problem);
        let mut object =
            Object::parse(text.trim_start_matches('\u{feff}').as_bytes()).map_err(of_file)?;
        let role = object.text("role-arn").map_err(of_file)?;
        if !self.base_keys && role.is_some_and(|role| !role.is_empty()) {
            return Err(of_file(Problem::new(
                CredentialsErrorKind::Configuration,
                "$source asks for a role, and holds the keys to assume it alone",
                "Give CliProfileCredentialsProvider::base_keys to a client for AssumeRoleCredentialsProvider.",
            )));
        }
        let end = object.seconds("expiresAt").map_err(of_file)?;
        let mut part = |field| {
            object
                .text(field)
                .map(|text| text.filter(|text| !text.is_empty()))
        };
        let id = part("secretId").map_err(of_file)?;
        let key = part("secretKey").map_err(of_file)?;
        let token = part("token").map_err(of_file)?;
        let mut credentials = assemble(id, key, token, file)?;
        credentials.expires_at = end;
        Ok(credentials)
    }
}

/// A file of a profile.
pub(super) fn path(
    environment: &Environment,
    profile: &str,
    extension: &str,
) -> Result<PathBuf, CredentialsError> {
    if profile.contains(['/', '\\', '\0']) {
        let problem = Problem::setting("a profile's name has no slashes");
        return Err(CredentialsError::of(NAME, problem));
    }
    let home = home(environment)?.ok_or_else(|| {
        CredentialsError::new("home folder", "HOME", Problem::missing()).count_absent()
    })?;
    Ok(home.join(".tccli").join(format!("{profile}.{extension}")))
}

fn assemble(
    id: Option<Zeroizing<String>>,
    key: Option<Zeroizing<String>>,
    token: Option<Zeroizing<String>>,
    file: &str,
) -> Result<Credentials, CredentialsError> {
    let lacks = |field| CredentialsError::of(file.to_owned(), Problem::shape(field));
    let (id, key) = match (id, key) {
        (None, None) => return Err(lacks("secretId").count_absent()),
        (id, key) => (
            id.ok_or_else(|| lacks("secretId"))?,
            key.ok_or_else(|| lacks("secretKey"))?,
        ),
    };
    let source = || file.to_owned();
    Ok(Credentials::assemble(
        Secret::checked(id, "SecretId", source())?,
        Secret::checked(key, "SecretKey", source())?,
        token
            .map(|token| Secret::checked(token, "token", source()))
            .transpose()?,
    ))
}

impl ProvideCredentials for CliProfileCredentialsProvider {
    fn provide(&self) -> ProvideFuture<'_> {
        let own = self.clone();
        Box::pin(async move {
            let loaded = file::aside(Box::new(move || own.load())).await;
            loaded.unwrap_or_else(|| Err(CredentialsError::unavailable(self.name(), "not read")))
        })
    }

    fn name(&self) -> &str {
        NAME
    }
}
