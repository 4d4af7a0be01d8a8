//! Reading a picture from a file.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::explain::explain;

/// No request can be as large, so reading more would only fill the memory.
const MOST: u64 = 64 * 1024 * 1024;

/// A picture file that could not be read.
///
/// `Debug` is the text, and in a second line the [`remedy`](Self::remedy).
pub struct ImageError {
    path: PathBuf,
    source: io::Error,
}

impl ImageError {
    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The kind of I/O error, such as not found, no permission or too large.
    #[must_use]
    pub fn io_kind(&self) -> io::ErrorKind {
        self.source.kind()
    }

    /// What to change, in a sentence.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self.io_kind() {
            io::ErrorKind::NotFound => {
                "Correct the path of the picture; one without a leading / begins at the working folder."
            }
            io::ErrorKind::PermissionDenied => "Let the program's user read the picture.",
            io::ErrorKind::FileTooLarge => {
                "Give a picture; no request can be as large as this file."
            }
            _ => "Give the path of a picture that can be read.",
        }
    }
}

impl fmt::Debug for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return f
                .debug_struct("ImageError")
                .field("path", &self.path)
                .field("source", &self.source)
                .finish();
        }
        explain(f, self, &mut std::iter::empty(), self.remedy())
    }
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "cannot read the picture {}: {}",
            self.path.display(),
            self.source
        )
    }
}

impl std::error::Error for ImageError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Reads a file whole, unless it is absurdly large.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, ImageError> {
    read_at_most(path, MOST).map_err(|source| ImageError {
        path: path.to_owned(),
        source,
    })
}

fn read_at_most(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let length = file.metadata()?.len().min(most);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    // Devices and pipes have no length, so the reader is limited as well.
    let read = file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if read as u64 > most {
        let message = format!("larger than {most} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_named() {
        let error = read(Path::new("no/such/face.jpg")).unwrap_err();
        assert_eq!(error.io_kind(), io::ErrorKind::NotFound);
        assert!(
            error
                .to_string()
                .starts_with("cannot read the picture no/such/face.jpg: ")
        );
    }

    #[test]
    fn a_folder_is_an_error() {
        assert!(read(Path::new(env!("CARGO_MANIFEST_DIR"))).is_err());
    }

    #[test]
    fn a_file_is_read_up_to_the_limit() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let length = std::fs::metadata(&path).unwrap().len();
        assert_eq!(read_at_most(&path, length).unwrap().len() as u64, length);
        let error = read_at_most(&path, length - 1).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    }
}
