//! `iai enrol status`: how far the enrolment of a table has come.

use clap::ArgMatches;
use iai_enrol::report::{Counts, Outcomes};
use serde::Serialize;

use super::failures;
use super::input::Input;
use super::told::{Lines, of_counts, tell};
use crate::failure::Failure;
use crate::output::Output;

/// What is told: rows that a run has begun, by their ending.
#[derive(Debug, Serialize)]
struct Document {
    journals: Vec<String>,
    group_id: Option<String>,
    #[serde(flatten)]
    counts: Counts,
}

impl Lines for Document {
    fn lines(&self) -> Vec<(&'static str, String)> {
        let mut lines = of_counts(&self.counts);
        lines.extend(self.group_id.clone().map(|group| ("group", group)));
        lines.extend(self.journals.iter().map(|path| ("journal", path.clone())));
        lines
    }
}

/// Reads the journals, also while a run writes them.
pub(super) fn run(matches: &ArgMatches, output: &Output) -> Result<(), Failure> {
    let journals = Input::of(matches)?.journals()?;
    let outcomes = Outcomes::read(&journals).map_err(|error| failures::journal(&error))?;
    let counts = outcomes.counts();
    let first = outcomes.inputs().first();
    let document = Document {
        journals: journals
            .iter()
            .map(|path| path.display().to_string())
            .collect(),
        group_id: first.and_then(|input| input.group_id.clone()),
        counts,
    };
    tell(&document, output)
}
