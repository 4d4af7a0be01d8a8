//! Pictures, which a model names by a path below one folder.

use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use iai_client::Image;
use iai_client::description::{Field, Kind};
use iai_client::image::ImageFormat;
use serde_json::Value;

use super::schema::Object;
use crate::exit::Exit;
use crate::facts;
use crate::failure::Failure;
use crate::flags::Pictures;

/// Bytes of a file that are read at most; far more than any request can carry.
const MOST: u64 = 16 * 1024 * 1024;
/// Characters of a path that an error repeats; whatever is longer is hardly one.
const REPEATED: usize = 100;

/// The folder that pictures are read from, and how.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    path: PathBuf,
    pictures: Pictures,
}

impl Folder {
    /// The folder at this path.
    ///
    /// # Errors
    ///
    /// There is no such folder.
    pub(super) fn new(path: &Path, pictures: Pictures) -> Result<Self, Failure> {
        let whole = path.canonicalize().ok().filter(|whole| whole.is_dir());
        let missing = || {
            Failure::new(
                Exit::Usage,
                format!("--pictures: there is no folder {}", path.display()),
                "Name a folder that exists and that this program may read.",
            )
        };
        let path = whole.ok_or_else(missing)?;
        Ok(Self { path, pictures })
    }

    /// The picture at a path below the folder, for a parameter.
    fn read(&self, name: &str, row: &Field) -> Result<Image, Failure> {
        let bytes = self.bytes(name).ok_or_else(|| no_picture(name))?;
        if bytes.len() as u64 > MOST {
            return Err(too_large(name));
        }
        let image = Image::from_bytes(bytes);
        if !is_picture(&image) {
            return Err(not_a_picture(name));
        }
        self.pictures.fitted(image, row)
    }

    /// Nothing tells what is outside of the folder: not even whether it exists. A device may have no end, and a pipe
    /// keeps whoever opens it waiting, so only files are opened.
    fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        if !is_below(name) {
            return None;
        }
        let path = self.path.join(name).canonicalize().ok()?;
        if !path.starts_with(&self.path) || !path.is_file() {
            return None;
        }
        let mut bytes = Vec::new();
        let file = File::open(path).ok()?;
        file.take(MOST + 1).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// Whether the content is that of a picture, in whatever format.
fn is_picture(image: &Image) -> bool {
    use ImageFormat::{Html, Pdf, Unknown, Xml};
    !matches!(image.format(), Html | Pdf | Xml | Unknown)
}

/// Whether each part of a path is the name of a file or folder.
fn is_below(name: &str) -> bool {
    let is_name = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    !name.is_empty() && !name.contains('\0') && Path::new(name).components().all(is_name)
}

/// Replaces the paths of pictures in an object with these rows by the pictures as Base64 text. It reads files, and so
/// blocks.
///
/// # Errors
///
/// A path leads nowhere, or out of the folder; there is no folder.
pub(super) fn fill(
    members: &mut Object,
    rows: &'static [Field],
    folder: Option<&Folder>,
) -> Result<(), Failure> {
    for row in rows {
        if let Some(value) = members.get_mut(row.name) {
            fill_value(value, row, folder)?;
        }
    }
    Ok(())
}

fn fill_value(value: &mut Value, row: &Field, folder: Option<&Folder>) -> Result<(), Failure> {
    match (row.kind, value) {
        (Kind::Image | Kind::Structure, Value::Array(items)) => items
            .iter_mut()
            .try_for_each(|item| fill_value(item, row, folder)),
        (Kind::Structure, Value::Object(members)) => {
            let rows = facts::structure(row).map_or(&[][..], |of| of.fields);
            fill(members, rows, folder)
        }
        (Kind::Image, Value::Null) => Ok(()),
        (Kind::Image, value) => {
            *value = picture(value, row, folder)?;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The picture at a path, as Base64 text.
fn picture(path: &Value, row: &Field, folder: Option<&Folder>) -> Result<Value, Failure> {
    let folder = folder.ok_or_else(|| no_folder(row))?;
    let path = path.as_str().ok_or_else(|| no_path(row))?;
    let image = folder.read(path, row)?;
    serde_json::to_value(image).map_err(|error| {
        Failure::new(
            Exit::Failed,
            error.to_string(),
            "Report this as a mistake of the program.",
        )
    })
}

fn invalid(message: String, remedy: &str) -> Failure {
    Failure::new(Exit::Invalid, message, remedy)
}

fn no_folder(row: &Field) -> Failure {
    invalid(
        format!("{}: no files are taken as pictures", row.name),
        "Give the address of the picture (Url) where the tool takes one. Files are taken when the server is started with --pictures DIR.",
    )
}

fn no_path(row: &Field) -> Failure {
    invalid(
        format!("{}: not the path of a file", row.name),
        "Give the path of a picture as text, relative to the folder of pictures.",
    )
}

fn no_picture(name: &str) -> Failure {
    let told = told(name);
    invalid(
        format!("there is no picture {told} below the folder of pictures"),
        "Give the path of a file relative to that folder, without `..`. Links that lead out of the folder are not followed. Pictures are not taken as Base64.",
    )
}

fn too_large(name: &str) -> Failure {
    let told = told(name);
    invalid(
        format!("the picture {told} has more than {MOST} bytes"),
        "Give a smaller picture; the tool's schema tells the limit.",
    )
}

fn not_a_picture(name: &str) -> Failure {
    let told = told(name);
    invalid(
        format!("the file {told} is not a picture"),
        "Give a picture; the tool's schema tells the formats.",
    )
}

/// A path in an error. What is too long for one may be a picture, and is not repeated.
fn told(name: &str) -> String {
    if name.chars().count() > REPEATED {
        return format!("(a text of {} bytes)", name.len());
    }
    format!("{name:?}")
}

#[cfg(test)]
mod tests;
