//! Why the embedded emulator did not start, told with its flags.

use std::io::ErrorKind;

use iai_emulator::{StartError, StateFileError};

use crate::exit::Exit;
use crate::failure::Failure;

/// The failure with what to do about it.
pub(super) fn failure(error: &StartError) -> Failure {
    match error {
        StartError::State(error) => of_the_file(error),
        StartError::NoFolder(folder) => Failure::new(
            Exit::Usage,
            format!("there is no folder {}", folder.display()),
            "Make it, or name another one: --emulator-pictures DIR.",
        ),
        StartError::Listen(..) => Failure::new(
            Exit::Failed,
            format!("the emulator in this process did not start: {error}"),
            "See whether this machine lets programs listen on 127.0.0.1, and has threads and files left.",
        ),
        error => Failure::new(
            Exit::Failed,
            format!("the emulator in this process did not start: {error}"),
            "Report this as a mistake of iai.",
        ),
    }
}

fn of_the_file(error: &StateFileError) -> Failure {
    let other = "Name another file: --emulator=FILE.";
    let (exit, message, remedy) = match error {
        StateFileError::InUse(file) => (
            Exit::TryLater,
            format!(
                "another program uses the state file {} of the emulator",
                file.display()
            ),
            "Try again when it has ended, or name another file: --emulator=FILE. Commands of a pipeline that wait for \
             each other need a file each, or an emulator that is started once: iai emulator.",
        ),
        StateFileError::Foreign(_) => (Exit::Usage, error.to_string(), other),
        StateFileError::Damaged(file, place) => (
            Exit::Failed,
            format!(
                "the state file {} of the emulator is damaged ({place})",
                file.display()
            ),
            "Put an older copy in its place, or delete it to begin anew.",
        ),
        StateFileError::Newer(file, schema) => (
            Exit::Failed,
            format!(
                "a newer version has made the state file {} (schema {schema})",
                file.display()
            ),
            "Use that version of iai, or name another file: --emulator=FILE.",
        ),
        StateFileError::Io(file, error) if error.kind() == ErrorKind::NotFound => (
            Exit::Usage,
            format!("there is no folder for the state file {}", file.display()),
            "Make the folder, or name another file: --emulator=FILE.",
        ),
        error => (Exit::Failed, error.to_string(), other),
    };
    Failure::new(exit, message, remedy)
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn each_reason_has_its_class_and_tells_what_to_do() {
        let file = || PathBuf::from("/home/a/x");
        for (error, exit, message) in [
            (
                StateFileError::InUse(file()),
                Exit::TryLater,
                "another program uses the state file /home/a/x of the emulator",
            ),
            (
                StateFileError::Foreign(file()),
                Exit::Usage,
                "/home/a/x is not a state file of this emulator; it was left as it is",
            ),
            (
                StateFileError::Damaged(file(), "groups 3".to_owned()),
                Exit::Failed,
                "the state file /home/a/x of the emulator is damaged (groups 3)",
            ),
            (
                StateFileError::Newer(file(), 7),
                Exit::Failed,
                "a newer version has made the state file /home/a/x (schema 7)",
            ),
            (
                StateFileError::Io(file(), io::ErrorKind::PermissionDenied.into()),
                Exit::Failed,
                "the state file /home/a/x cannot be used: permission denied",
            ),
            (
                StateFileError::Io(file(), io::ErrorKind::NotFound.into()),
                Exit::Usage,
                "there is no folder for the state file /home/a/x",
            ),
        ] {
            let failure = failure(&StartError::State(error));
            assert_eq!(failure.report().message, message);
            assert_eq!(failure.exit(), exit, "{message}");
            assert!(!failure.report().remedy.is_empty(), "{message}");
        }
    }

    #[test]
    fn a_missing_folder_of_pictures_is_a_wrong_flag() {
        let failure = failure(&StartError::NoFolder("p".into()));
        assert_eq!(failure.exit(), Exit::Usage);
        assert_eq!(failure.report().message, "there is no folder p");
    }
}
