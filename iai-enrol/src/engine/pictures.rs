//! Reads the pictures of rows.

use std::path::{Path, PathBuf};

use tokio::task::spawn_blocking;

use crate::check::read_picture;
use crate::ending::Refusal;
use crate::person::{Picture, Row};

/// A picture of a row, or why it cannot be read.
pub(super) type Read = Result<Picture, Refusal>;

/// Reads all pictures of a row, on a thread that may wait for the disk.
pub(super) async fn read_all(folder: &Path, row: &Row) -> Vec<Read> {
    let (folder, files) = (folder.to_owned(), row.pictures.clone());
    let count = files.len();
    let reading = spawn_blocking(move || {
        let read = |file: &PathBuf| read_picture(&folder, file);
        files.iter().map(read).collect()
    });
    let read = reading.await;
    read.unwrap_or_else(|_| (0..count).map(|_| Err(broken())).collect())
}

/// For a file whose reading broke off in the middle of the program.
fn broken() -> Refusal {
    Refusal {
        code: "PictureUnreadable".to_owned(),
        message: "The program broke off while it read the picture.".to_owned(),
        remedy: "Run again, and report it.".to_owned(),
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
