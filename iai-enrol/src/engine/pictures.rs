//! Reads the pictures of rows.

use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;

use crate::ending::Refusal;
use crate::person::{Fingerprint, Picture, Row};

/// Most bytes that are read of a file: far more than a request can carry.
const LARGEST: u64 = 64 << 20;

/// A picture of a row, or why it cannot be read.
pub(super) type Read = Result<Picture, Refusal>;

/// Reads all pictures of a row, on a thread that may wait for the disk.
pub(super) async fn read_all(folder: &Path, row: &Row) -> Vec<Read> {
    let (folder, files) = (folder.to_owned(), row.pictures.clone());
    let count = files.len();
    let reading = spawn_blocking(move || {
        let read = |file: &std::path::PathBuf| read(&folder, file);
        files.iter().map(read).collect()
    });
    let broken = || io::Error::other("the thread that read it broke off");
    reading
        .await
        .unwrap_or_else(|_| (0..count).map(|_| Err(unreadable(&broken()))).collect())
}

fn read(folder: &Path, file: &Path) -> Read {
    let path = folder.join(file);
    let bytes = bytes_of(&path).map_err(|error| unreadable(&error))?;
    Ok(Picture {
        file: file.to_owned(),
        fingerprint: fingerprint(&bytes),
        bytes,
    })
}

fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    let facts = std::fs::metadata(path)?;
    if !facts.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    if facts.len() > LARGEST {
        return Err(io::Error::other("it is larger than 64 MiB"));
    }
    std::fs::read(path)
}

fn fingerprint(bytes: &[u8]) -> Fingerprint {
    Fingerprint(Sha256::digest(bytes).into())
}

/// The name of the file is left out, since it may be that of the person. The line tells it.
fn unreadable(error: &io::Error) -> Refusal {
    Refusal {
        code: "PictureUnreadable".to_owned(),
        message: format!("The picture cannot be read: {error}."),
        remedy: "Put the picture where the table says, then run again.".to_owned(),
    }
}

/// For a person who was enrolled with another picture.
pub(super) fn changed() -> Refusal {
    Refusal {
        code: "PictureChanged".to_owned(),
        message: "The person is enrolled, with another picture than the one that is there now."
            .to_owned(),
        remedy:
            "Put the first picture back; or delete the person, and enrol again with a new journal."
                .to_owned(),
    }
}

/// For a picture with more than one face.
pub(super) fn several_faces() -> Refusal {
    Refusal {
        code: "SeveralFaces".to_owned(),
        message: "The picture shows more than one face.".to_owned(),
        remedy: "Cut the picture so that it shows the person alone.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_and_hashed() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.png"), "abc").unwrap();
        let picture = read(folder.path(), Path::new("a.png")).unwrap();
        assert_eq!(picture.bytes, b"abc");
        assert_eq!(picture.fingerprint.0[..4], [0xba, 0x78, 0x16, 0xbf]);
    }

    #[test]
    fn what_is_no_file_is_refused_without_its_name() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("ann.png")).unwrap();
        for name in ["ann.png", "none.png"] {
            let refusal = read(folder.path(), Path::new(name)).unwrap_err();
            assert_eq!(refusal.code, "PictureUnreadable");
            assert!(!refusal.message.contains(name), "{refusal:?}");
        }
    }
}
