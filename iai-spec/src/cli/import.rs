//! `iai-spec import`: a spec out of the vendor's definitions.

use super::{Failed, unusable, write};
use iai_spec::definitions::{ErrorCode, Failure, Source, Wanted};
use iai_spec::import::{Import, MARK, Options, import};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Write the spec of a service from the vendor's definitions
///
/// SOURCE is a file `api.json` of the official command line, a wheel or another zip with it, an unpacked folder, or
/// `tccli==VERSION`, which pip downloads. Nothing that was fetched is executed. What the definitions do not tell is
/// marked in the files with `# DECIDE:`.
///
/// Exit codes: 0 done; 1 nothing in the definitions can be expressed; 2 wrong usage, or a file that cannot be read or
/// written.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Where the definitions are
    source: String,
    /// The service by its folder in the official packages, such as `iai`
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// The version, such as `2020-03-03`; the newest without it
    #[arg(long, value_name = "VERSION")]
    version: Option<String>,
    /// Error codes: a file `errorcodes.py` of the official SDK, a wheel with it, or `tencentcloud-sdk-python==VERSION`
    #[arg(long, value_name = "SOURCE")]
    errors: Option<String>,
    /// Take the vendor's descriptions as documentation: they are the vendor's, so keep such a spec to yourself
    #[arg(long)]
    texts: bool,
    /// Folder to write; it must not exist, or be empty
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// Write nothing, and tell what would be written
    #[arg(long)]
    dry_run: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failed> {
    refuse_occupied(&arguments.out)?;
    let wanted = Wanted {
        service: arguments.service.clone(),
        version: arguments.version.clone(),
    };
    let definitions = Source::open(&arguments.source)
        .and_then(|source| source.definitions(&wanted))
        .map_err(unread)?;
    let codes = codes(arguments, &definitions.version)?;
    let options = Options {
        texts: arguments.texts,
    };
    let made = import(&definitions, &codes, options).map_err(|failure| (failure.to_string(), 1))?;
    if !arguments.dry_run {
        write::folder(&arguments.out, &made.files)?;
    }
    told(&made, arguments)
}

fn unread(failure: Failure) -> Failed {
    (failure.to_string(), 2)
}

/// Codes of the same version: the SDK has a folder for each.
fn codes(arguments: &Arguments, version: &str) -> Result<Vec<ErrorCode>, Failed> {
    let Some(source) = &arguments.errors else {
        return Ok(Vec::new());
    };
    let wanted = Wanted {
        service: arguments.service.clone(),
        version: Some(version.to_owned()),
    };
    Source::open(source)
        .and_then(|source| source.error_codes(&wanted))
        .map_err(unread)
}

/// What a person has made is never overwritten.
fn refuse_occupied(out: &Path) -> Result<(), Failed> {
    let is_empty = match fs::read_dir(out) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(unusable(out, &error)),
    };
    if is_empty {
        return Ok(());
    }
    let message = format!("{} is not empty; name another folder", out.display());
    Err((message, 2))
}

fn told(made: &Import, arguments: &Arguments) -> Result<(), Failed> {
    let mut out = String::new();
    for left in &made.left_out {
        out.push_str(&format!("left out: {}: {}\n", left.action, left.construct));
    }
    let done = if arguments.dry_run {
        "would write"
    } else {
        "wrote"
    };
    let folder = arguments.out.display();
    out.push_str(&format!(
        "{done} {folder}: {} files, {} marks `{MARK}` for a person to decide\n",
        made.files.len(),
        made.marks()
    ));
    io::stdout()
        .write_all(out.as_bytes())
        .map_err(|error| (format!("standard output: {error}"), 2))
}
