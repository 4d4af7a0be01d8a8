//! `iai-spec check`: all mistakes of a spec.

use super::color::Color;
use super::{Failed, plain, print};
use iai_spec::check;
use std::path::PathBuf;

/// Find all mistakes of a spec
///
/// Each mistake has a code such as S004, its place, a picture of the line, and what to write instead. `iai-spec explain
/// S004` tells more about a code. Nothing is written.
///
/// Exit codes: 0 no mistake; 1 at least one; 2 wrong usage, or there is no such folder.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the spec: the one that has service.yaml
    spec: PathBuf,
    /// What to print: pictures for people, JSON (iai-spec/schema/check.json), or SARIF 2.1.0 for code scanners
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    color: Color,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Sarif,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failed> {
    let checked = check(&plain(&arguments.spec));
    if !checked.is_folder() {
        return Err((checked.human(false).trim_end().to_owned(), 2));
    }
    print(&match arguments.format {
        Format::Human => checked.human(arguments.color.is_on()),
        Format::Json => checked.json(),
        Format::Sarif => checked.sarif(),
    })?;
    if checked.is_clean() {
        Ok(())
    } else {
        Err((String::new(), 1))
    }
}
