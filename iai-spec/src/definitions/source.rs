//! Where definitions come from: a file, an archive, a folder, a package index.

use super::choose::{Entry, Wanted, choose};
use super::codes::{ErrorCode, error_codes};
use super::failure::Failure;
use super::files::{bytes, unreadable};
use super::json::definitions;
use super::model::Definitions;
use super::{archive, pip};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// Bytes of a single file of definitions, unpacked; the largest of the platform has 4 MB.
const LARGEST_FILE: u64 = 32 << 20;
/// Bytes of an archive; those of the official packages have 20 MB.
const LARGEST_ARCHIVE: u64 = 256 << 20;
/// Files and folders below a folder; those of the official packages are about 2,000.
const MOST_FILES: usize = 100_000;
/// Folders inside each other; those of the official packages are 4.
const DEEPEST: usize = 8;

const DEFINITIONS: &str = "api.json";
const CODES: &str = "errorcodes.py";

/// A place that holds definitions, or error codes, of one service or of many.
#[derive(Debug)]
pub struct Source {
    /// What the user called it.
    shown: String,
    form: Form,
}

#[derive(Debug)]
enum Form {
    /// The bytes of a file of one service.
    File(Vec<u8>),
    /// The bytes of a zip.
    Archive(Vec<u8>),
    /// A folder that exists.
    Folder,
}

impl Source {
    /// Opens `text`: the path of a file `api.json` or `errorcodes.py`, of a wheel or another zip, or of a folder with
    /// either file for each service; or `PACKAGE==VERSION`, which `pip download` fetches without executing anything.
    ///
    /// # Errors
    ///
    /// There is nothing at the path, it cannot be read or is too large, or `pip` is missing or does not find the package.
    pub fn open(text: &str) -> Result<Self, Failure> {
        let form = match text.split_once("==") {
            Some((package, version)) if !Path::new(text).exists() => {
                Form::Archive(pip::download(package, version, LARGEST_ARCHIVE)?)
            }
            _ if Path::new(text).is_dir() => Form::Folder,
            _ => opened(Path::new(text), text)?,
        };
        Ok(Self {
            shown: text.to_owned(),
            form,
        })
    }

    /// The services and versions that have definitions here, sorted. A single file has none in this list: it is read whole.
    ///
    /// # Errors
    ///
    /// An archive is damaged or holds paths that leave it; a folder cannot be read.
    pub fn services(&self) -> Result<Vec<Entry>, Failure> {
        let mut entries = self.entries(DEFINITIONS)?;
        entries.sort();
        Ok(entries)
    }

    /// The definitions of one service.
    ///
    /// # Errors
    ///
    /// The service or version is not here, with what is; or its file is none of definitions, with the place in it.
    pub fn definitions(&self, wanted: &Wanted) -> Result<Definitions, Failure> {
        let (bytes, shown) = self.content(DEFINITIONS, wanted)?;
        let read = definitions(&bytes, &shown)?;
        if self.is_file() {
            self.refuse_other(&read, wanted)?;
        }
        Ok(read)
    }

    /// Whether it is one file of definitions: then there is nothing to choose.
    #[must_use]
    pub fn is_file(&self) -> bool {
        matches!(self.form, Form::File(_))
    }

    /// The error codes of one service.
    ///
    /// # Errors
    ///
    /// The service or version is not here, with what is; or its file is none of error codes, with the line.
    pub fn error_codes(&self, wanted: &Wanted) -> Result<Vec<ErrorCode>, Failure> {
        let (bytes, shown) = self.content(CODES, wanted)?;
        let text = String::from_utf8(bytes).map_err(|_| {
            Failure::new(
                shown.clone(),
                "this is no text in UTF-8",
                "get the file again",
            )
        })?;
        error_codes(&text, &shown)
    }

    fn entries(&self, leaf: &str) -> Result<Vec<Entry>, Failure> {
        match &self.form {
            Form::File(_) => Ok(Vec::new()),
            Form::Archive(zip) => archive::entries(zip, leaf, &self.shown),
            Form::Folder => Walk::below(&self.shown, leaf),
        }
    }

    /// The bytes of the wanted file, and what to call it.
    fn content(&self, leaf: &str, wanted: &Wanted) -> Result<(Vec<u8>, String), Failure> {
        if let Form::File(bytes) = &self.form {
            return Ok((bytes.clone(), self.shown.clone()));
        }
        let entries = self.entries(leaf)?;
        let path = &choose(&entries, wanted, &self.shown)?.path;
        match &self.form {
            Form::Archive(zip) => {
                let bytes = archive::read(zip, path, LARGEST_FILE, &self.shown)?;
                Ok((bytes, format!("{}: {path}", self.shown)))
            }
            _ => Ok((bytes(Path::new(path), path, LARGEST_FILE)?, path.clone())),
        }
    }

    /// A single file is what it is; another service or version than the wanted one is a mistake.
    fn refuse_other(&self, read: &Definitions, wanted: &Wanted) -> Result<(), Failure> {
        let service = wanted
            .service
            .as_ref()
            .is_none_or(|name| *name == read.service);
        let version = wanted
            .dashed()
            .is_none_or(|version| version == read.version);
        if service && version {
            return Ok(());
        }
        let what = format!(
            "these are the definitions of {} {}",
            read.service, read.version
        );
        Err(Failure::new(
            self.shown.clone(),
            what,
            "leave --service and --version out, or give the file of that service",
        ))
    }
}

/// A file: a zip begins with its mark.
fn opened(path: &Path, shown: &str) -> Result<Form, Failure> {
    let mut start = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(shown, &error))?;
    file.take(2)
        .read_to_end(&mut start)
        .map_err(|error| unreadable(shown, &error))?;
    Ok(if start == b"PK" {
        Form::Archive(bytes(path, shown, LARGEST_ARCHIVE)?)
    } else {
        Form::File(bytes(path, shown, LARGEST_FILE)?)
    })
}

/// Looks for files below a folder, without following links to other folders.
struct Walk<'w> {
    shown: &'w str,
    leaf: &'w str,
    seen: usize,
    found: Vec<Entry>,
}

impl<'w> Walk<'w> {
    fn below(shown: &'w str, leaf: &'w str) -> Result<Vec<Entry>, Failure> {
        // The folder may be that of a service or version, whose name counts too.
        let folder = fs::canonicalize(shown).map_err(|error| unreadable(shown, &error))?;
        let mut walk = Self {
            shown,
            leaf,
            seen: 0,
            found: Vec::new(),
        };
        walk.folder(&folder, 0)?;
        Ok(walk.found)
    }

    fn folder(&mut self, folder: &Path, depth: usize) -> Result<(), Failure> {
        for entry in fs::read_dir(folder).map_err(|error| unreadable(self.shown, &error))? {
            let entry = entry.map_err(|error| unreadable(self.shown, &error))?;
            let kind = entry
                .file_type()
                .map_err(|error| unreadable(self.shown, &error))?;
            self.seen += 1;
            if self.seen > MOST_FILES {
                let what = format!("there are more than {MOST_FILES} files below this folder");
                return Err(Failure::new(
                    self.shown,
                    what,
                    "give the folder `tccli/services` itself",
                ));
            }
            if kind.is_dir() && depth < DEEPEST {
                self.folder(&entry.path(), depth + 1)?;
            } else if kind.is_file() {
                let path = entry.path();
                self.found
                    .extend(path.to_str().and_then(|path| Entry::at(path, self.leaf)));
            }
        }
        Ok(())
    }
}
