//! `iai-spec coverage`: a spec beside the facts of its service.

use super::{Failed, print, read};
use iai_spec::coverage::{Coverage, Facts};
use std::path::PathBuf;

/// Compare a spec with tables of facts: what is missing in the spec, and what only the spec has
///
/// The tables are files of CSV, taken from the vendor and not from the spec: `iai-spec facts` makes some of them. Where the
/// spec is right and a table is not, `departures.yaml` beside the tables says so, with the reason.
///
/// Exit codes: 0 the spec has all facts and nothing else; 1 it differs, or has mistakes; 2 wrong usage, or a file that
/// cannot be read.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the spec
    spec: PathBuf,
    /// Folder of the tables
    facts: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failed> {
    let facts = Facts::read(&arguments.facts).map_err(|problem| (problem.to_string(), 2))?;
    let compared = facts.compare(&read(&arguments.spec)?);
    print(&compared.iter().map(report).collect::<String>())?;
    if compared.iter().all(Coverage::is_whole) {
        return Ok(());
    }
    let differs = "the spec differs from the facts: correct a row, or the table, or add a departure with its reason";
    Err((differs.to_owned(), 1))
}

fn report(table: &Coverage) -> String {
    let found = table.facts - table.missing.len();
    let head = format!("{:22} {found:5} of {:5} facts\n", table.table, table.facts);
    let missing = table.missing.iter();
    let missing = missing.map(|row| format!("  missing in the spec: {row}\n"));
    let unknown = table.unknown.iter();
    let unknown = unknown.map(|row| format!("  in the spec alone:   {row}\n"));
    head + &missing.chain(unknown).collect::<String>()
}
