//! Writing files: whole, or not at all.

use super::{Failed, unusable};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

/// Writes the whole file or none of it. An existing file is replaced only if it begins with `mark`, by which this program
/// knows its own.
pub(crate) fn generated(file: &Path, code: &str, mark: &str) -> Result<(), Failed> {
    refuse_foreign(file, mark)?;
    with_folders(&[(file.to_owned(), code.to_owned())])
}

/// Refuses to replace a file that does not begin with `mark`.
pub(crate) fn refuse_foreign(file: &Path, mark: &str) -> Result<(), Failed> {
    match fs::read(file) {
        Ok(found) if !found.is_empty() && !found.starts_with(mark.as_bytes()) => {
            let message = format!(
                "{} was not made by iai-spec and is left alone; move it away, or name another file",
                file.display()
            );
            return Err((message, 2));
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(unusable(file, &error));
        }
        _ => {}
    }
    Ok(())
}

/// Writes all files or none, and the folders that they need.
pub(crate) fn with_folders(files: &[(PathBuf, String)]) -> Result<(), Failed> {
    for (file, _) in files {
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(|error| unusable(parent, &error))?;
        }
    }
    all(files)
}

/// Writes all files or none: each is prepared beside its place, and moved there once all are whole. The folders exist.
fn all(files: &[(PathBuf, String)]) -> Result<(), Failed> {
    let mut prepared = Vec::new();
    for (file, text) in files {
        match prepare(file, text) {
            Ok(beside) => prepared.push((beside, file)),
            Err(error) => {
                drop_prepared(&prepared);
                return Err(unusable(file, &error));
            }
        }
    }
    for (at, (beside, file)) in prepared.iter().enumerate() {
        if let Err(error) = fs::rename(beside, file) {
            drop_prepared(prepared.get(at..).unwrap_or_default());
            return Err(unusable(file, &error));
        }
    }
    Ok(())
}

/// What was written in part is of no use; the error says what happened.
fn drop_prepared(prepared: &[(PathBuf, &PathBuf)]) {
    for (beside, _) in prepared {
        let _ = fs::remove_file(beside);
    }
}

fn prepare(file: &Path, text: &str) -> io::Result<PathBuf> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(format!(".{}.new", process::id()));
    let beside = PathBuf::from(beside);
    let mut new = File::create_new(&beside)?;
    let permissions = fs::metadata(file).map(|found| found.permissions());
    let written = new.write_all(text.as_bytes());
    let kept = permissions.map_or(Ok(()), |permissions| {
        fs::set_permissions(&beside, permissions)
    });
    if let Err(error) = written.and(kept) {
        let _ = fs::remove_file(&beside);
        return Err(error);
    }
    Ok(beside)
}

/// Writes these files of a folder, in which others stay as they are: all of them or none.
pub(crate) fn into(folder: &Path, files: &BTreeMap<String, String>) -> Result<(), Failed> {
    let files: Vec<(PathBuf, String)> = files
        .iter()
        .map(|(name, text)| (folder.join(name), text.clone()))
        .collect();
    with_folders(&files)
}

/// Writes a folder that is not there yet, or is empty: it appears with all its files, or not at all.
pub(crate) fn folder(out: &Path, files: &BTreeMap<String, String>) -> Result<(), Failed> {
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let write = || -> io::Result<()> {
        fs::create_dir_all(parent)?;
        let beside = tempfile::Builder::new()
            .prefix(".iai-spec-")
            .tempdir_in(parent)?;
        // A temporary folder is for its owner alone; the one inside is not.
        let folder = beside.path().join("spec");
        for (name, text) in files {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap_or(&folder))?;
            fs::write(file, text)?;
        }
        fs::rename(&folder, out)
    };
    write().map_err(|error| unusable(out, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_files_all_or_none_are_written() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = |name: &str| folder.path().join(name);
        fs::write(file("a"), "old")?;
        let text = |name: &str| (file(name), "new".to_owned());
        let (_, code) = all(&[text("a"), text("nowhere/b")]).unwrap_err();
        assert_eq!(code, 2);
        assert_eq!(fs::read_to_string(file("a"))?, "old");
        assert_eq!(
            fs::read_dir(folder.path())?.count(),
            1,
            "and nothing beside it"
        );
        all(&[text("a"), text("b")]).unwrap();
        assert_eq!(fs::read_to_string(file("a"))?, "new");
        assert_eq!(fs::read_dir(folder.path())?.count(), 2);
        Ok(())
    }
}
