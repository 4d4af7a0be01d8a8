//! Small files, read within a limit and written whole.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use tempfile::Builder;

/// Bytes of a file that are read at most; a chain of certificates has a few thousand.
const MOST: u64 = 1024 * 1024;

/// Who may read a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Readers {
    Owner,
    All,
}

pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let mut content = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut content)?;
    if content.len() as u64 > MOST {
        return Err(io::Error::other(
            "it is over 1 MB, too large for certificates",
        ));
    }
    Ok(content)
}

/// The content; `None` where there is no such file.
pub(super) fn read_if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match read(path) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes a file, which appears whole or not at all. Where one exists, it is replaced if `replaces`, and else the
/// error is [`io::ErrorKind::AlreadyExists`].
pub(super) fn write(
    path: &Path,
    content: &str,
    readers: Readers,
    replaces: bool,
) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = Builder::new();
    let permissions = permissions(readers);
    if let Some(permissions) = permissions {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content.as_bytes())?;
    let written = if replaces {
        file.persist(path)
    } else {
        file.persist_noclobber(path)
    };
    written?;
    Ok(())
}

/// What differs from the owner alone, the default of temporary files.
fn permissions(readers: Readers) -> Option<fs::Permissions> {
    #[cfg(unix)]
    if readers == Readers::All {
        use std::os::unix::fs::PermissionsExt as _;
        return Some(fs::Permissions::from_mode(0o644));
    }
    let _ = readers;
    None
}
