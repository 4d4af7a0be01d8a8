//! How each row ended: into files, and the totals to standard output.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use iai_enrol::journal::{self, Shard};
use iai_enrol::report::{Counts, Outcomes, ReportFiles, ReportWriter};
use iai_enrol::table::Table;
use iai_enrol::{PersonKey, Row};
use serde::Serialize;

use super::failures;
use super::input::{self, Input};
use super::told::{Lines, of_counts, tell};
use crate::failure::Failure;
use crate::output::Output;

/// What a report is made of.
pub(super) struct Wanted<'a> {
    pub(super) input: &'a Input,
    pub(super) table: &'a Table,
    pub(super) pictures: &'a Path,
    /// The folder of the report.
    pub(super) folder: PathBuf,
}

/// What is told on standard output.
#[derive(Debug, Serialize)]
pub(super) struct Document {
    #[serde(flatten)]
    counts: Counts,
    /// Pictures with several faces whose largest one was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    several_faces: Option<u64>,
    journals: Vec<String>,
    csv: String,
    json: String,
    html: String,
}

impl Document {
    /// Of a report.
    pub(super) fn new(
        counts: Counts,
        files: &ReportFiles,
        journals: &[PathBuf],
        several_faces: Option<u64>,
    ) -> Self {
        let shown = |path: &PathBuf| path.display().to_string();
        Self {
            counts,
            several_faces,
            journals: journals.iter().map(shown).collect(),
            csv: shown(&files.csv),
            json: shown(&files.json),
            html: shown(&files.html),
        }
    }
}

impl Lines for Document {
    fn lines(&self) -> Vec<(&'static str, String)> {
        let mut lines = of_counts(&self.counts);
        if let Some(number) = self.several_faces {
            lines.push(("several faces", number.to_string()));
        }
        lines.extend(self.journals.iter().map(|path| ("journal", path.clone())));
        lines.extend([("report", self.html.clone())]);
        lines
    }
}

/// The folder of the report: the one that was given, else the one beside the table.
pub(super) fn folder(matches: &ArgMatches, input: &Input) -> PathBuf {
    let given = matches.get_one::<PathBuf>("report").cloned();
    given.unwrap_or_else(|| input.beside("report"))
}

/// `iai enrol report`.
pub(super) fn run(matches: &ArgMatches, output: &Output) -> Result<(), Failure> {
    let input = Input::of(matches)?;
    let journals = input.journals()?;
    // What the run was given need not be given again.
    let group = input::group_id(matches).or_else(|| group_of(journals.first()?));
    let table = input::table(matches, group)?;
    let wanted = Wanted {
        input: &input,
        table: &table,
        pictures: &input::pictures(matches),
        folder: folder(matches, &input),
    };
    let (counts, files) = write(&wanted, &journals)?;
    let document = Document::new(counts, &files, &journals, None);
    tell(&document, output)?;
    let page = files.html.display().to_string();
    failures::endings(&counts, &page).map_or(Ok(()), Err)
}

/// The group that a journal was begun with. One that cannot be read is refused where its entries are.
fn group_of(journal: &Path) -> Option<String> {
    let entries = journal::read(journal).ok()?;
    entries.input.group_id
}

/// Writes the report of these journals.
pub(super) fn write(
    wanted: &Wanted<'_>,
    journals: &[PathBuf],
) -> Result<(Counts, ReportFiles), Failure> {
    let outcomes = Outcomes::read(journals).map_err(|error| failures::journal(&error))?;
    let name = wanted.input.name();
    let failed = |error| failures::report(&error);
    let mut report = ReportWriter::begin(&wanted.folder, &name).map_err(failed)?;
    let rows = wanted
        .table
        .rows()
        .map_err(|error| failures::table(&error))?;
    for row in rows {
        let row = row.map_err(|mistake| {
            Failure::invalid(
                format!("the table has changed: {mistake}"),
                "Restore the table as it was when it was enrolled.",
            )
        })?;
        if is_of(wanted.input.shard, &row) {
            let row = outcomes.row(&row, wanted.pictures);
            report.add(&row).map_err(failed)?;
        }
    }
    report.end(&name, wanted.pictures).map_err(failed)
}

/// Whether the row is of this part of the table.
fn is_of(shard: Option<Shard>, row: &Row) -> bool {
    let key = PersonKey::of(&row.group_id, &row.person_id);
    shard.is_none_or(|shard| key.shard(shard.count) == shard.index)
}
