//! `iai-spec expand`: a client into a file.

use super::{Failed, plain, print, unusable, write};
use iai_spec::{Expand, Failure, MARK, Only, expand};
use std::fs;
use std::path::{Path, PathBuf};

/// Generate the client of a spec into a file, as the macro `iai_macros::client!` does in a build
///
/// Without --out the code is printed: all of it, or the parts that --action and --type name.
///
/// The file goes into a crate that depends on tc3-runtime alone:
/// `#[rustfmt::skip] mod api;`.
///
/// Exit codes: 0 done, or the file is as it should be; 1 the spec has mistakes, or the file is stale; 2 wrong usage, or
/// a file that cannot be read or written.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the spec
    spec: PathBuf,
    /// File to write; without it the code goes to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write nothing, and fail if the file is not what would be written
    #[arg(long, requires = "out")]
    check: bool,
    /// Path of the runtime crate, as the code writes it
    #[arg(long, value_name = "PATH", default_value = "::tc3_runtime")]
    runtime: String,
    /// Path under which users find the code; with it the documentation has sample calls
    #[arg(long, value_name = "PATH")]
    path: Option<String>,
    /// Print only what is made of this action; may be repeated
    #[arg(long, value_name = "NAME", conflicts_with = "out")]
    action: Vec<String>,
    /// Print only what is made of this type of types.yaml; may be repeated
    #[arg(long = "type", value_name = "NAME", conflicts_with = "out")]
    types: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failed> {
    let spec = plain(&arguments.spec);
    let command = command(&spec, arguments);
    let code = expand(
        &spec,
        &Expand {
            runtime: arguments.runtime.clone(),
            path: arguments.path.clone(),
            command: command.clone(),
            only: Only {
                actions: arguments.action.clone(),
                types: arguments.types.clone(),
            },
        },
    )
    .map_err(|failure| {
        let code = match failure {
            Failure::NoFolder(_) | Failure::Path(_) | Failure::Comment(_) | Failure::NoPart(_) => 2,
            Failure::Problems(_) | Failure::Unreadable(_) => 1,
        };
        (failure.to_string(), code)
    })?;
    match &arguments.out {
        None => print(&code),
        Some(file) if arguments.check => check(file, &code, &command),
        Some(file) => write::generated(file, &code, MARK),
    }
}

/// The command line that makes the file, which the file names.
fn command(spec: &Path, arguments: &Arguments) -> String {
    let mut command = format!("iai-spec expand {}", word(&spec.display().to_string()));
    if arguments.runtime != "::tc3_runtime" {
        command.push_str(&format!(" --runtime {}", word(&arguments.runtime)));
    }
    if let Some(path) = &arguments.path {
        command.push_str(&format!(" --path {}", word(path)));
    }
    if let Some(file) = &arguments.out {
        let file = plain(file).display().to_string();
        command.push_str(&format!(" --out {}", word(&file)));
    }
    command
}

/// An argument as a shell takes it.
fn word(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./:".contains(&byte);
    if text.bytes().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

fn check(file: &Path, code: &str, command: &str) -> Result<(), Failed> {
    let found = fs::read_to_string(file).map_err(|error| unusable(file, &error))?;
    // A checkout may have other line breaks.
    if found.replace("\r\n", "\n") == code {
        return Ok(());
    }
    let message = format!("{} is stale; run `{command}`", file.display());
    Err((message, 1))
}
