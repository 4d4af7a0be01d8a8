//! A report as a part of a changelog.

use super::{impacts, versions};
use crate::diff::change::Change;
use crate::diff::report::Report;

/// The report as Markdown, with a heading of the second level.
#[must_use]
pub fn markdown(report: &Report) -> String {
    let mut text = format!("## From {} to {}\n", report.old, report.new);
    if report.changes.is_empty() {
        text.push_str("\nNo difference.\n");
    } else {
        text.push_str(&format!("\n{}\n", versions(report)));
    }
    for (heading, changes) in report.sections() {
        text.push_str(&format!("\n### {heading}\n\n"));
        for change in changes {
            text.push_str(&one(change));
        }
    }
    if !report.ignored.is_empty() {
        text.push_str("\n### Ignored\n\n");
    }
    for ignored in &report.ignored {
        text.push_str(&format!("- {}: {}\n", ignored.words, ignored.reason));
    }
    text
}

fn one(change: &Change) -> String {
    let impacts = impacts(change);
    let impacts = if impacts.is_empty() {
        impacts
    } else {
        format!(" ({impacts})")
    };
    let why = change
        .correction
        .iter()
        .map(|why| format!("\n  A correction: {why}"));
    let why: String = why.collect();
    let mut text = format!("- {}{impacts}{why}\n", change.words);
    if let Some(witness) = &change.witness {
        let lines = witness.lines().map(|line| format!("  {line}\n"));
        text.push_str(&format!(
            "\n  ```rust,ignore\n{}  ```\n\n",
            lines.collect::<String>()
        ));
    }
    text
}
