//! Files of pictures.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path};

use iai_client::types::IMAGE;
use sha2::{Digest, Sha256};

use crate::ending::Refusal;
use crate::person::{Fingerprint, Picture};

/// No request can carry as much, so reading more would only fill the memory.
const MOST: u64 = 64 * 1024 * 1024;

/// Reads a picture of a row, from below the folder of pictures.
///
/// # Errors
///
/// The file leads out of the folder, is missing or a folder, cannot be read, or is larger than any request.
pub fn read_picture(folder: &Path, file: &Path) -> Result<Picture, Refusal> {
    if !stays_below(file) {
        return Err(outside());
    }
    let path = folder.join(file);
    // Opening a pipe would wait for whoever writes into it.
    let about = std::fs::metadata(&path).map_err(|error| not_read(&path, file, &error))?;
    if about.is_dir() {
        return Err(a_folder());
    }
    if !about.is_file() {
        let remedy = "Give the file of a picture.";
        return Err(refusal("PictureUnreadable", "this is no file", remedy));
    }
    if about.len() > MOST {
        return Err(too_large(about.len()));
    }
    let bytes = read(&path).map_err(|error| not_read(&path, file, &error))?;
    Ok(Picture {
        file: file.to_owned(),
        fingerprint: Fingerprint(Sha256::digest(&bytes).into()),
        bytes,
    })
}

/// Whether a path has nothing but names.
fn stays_below(file: &Path) -> bool {
    let mut parts = file.components();
    parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn refusal(code: &str, message: impl Into<String>, remedy: impl Into<String>) -> Refusal {
    Refusal {
        code: code.to_owned(),
        message: message.into(),
        remedy: remedy.into(),
    }
}

fn outside() -> Refusal {
    let message = "this leads out of the folder of pictures";
    let remedy = "Name pictures from their folder, without .. and without a / in front.";
    refusal("PictureOutside", message, remedy)
}

fn a_folder() -> Refusal {
    let remedy = "Name the pictures in it one by one, with | between them.";
    refusal("PictureUnreadable", "this is a folder", remedy)
}

fn too_large(bytes: u64) -> Refusal {
    let message = format!("the file has {bytes} bytes, more than any request");
    let code = IMAGE
        .encoded
        .map_or("PictureUnreadable", |limit| limit.over);
    refusal(code, message, "Give a picture; scale it down if it is one.")
}

fn not_read(path: &Path, file: &Path, error: &io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => refusal(
            "PictureMissing",
            "there is no such file",
            found_instead(path, file),
        ),
        io::ErrorKind::PermissionDenied => refusal(
            "PictureUnreadable",
            "the file cannot be read: permission denied",
            "Let the program's user read it.",
        ),
        _ => refusal(
            "PictureUnreadable",
            format!("the file cannot be read: {error}"),
            "Put the picture where it can be read.",
        ),
    }
}

/// What to do about a missing file.
fn found_instead(path: &Path, file: &Path) -> String {
    let text = file.to_string_lossy();
    if text.starts_with("http://") || text.starts_with("https://") {
        return "Download the picture, and name its file.".to_owned();
    }
    if text.contains('\\') {
        return "Write / between folders and files.".to_owned();
    }
    let is_there = |ending: &&&str| {
        let mut path = path.as_os_str().to_owned();
        path.push(".");
        path.push(ending);
        Path::new(&path).is_file()
    };
    if let Some(ending) = ["jpg", "jpeg", "png", "JPG"].iter().find(is_there) {
        return format!("Add the ending .{ending}; a file of that name is there.");
    }
    "Correct the name, or put the picture into the folder of pictures.".to_owned()
}
