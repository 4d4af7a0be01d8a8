//! Which file and which profile are meant, as the library reads them.

use std::fs;
use std::path::{Path, PathBuf};

use iai_client::credentials::{CredentialsError, ProfileCredentialsProvider};

use crate::exit::Exit;
use crate::failure::Failure;

/// A profile in a file.
pub(super) struct Place {
    /// Reads the file as all calls do.
    pub(super) provider: ProfileCredentialsProvider,
    /// The file, as it was named or found.
    pub(super) path: PathBuf,
    pub(super) profile: String,
    /// Whether the file was named by a flag.
    named: bool,
}

impl Place {
    /// The place that the library reads, unless `file` and `profile` say another.
    pub(super) fn new(
        mut provider: ProfileCredentialsProvider,
        file: Option<&Path>,
        profile: Option<&str>,
    ) -> Result<Self, Failure> {
        if let Some(file) = file {
            provider = provider.file(file);
        }
        if let Some(profile) = profile {
            provider = provider.profile(profile);
        }
        let profile = provider.profile_name().map_err(|error| unusable(&error))?;
        let path = provider.path().map_err(|error| no_place(&error))?;
        check_name(&profile)?;
        Ok(Self {
            provider,
            path,
            profile,
            named: file.is_some(),
        })
    }

    /// The names of the profiles; none where there is no file yet. A mistake anywhere in the file is an error: the
    /// library would read none of its profiles.
    pub(super) fn names(&self) -> Result<Vec<String>, Failure> {
        if self.path.symlink_metadata().is_err() {
            return Ok(Vec::new());
        }
        self.provider
            .profile_names()
            .map_err(|error| unusable(&error))
    }

    /// The file to write. A link is kept, and what it leads to is written.
    pub(super) fn target(&self) -> Result<PathBuf, Failure> {
        if !self.named && is_shared(&self.path) {
            return Err(shared(&self.path));
        }
        let link = self
            .path
            .symlink_metadata()
            .is_ok_and(|found| found.is_symlink());
        if !link {
            return Ok(self.path.clone());
        }
        fs::canonicalize(&self.path).map_err(|error| {
            let shown = self.path.display();
            let message = format!("{shown} is a link whose file cannot be found: {error}");
            let remedy = "Create the file that it leads to, or remove the link.";
            Failure::new(Exit::Failed, message, remedy)
        })
    }
}

/// Whether all users of the machine read the file.
fn is_shared(path: &Path) -> bool {
    path.starts_with("/etc")
}

/// After a change only its owner may read the file, which would take it from the others.
fn shared(path: &Path) -> Failure {
    let message = format!(
        "{} is the file of all users of this machine",
        path.display()
    );
    let remedy = "Name the file with --file FILE: this one, or ~/.tencentcloud/credentials, which is then read in its place.";
    Failure::new(Exit::Usage, message, remedy)
}

/// The failure of a file that the library cannot use.
pub(super) fn unusable(error: &CredentialsError) -> Failure {
    Failure::new(Exit::Credentials, error.to_string(), error.remedy())
}

fn no_place(error: &CredentialsError) -> Failure {
    if !error.is_absent() {
        return unusable(error);
    }
    let message = "there is no place for the file: HOME is not set, and no file is named";
    Failure::new(
        Exit::Usage,
        message,
        "Name the file with --file FILE, or set HOME.",
    )
}

/// A name that would not be read as it was written.
fn check_name(profile: &str) -> Result<(), Failure> {
    let fits = !profile.is_empty()
        && profile.trim() == profile
        && !profile.contains(|c: char| c.is_control() || matches!(c, '[' | ']' | '\u{feff}'));
    if fits {
        return Ok(());
    }
    let message = "the name of the profile cannot stand in the file";
    let remedy = "Use letters, digits, `-` and `_`, without spaces at the ends.";
    Err(Failure::new(Exit::Usage, message, remedy))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place with these variables.
    fn place(
        variables: &[(&'static str, String)],
        profile: Option<&str>,
    ) -> Result<Place, Failure> {
        let variables = variables.to_owned();
        let read = move |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.clone())
        };
        Place::new(
            ProfileCredentialsProvider::new().environment(read),
            None,
            profile,
        )
    }

    #[test]
    fn without_a_home_a_file_must_be_named() {
        let failure = place(&[], None).err().unwrap();
        assert_eq!(failure.exit(), Exit::Usage);
        assert!(failure.report().remedy.contains("--file"), "{failure:?}");
        let named = [("TENCENTCLOUD_CREDENTIALS_FILE", "/nowhere/keys".to_owned())];
        let found = place(&named, None).unwrap();
        assert_eq!(
            (found.path, found.profile),
            ("/nowhere/keys".into(), "default".into())
        );
    }

    #[test]
    fn the_usual_file_is_below_home() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path().display().to_string();
        let variables = [
            ("HOME", home.clone()),
            ("TENCENTCLOUD_PROFILE", "work".to_owned()),
        ];
        let found = place(&variables, None).unwrap();
        assert_eq!(
            found.path,
            Path::new(&home).join(".tencentcloud/credentials")
        );
        assert_eq!(found.profile, "work");
        assert_eq!(place(&variables, Some("mine")).unwrap().profile, "mine");
        assert_eq!(found.names().unwrap(), [""; 0]);
    }

    #[test]
    fn names_that_would_not_be_read_are_refused() {
        for (name, fits) in [
            ("work", true),
            ("my team-2", true),
            ("", false),
            (" a", false),
            ("a]", false),
            ("a\nb", false),
        ] {
            assert_eq!(check_name(name).is_ok(), fits, "{name:?}");
        }
    }

    #[test]
    fn the_file_of_the_machine_is_changed_only_when_it_is_named() {
        let file = Path::new("/etc/tencentcloud/credentials");
        let found = |file: Option<&Path>| {
            let provider = ProfileCredentialsProvider::new().environment(|name| {
                let variable = name == "TENCENTCLOUD_CREDENTIALS_FILE";
                variable.then(|| "/etc/tencentcloud/credentials".to_owned())
            });
            Place::new(provider, file, None).unwrap().target()
        };
        assert_eq!(found(None).unwrap_err().exit(), Exit::Usage);
        assert_eq!(found(Some(file)).unwrap(), file);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_a_broken_one_refused() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        std::os::unix::fs::symlink(&file, &link).unwrap();
        let provider = ProfileCredentialsProvider::new().environment(|_| None);
        let place = Place::new(provider, Some(&link), None).unwrap();
        let failure = place.target().unwrap_err();
        assert!(
            failure.report().remedy.contains("remove the link"),
            "{failure:?}"
        );
        fs::write(&file, "").unwrap();
        assert_eq!(place.target().unwrap(), fs::canonicalize(&file).unwrap());
    }
}
