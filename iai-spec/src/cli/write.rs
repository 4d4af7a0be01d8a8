//! Writing files: whole, or not at all.

use super::{Failed, unusable};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

/// Writes the whole file or none of it. An existing file is replaced only if it begins with `mark`, by which this program
/// knows its own.
pub(crate) fn generated(file: &Path, code: &str, mark: &str) -> Result<(), Failed> {
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
    let mut beside = file.as_os_str().to_owned();
    beside.push(format!(".{}.new", process::id()));
    let beside = PathBuf::from(beside);
    let mut new = File::create_new(&beside).map_err(|error| unusable(file, &error))?;
    new.write_all(code.as_bytes())
        .and_then(|()| fs::rename(&beside, file))
        .map_err(|error| {
            // What was written in part is of no use; the error says what happened.
            let _ = fs::remove_file(&beside);
            unusable(file, &error)
        })
}
