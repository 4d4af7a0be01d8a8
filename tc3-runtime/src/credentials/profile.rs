//! Credentials from the vendor's file of profiles.

use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::error::CredentialsError;
use super::file::{self, ExposedFile};
use super::ini::{self, Entry, IniProblem, Section};
use super::keys::Credentials;
use super::problem::{CredentialsErrorKind, Problem};
use super::provider::{ProvideCredentials, ProvideFuture};
use super::secret::Secret;

const FILE: &str = "TENCENTCLOUD_CREDENTIALS_FILE";
const PROFILE: &str = "TENCENTCLOUD_PROFILE";
const DEFAULT: &str = "default";
/// The source in messages when there is no place for it.
const NO_HOME: &str = "a file of credentials (HOME is not set)";
#[cfg(unix)]
const SYSTEM_FILE: Option<&str> = Some("/etc/tencentcloud/credentials");
#[cfg(not(unix))]
const SYSTEM_FILE: Option<&str> = None;

/// The keys of a profile in the credentials file of the vendor's SDKs:
///
/// ```ini
/// [default]
/// secret_id = AKID…
/// secret_key = …
/// # for temporary keys
/// token = …
/// ```
///
/// The file is the one set with [`file`](Self::file), else that of `TENCENTCLOUD_CREDENTIALS_FILE`, else
/// `~/.tencentcloud/credentials`, else `/etc/tencentcloud/credentials`. Only the first that exists is read. The profile
/// is the one set with [`profile`](Self::profile), else that of `TENCENTCLOUD_PROFILE`, else `default`.
///
/// A comment is a whole line that begins with `#` or `;`. Within a value both are part of the value. The case of keys
/// does not matter, and other keys are ignored. A profile or key that is there twice is an error, and so are quotation
/// marks around a value. At most 64 KiB are read, anew each time. If others than its owner may read or change the file,
/// it is read with a warning through `tracing`; [`exposed_file`](Self::exposed_file) tells this as well.
///
/// ```
/// use tc3_runtime::credentials::ProfileCredentialsProvider;
///
/// let work = ProfileCredentialsProvider::new().profile("work");
/// if let Ok(credentials) = work.load() {
///     println!("keys of {}", credentials.secret_id());
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct ProfileCredentialsProvider {
    environment: Environment,
    file: Option<PathBuf>,
    profile: Option<String>,
}

/// A file or a profile, and whether the user named it.
struct Chosen<T> {
    value: T,
    named: bool,
}

impl ProfileCredentialsProvider {
    /// The usual file and profile, as described above.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The file to read, and no other.
    #[must_use]
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.file = Some(path.into());
        self
    }

    /// The name of the profile to read.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
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
    /// There is no file, or it cannot be read, or its form is wrong; the error names file and line. The error is
    /// [absent](CredentialsError::is_absent) if no file was named and none exists, or if no profile was named and there
    /// is no profile `default`.
    pub fn load(&self) -> Result<Credentials, CredentialsError> {
        let profile = self.chosen_profile()?;
        let files = self.files()?;
        for path in &files.value {
            match file::read(path) {
                Ok(text) => return read_profile(&text, path, &profile),
                Err(none) if none.unseen && !files.named => {}
                Err(none) => return Err(CredentialsError::of(shown(path), none.problem)),
            }
        }
        let places: Vec<_> = files.value.iter().map(|path| shown(path)).collect();
        let source = if places.is_empty() {
            NO_HOME.to_owned()
        } else {
            places.join(" or ")
        };
        Err(CredentialsError::of(source, Problem::no_file()).count_absent())
    }

    /// The file that [`load`](Self::load) reads: the one that is named, else the first of the usual ones that exists. Where
    /// none of these exists it is the user's own, in which a profile can be written.
    ///
    /// # Errors
    ///
    /// No file is named, and there is no home folder; or a variable that names one is empty or no text.
    pub fn path(&self) -> Result<PathBuf, CredentialsError> {
        if let Some(path) = self.named_file()? {
            return Ok(path);
        }
        let home = home(&self.environment)?;
        let own = home.is_some();
        let usual = usual_files(home);
        let existing = usual.iter().find(|path| path.symlink_metadata().is_ok());
        let chosen = existing.or_else(|| usual.first().filter(|_| own));
        let none = || CredentialsError::of(NO_HOME, Problem::no_file()).count_absent();
        chosen.cloned().ok_or_else(none)
    }

    /// The name of the profile that [`load`](Self::load) reads.
    ///
    /// # Errors
    ///
    /// The variable that names it is empty or no text.
    pub fn profile_name(&self) -> Result<String, CredentialsError> {
        self.chosen_profile().map(|chosen| chosen.value)
    }

    /// The names of all profiles in the file, in its order. Blocks for as long as it takes to read it.
    ///
    /// # Errors
    ///
    /// There is no file, or it cannot be read, or its form is wrong.
    pub fn profile_names(&self) -> Result<Vec<String>, CredentialsError> {
        let path = self.path()?;
        let text = file::read(&path);
        let text = text.map_err(|none| CredentialsError::of(shown(&path), none.problem))?;
        let sections = ini::sections(&text);
        let sections = sections.map_err(|problem| malformed(&shown(&path), problem))?;
        Ok(sections
            .iter()
            .map(|section| section.name().to_owned())
            .collect())
    }

    /// Reads this text in place of a file.
    #[cfg(feature = "fuzzing")]
    pub(crate) fn load_text(&self, text: &str) -> Result<Credentials, CredentialsError> {
        read_profile(text, Path::new("the file"), &self.chosen_profile()?)
    }

    /// The file, if others than its owner may read or change it now. Always `None` on systems whose files have no
    /// modes.
    #[must_use]
    pub fn exposed_file(&self) -> Option<ExposedFile> {
        let files = self.files().ok()?.value;
        let existing = files.iter().find(|path| path.exists())?;
        file::exposed(existing)
    }

    fn chosen_profile(&self) -> Result<Chosen<String>, CredentialsError> {
        let name = match &self.profile {
            Some(name) => Some(name.clone()),
            None => self.environment.stated(PROFILE)?,
        };
        Ok(Chosen {
            named: name.is_some(),
            value: name.unwrap_or_else(|| DEFAULT.to_owned()),
        })
    }

    /// The file that the user names, if any.
    fn named_file(&self) -> Result<Option<PathBuf>, CredentialsError> {
        match &self.file {
            Some(path) => Ok(Some(path.clone())),
            None => Ok(self.environment.stated(FILE)?.map(PathBuf::from)),
        }
    }

    /// The files to look at, in order.
    fn files(&self) -> Result<Chosen<Vec<PathBuf>>, CredentialsError> {
        Ok(match self.named_file()? {
            Some(path) => Chosen {
                value: vec![path],
                named: true,
            },
            None => Chosen {
                value: usual_files(home(&self.environment)?),
                named: false,
            },
        })
    }
}

impl ProvideCredentials for ProfileCredentialsProvider {
    fn provide(&self) -> ProvideFuture<'_> {
        let own = self.clone();
        Box::pin(async move {
            let loaded = file::aside(Box::new(move || own.load())).await;
            loaded.unwrap_or_else(|| Err(CredentialsError::unavailable(self.name(), "not read")))
        })
    }

    fn name(&self) -> &str {
        "profile file"
    }
}

fn usual_files(home: Option<PathBuf>) -> Vec<PathBuf> {
    let own = home.map(|home| home.join(".tencentcloud").join("credentials"));
    own.into_iter()
        .chain(SYSTEM_FILE.map(PathBuf::from))
        .collect()
}

/// The home folder of the user.
pub(super) fn home(environment: &Environment) -> Result<Option<PathBuf>, CredentialsError> {
    let variable = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    let path = environment.unicode(variable)?;
    Ok(path.filter(|path| !path.is_empty()).map(PathBuf::from))
}

pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn read_profile(
    text: &str,
    path: &Path,
    profile: &Chosen<String>,
) -> Result<Credentials, CredentialsError> {
    let file = shown(path);
    let sections = ini::sections(text).map_err(|problem| malformed(&file, problem))?;
    let Some(section) = ini::find(&sections, &profile.value) else {
        let what = format!("profile {}", profile.value);
        let problem = Problem::new(
            CredentialsErrorKind::Missing,
            "$source has no $what",
            "Add the profile to the file, or name another one.",
        );
        return Err(CredentialsError::new(what, file, problem).absent_if(!profile.named));
    };
    let id = required(section, "secret_id", "SecretId", &file)?;
    let key = required(section, "secret_key", "SecretKey", &file)?;
    let token = section.get("token");
    let token = token
        .map(|entry| secret(entry, "token", &file))
        .transpose()?;
    Ok(Credentials::assemble(id, key, token))
}

fn required(
    section: &Section<'_>,
    key: &'static str,
    what: &'static str,
    file: &str,
) -> Result<Secret, CredentialsError> {
    let line = section.line;
    match section.get(key) {
        Some(entry) => secret(entry, what, file),
        None => Err(CredentialsError::new(
            key,
            file.to_owned(),
            Problem::no_key(line),
        )),
    }
}

fn secret(entry: Entry<'_>, what: &'static str, file: &str) -> Result<Secret, CredentialsError> {
    let source = format!("{file}, line {}", entry.line);
    Secret::checked(entry.value.to_owned(), what, source)
}

fn malformed(file: &str, problem: IniProblem) -> CredentialsError {
    // Names from the file are not shown: in a file of a wrong form they may be keys.
    let (what, problem) = match problem {
        IniProblem::Syntax { line } => {
            let text =
                format!("$source, line {line}: neither a [profile], a comment nor key = value");
            let remedy = "Correct the line; comments stand on lines of their own.";
            (
                "line",
                Problem::new(CredentialsErrorKind::Malformed, text, remedy),
            )
        }
        IniProblem::Section { line, first } => ("the profile", Problem::duplicate(line, first)),
        IniProblem::Key { line, first } => ("the key", Problem::duplicate(line, first)),
    };
    CredentialsError::new(what, file.to_owned(), problem)
}
