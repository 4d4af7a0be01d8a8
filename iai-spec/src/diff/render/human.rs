//! A report for people at a terminal.

use super::{impacts, versions};
use crate::diff::change::{Change, Class};
use crate::diff::report::Report;

/// The report as plain text.
#[must_use]
pub fn human(report: &Report) -> String {
    let mut text = format!("from {}\nto   {}\n", report.old, report.new);
    if report.changes.is_empty() {
        text.push_str("\nNo difference.\n");
    }
    for (heading, changes) in report.sections() {
        text.push_str(&format!("\n{heading}: {}\n", changes.len()));
        for change in changes {
            text.push_str(&one(change));
        }
    }
    if !report.ignored.is_empty() {
        text.push_str(&format!("\nIgnored: {}\n", report.ignored.len()));
    }
    for ignored in &report.ignored {
        text.push_str(&format!("  {}: {}\n", ignored.id, ignored.reason));
    }
    for id in &report.idle {
        text.push_str(&format!(
            "\nThe ignore file names `{id}`, and nothing changed there; take the entry out.\n"
        ));
    }
    if !report.changes.is_empty() {
        text.push_str(&format!("\n{}\n", versions(report)));
    }
    text
}

fn one(change: &Change) -> String {
    // There are hundreds of them, and their place is in their words.
    if change.class() == Class::Documentation && change.figures.is_none() && change.texts.is_none()
    {
        return format!("  {}\n", change.words);
    }
    let mut text = format!("  {}\n    at {}\n", change.words, change.id);
    let impacts = impacts(change);
    if !impacts.is_empty() {
        text.push_str(&format!("    {impacts}\n"));
    }
    if let Some(why) = &change.correction {
        text.push_str(&format!("    a correction: {why}\n"));
    }
    if let Some(texts) = &change.texts {
        let gone = texts.gone.iter().map(|line| format!("    - {line}\n"));
        let come = texts.come.iter().map(|line| format!("    + {line}\n"));
        text.extend(gone.chain(come));
    }
    for line in change.witness.iter().flat_map(|witness| witness.lines()) {
        text.push_str(&format!("    | {line}\n"));
    }
    text
}
