//! Reads files of a limited size.

use super::failure::Failure;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// All of a file of at most `limit` bytes.
pub(super) fn bytes(path: &Path, shown: &str, limit: u64) -> Result<Vec<u8>, Failure> {
    let mut content = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limit + 1).read_to_end(&mut content))
        .map_err(|error| unreadable(shown, &error))?;
    if content.len() as u64 > limit {
        let what = format!("this has more than {limit} bytes");
        return Err(Failure::new(
            shown,
            what,
            "definitions are smaller; is it the right file?",
        ));
    }
    Ok(content)
}

pub(super) fn unreadable(shown: &str, error: &io::Error) -> Failure {
    let help = "give a file `api.json` or `errorcodes.py`, a wheel, an unpacked folder, or `PACKAGE==VERSION`";
    Failure::new(shown, error.to_string(), help)
}
