//! The commands of the program: arguments, files, exit codes. What they do is in the library.

pub(crate) mod check;
mod color;
pub(crate) mod coverage;
pub(crate) mod describe;
pub(crate) mod diff;
pub(crate) mod expand;
pub(crate) mod explain;
pub(crate) mod facts;
pub(crate) mod import;
mod write;

use iai_codegen::Api;
use iai_spec::Failure;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// What went wrong, for people, and the exit code. Without a text, standard output has told it already.
pub(crate) type Failed = (String, u8);

fn unusable(file: &Path, error: &io::Error) -> Failed {
    (format!("{}: {error}", file.display()), 2)
}

/// The API of a spec without mistakes.
fn read(folder: &Path) -> Result<Api, Failed> {
    iai_spec::read(folder).map_err(|failure| {
        let code = if matches!(failure, Failure::Problems(_)) {
            1
        } else {
            2
        };
        (failure.to_string(), code)
    })
}

/// A reader that has seen enough, such as `head`, is no failure.
fn print(text: &str) -> Result<(), Failed> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err((format!("standard output: {error}"), 2))
        }
        _ => Ok(()),
    }
}

/// The shortest form of a path, since messages and files name it: `./spec/` is `spec`.
fn plain(path: &Path) -> PathBuf {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    let plain: PathBuf = parts.collect();
    if plain.as_os_str().is_empty() {
        path.to_owned()
    } else {
        plain
    }
}
