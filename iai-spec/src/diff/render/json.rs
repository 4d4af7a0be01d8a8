//! A report for programs; `schema/diff.json` describes it.

use serde::Serialize;

use crate::diff::change::{Bump, Change, Class};
use crate::diff::ignore::Ignored;
use crate::diff::report::Report;

/// Version of the form, which goes up when a program that reads it has to change.
pub const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    old: &'a str,
    new: &'a str,
    breaking: bool,
    bump: Bumps,
    changes: Vec<Classified<'a>>,
    ignored: &'a [Ignored],
    idle: &'a [String],
}

#[derive(Serialize)]
struct Bumps {
    from_one: Bump,
    before_one: Bump,
}

#[derive(Serialize)]
struct Classified<'a> {
    class: Class,
    #[serde(flatten)]
    change: &'a Change,
}

/// The report as JSON.
#[must_use]
pub fn json(report: &Report) -> String {
    let classified = |change| Classified {
        class: Change::class(change),
        change,
    };
    let document = Document {
        schema_version: SCHEMA_VERSION,
        old: &report.old,
        new: &report.new,
        breaking: report.is_breaking(),
        bump: Bumps {
            from_one: report.bump(),
            before_one: report.bump().before_one(),
        },
        changes: report.changes.iter().map(classified).collect(),
        ignored: &report.ignored,
        idle: &report.idle,
    };
    // Texts and numbers alone: there is nothing that could fail.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}
