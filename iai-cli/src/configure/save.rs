//! Writes the file of profiles: whole or not at all, and for its owner alone.

use std::fs::{self, DirBuilder};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use iai_client::credentials::ProfileCredentialsProvider;
use tempfile::NamedTempFile;

use crate::exit::Exit;
use crate::failure::Failure;

/// Most bytes of a file, as the library reads it.
const LIMIT: u64 = 64 * 1024;

/// The text of a file; `None` where there is none.
pub(super) fn text_of(path: &Path) -> Result<Option<String>, Failure> {
    let failed = |error: io::Error| failure("cannot read", path, &error);
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let mut text = String::new();
    file.take(LIMIT + 1)
        .read_to_string(&mut text)
        .map_err(failed)?;
    Ok(Some(text))
}

/// What is to be written, and where.
pub(super) struct Change<'a> {
    /// The file itself, no link to it.
    pub(super) path: &'a Path,
    /// Its text when it was read.
    pub(super) old: Option<&'a str>,
    pub(super) new: &'a str,
    pub(super) profile: &'a str,
    pub(super) secret_id: &'a str,
}

/// Writes the new text beside the file, reads it as the library does, and puts it in place of the file.
pub(super) fn save(change: &Change<'_>) -> Result<(), Failure> {
    let path = change.path;
    let failed = |error: io::Error| failure("cannot write", path, &error);
    let folder = folder_of(path);
    make_folder(&folder).map_err(|error| failure("cannot create the folder of", path, &error))?;
    let mut file = NamedTempFile::new_in(&folder).map_err(failed)?;
    file.write_all(change.new.as_bytes()).map_err(failed)?;
    keep_owner(file.as_file(), path).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    read_back(file.path(), change)?;
    if text_of(path)?.as_deref() != change.old {
        let message = format!(
            "{} has changed in the meantime; nothing was written",
            path.display()
        );
        return Err(Failure::new(
            Exit::Failed,
            message,
            "Run the command again.",
        ));
    }
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Folders that are made are for their owner alone; those that are there stay as they are.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// A file that another user owns stays theirs, as when root changes it.
#[cfg(unix)]
fn keep_owner(file: &fs::File, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let (Ok(before), now) = (path.metadata(), file.metadata()?) else {
        return Ok(());
    };
    if before.uid() == now.uid() {
        return Ok(());
    }
    fchown(file, Some(before.uid()), Some(before.gid()))
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::File, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether the library finds in the new file what was meant.
fn read_back(path: &Path, change: &Change<'_>) -> Result<(), Failure> {
    let provider = ProfileCredentialsProvider::new().file(path);
    let read = provider.profile(change.profile).load();
    let problem = match read {
        Ok(keys) if keys.secret_id() == change.secret_id => return Ok(()),
        Ok(_) => "another SecretId was read".to_owned(),
        Err(error) => error
            .to_string()
            .replace(&path.display().to_string(), "the new file"),
    };
    let message =
        format!("what was to be written cannot be read again: {problem}; nothing was changed");
    let remedy = "Write the profile into the file by hand, and report this.";
    Err(Failure::new(Exit::Failed, message, remedy))
}

fn failure(what: &str, path: &Path, error: &io::Error) -> Failure {
    let message = format!("{what} {}: {error}", path.display());
    let remedy = "Check who may write there, or name another file with --file FILE.";
    Failure::new(Exit::Failed, message, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[p]\nsecret_id = AKIDx\nsecret_key = K\n";

    fn change<'a>(path: &'a Path, old: Option<&'a str>) -> Change<'a> {
        Change {
            path,
            old,
            new: TEXT,
            profile: "p",
            secret_id: "AKIDx",
        }
    }

    #[cfg(unix)]
    #[test]
    fn file_and_folder_are_for_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/credentials");
        save(&change(&path, None)).unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(&folder.path().join("a")), 0o700);
        assert_eq!(mode(&folder.path().join("a/b")), 0o700);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        save(&change(&path, Some(TEXT))).unwrap();
        assert_eq!(mode(&path), 0o600);
        let names = fs::read_dir(path.parent().unwrap()).unwrap();
        assert_eq!(names.count(), 1, "no other file is left");
    }

    #[test]
    fn what_another_program_has_written_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("credentials");
        fs::write(&path, "[other]\n").unwrap();
        let failure = save(&change(&path, Some("[before]\n"))).unwrap_err();
        assert!(failure.report().message.contains("in the meantime"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "[other]\n");
    }

    #[test]
    fn what_the_library_would_not_read_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("credentials");
        let other = Change {
            profile: "q",
            ..change(&path, None)
        };
        let failure = save(&other).unwrap_err();
        assert!(
            failure
                .report()
                .message
                .contains("the new file has no profile q"),
            "{failure:?}"
        );
        assert!(!path.exists());
    }

    #[test]
    fn a_place_that_cannot_be_written_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let failure = save(&change(&file.join("credentials"), None)).unwrap_err();
        let message = &failure.report().message;
        assert!(
            message.starts_with("cannot create the folder of "),
            "{message}"
        );
    }
}
