//! Reading a file that holds keys.

use std::fmt;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use zeroize::{Zeroize, Zeroizing};

use super::problem::Problem;

/// Most bytes of a file; real ones are far shorter.
const LIMIT: usize = 64 * 1024;

/// A file of credentials that others than its owner may read or change. Mend it with `chmod 600 FILE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExposedFile {
    path: PathBuf,
    mode: u32,
}

impl ExposedFile {
    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its permissions, such as `0o644`.
    #[must_use]
    pub fn mode(&self) -> u32 {
        self.mode
    }

    fn of(path: &Path, metadata: &Metadata) -> Option<Self> {
        let mode = mode(metadata)?;
        let path = path.to_owned();
        (mode & 0o066 != 0).then_some(Self { path, mode })
    }
}

impl fmt::Display for ExposedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, mode) = (self.path.display(), self.mode);
        write!(
            f,
            "{path} has mode {mode:03o}: others than its owner may read or change the keys"
        )
    }
}

#[cfg(unix)]
fn mode(metadata: &Metadata) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    Some(metadata.permissions().mode() & 0o777)
}

#[cfg(not(unix))]
fn mode(_: &Metadata) -> Option<u32> {
    None
}

/// Why a file was not read.
pub(crate) struct NotRead {
    pub(crate) problem: Problem,
    /// Whether nothing was found at its path.
    pub(crate) unseen: bool,
}

/// Reads a text into memory that is wiped when it is dropped. Warns if others than the owner may read or change the
/// file.
pub(crate) fn read(path: &Path) -> Result<Zeroizing<String>, NotRead> {
    let opened = Opened::at(path)?;
    opened.warn();
    opened.text()
}

/// The same without a warning, for a file without keys, or one that a cluster puts there for its pods with modes of its
/// own.
pub(crate) fn read_quietly(path: &Path) -> Result<Zeroizing<String>, NotRead> {
    Opened::at(path)?.text()
}

/// The file, if others than its owner may read or change it.
pub(crate) fn exposed(path: &Path) -> Option<ExposedFile> {
    ExposedFile::of(path, &path.metadata().ok()?)
}

/// An open file. Its metadata is that of the open file, even if another one is at the path by now.
pub(super) struct Opened<'p> {
    path: &'p Path,
    file: File,
    metadata: Metadata,
}

impl<'p> Opened<'p> {
    pub(super) fn at(path: &'p Path) -> Result<Self, NotRead> {
        // Checked before opening, since to open a pipe would wait for a writer. The check is repeated on the open file.
        let found = path.metadata().map_err(|error| NotRead {
            problem: problem_of(&error),
            // A link that leads nowhere does not count as unseen: somebody has set it up, and its volume may be
            // missing.
            unseen: path.symlink_metadata().is_err(),
        })?;
        require_file(&found)?;
        let seen = |error: io::Error| NotRead::seen(problem_of(&error));
        let file = File::open(path).map_err(seen)?;
        let metadata = file.metadata().map_err(seen)?;
        require_file(&metadata)?;
        Ok(Self {
            path,
            file,
            metadata,
        })
    }

    pub(super) fn warn(&self) {
        if let Some(exposed) = ExposedFile::of(self.path, &self.metadata) {
            tracing::warn!(
                path = %exposed.path.display(),
                mode = %format_args!("{:03o}", exposed.mode),
                "others than its owner may read or change this file of credentials"
            );
        }
    }

    pub(super) fn text(self) -> Result<Zeroizing<String>, NotRead> {
        // Allocated once, since a `Vec` that grows would leave copies of keys in memory.
        let mut bytes = Zeroizing::new(Vec::with_capacity(LIMIT + 1));
        let read = self.file.take(LIMIT as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| NotRead::seen(problem_of(&error)))?;
        if bytes.len() > LIMIT {
            return Err(NotRead::seen(Problem::too_large(LIMIT)));
        }
        text(bytes).map_err(NotRead::seen)
    }
}

impl NotRead {
    fn seen(problem: Problem) -> Self {
        Self {
            problem,
            unseen: false,
        }
    }
}

fn require_file(metadata: &Metadata) -> Result<(), NotRead> {
    if metadata.is_file() {
        Ok(())
    } else {
        Err(NotRead::seen(Problem::not_a_file()))
    }
}

fn text(mut bytes: Zeroizing<Vec<u8>>) -> Result<Zeroizing<String>, Problem> {
    match String::from_utf8(std::mem::take(&mut *bytes)) {
        Ok(text) => Ok(Zeroizing::new(text)),
        Err(error) => {
            error.into_bytes().zeroize();
            Err(Problem::not_utf8())
        }
    }
}

fn problem_of(error: &io::Error) -> Problem {
    match error.kind() {
        // A part of the path is a file where a folder should be: the file does not exist either.
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Problem::no_file(),
        kind => Problem::not_read(kind),
    }
}

/// Runs `work` on a thread that may block, if there is a runtime. Boxed, so that the runtime's task is compiled once.
pub(crate) async fn aside<T: Send + 'static>(work: Box<dyn FnOnce() -> T + Send>) -> Option<T> {
    match tokio::runtime::Handle::try_current() {
        Ok(runtime) => runtime.spawn_blocking(work).await.ok(),
        Err(_) => Some(work()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A `Vec` that grows moves, and leaves keys in its old memory.
    #[test]
    fn the_longest_file_fits_into_what_was_set_aside() {
        let path = std::env::temp_dir().join(format!("tc3-{}-longest", std::process::id()));
        std::fs::write(&path, "x".repeat(65_536)).unwrap();
        let text = Opened::at(&path).ok().unwrap().text().ok().unwrap();
        assert_eq!((text.len(), text.capacity()), (65_536, 65_537));
        std::fs::remove_file(path).unwrap();
    }
}
