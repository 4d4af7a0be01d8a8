//! `iai-spec facts`: tables of facts out of the vendor's definitions.

use super::{Failed, unusable, write};
use iai_spec::definitions::{Source, Wanted};
use iai_spec::facts::{Table, tables};
use std::fs;
use std::path::PathBuf;

/// Make the tables `parameters.csv`, `responses.csv` and `structures.csv` out of the vendor's definitions
///
/// `iai-spec coverage` compares a spec with them. Actions that are out of service are left out. `required` of a structure
/// that no request holds is `no`.
///
/// Exit codes: 0 done, or the tables are as they should be; 1 a table is stale; 2 wrong usage, or a file that cannot be
/// read or written.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Where the definitions are: a file `api.json` of the official command line, a wheel or folder with it, or
    /// `tccli==VERSION`, which pip downloads
    definitions: String,
    /// The service by its folder in the official packages, such as `iai`
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// The version, such as `2020-03-03`; the newest without it
    #[arg(long, value_name = "VERSION")]
    version: Option<String>,
    /// Folder of the tables
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write nothing, and fail if a table is not what would be written
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failed> {
    let wanted = Wanted {
        service: arguments.service.clone(),
        version: arguments.version.clone(),
    };
    let source = Source::open(&arguments.definitions);
    let definitions = source.and_then(|source| source.definitions(&wanted));
    let definitions = definitions.map_err(|failure| (failure.to_string(), 2))?;
    let made = tables(&definitions);
    if arguments.check {
        return made.iter().try_for_each(|table| check(table, arguments));
    }
    let files = made.map(|table| (arguments.out.join(table.file), table.text));
    for (file, text) in &files {
        // A table of an older form has the same first column.
        write::refuse_foreign(file, text.split(',').next().unwrap_or_default())?;
    }
    write::with_folders(&files)
}

fn check(table: &Table, arguments: &Arguments) -> Result<(), Failed> {
    let file = arguments.out.join(table.file);
    let found = fs::read_to_string(&file).map_err(|error| unusable(&file, &error))?;
    // A checkout may have other line breaks.
    if found.replace("\r\n", "\n") == table.text {
        return Ok(());
    }
    let message = format!(
        "{} is stale; run the same command without --check, and read the difference",
        file.display()
    );
    Err((message, 1))
}
