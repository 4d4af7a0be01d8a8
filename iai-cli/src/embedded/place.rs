//! Where the state is kept unless a file is named.

use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy as _, choose_base_strategy};

use crate::exit::Exit;
use crate::failure::Failure;

/// What to do where the default place cannot be used.
const ANOTHER: &str = "Name a file for the state: --emulator=FILE.";

/// The default file. Its folder is made if there is none.
pub(super) fn default_file() -> Result<PathBuf, Failure> {
    let home = choose_base_strategy().ok();
    let folder = home.map(|home| home.data_dir().join("iai"));
    file_in(folder)
}

/// The file in this folder. A folder that is not absolute comes from an empty or odd `HOME`: it would be another one for each
/// folder that a command is run in.
fn file_in(folder: Option<PathBuf>) -> Result<PathBuf, Failure> {
    let folder = folder.filter(|folder| folder.is_absolute());
    let Some(folder) = folder else {
        let message = "there is no home folder to keep the state of the emulator in";
        return Err(Failure::new(Exit::Failed, message, ANOTHER));
    };
    make(&folder).map_err(|error| {
        let folder = folder.display();
        let message =
            format!("the folder {folder} for the state of the emulator cannot be made: {error}");
        Failure::new(Exit::Failed, message, ANOTHER)
    })?;
    Ok(folder.join("emulator.state"))
}

/// Makes a folder, and those above it, for its owner alone: the state has names of persons. Those that exist stay as they are.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_made_for_its_owner_alone() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("share/iai");
        for _ in 0..2 {
            let file = file_in(Some(folder.clone())).unwrap();
            assert_eq!(file, folder.join("emulator.state"));
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&folder).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700);
        }
    }

    #[test]
    fn without_a_home_a_file_is_asked_for() {
        for folder in [None, Some(PathBuf::from(".local/share/iai"))] {
            let failure = file_in(folder).unwrap_err();
            assert_eq!(failure.exit(), Exit::Failed);
            assert_eq!(
                failure.report().message,
                "there is no home folder to keep the state of the emulator in"
            );
            assert_eq!(failure.report().remedy, ANOTHER);
        }
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("file");
        std::fs::write(&file, "").unwrap();
        let failure = file_in(Some(file.join("iai"))).unwrap_err();
        let message = &failure.report().message;
        assert!(message.contains("file/iai for the state"), "{message}");
    }
}
