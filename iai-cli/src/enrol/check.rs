//! All mistakes of a table, before anything is sent.

use std::path::Path;

use iai_enrol::check::{CheckOptions, Checked, SamePicture, check};
use iai_enrol::table::{Mistake, Table};
use serde::Serialize;
use serde_json::{Value, json};

use super::failures;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Format, Output, Progress};

/// Rows between two words about the progress.
const STEP: u64 = 100;
/// Same pictures that are told of in warnings.
const TOLD: usize = 5;

/// Checks the rows of a table.
pub(super) fn checked(table: &Table, pictures: &Path, output: &Output) -> Result<Checked, Failure> {
    let mut progress = Progress::new(output);
    let mut tell = |rows: u64| {
        if rows.is_multiple_of(STEP) {
            progress.tell(&format!("checking: {rows} rows"));
        }
    };
    let checked = check(table, pictures, &CheckOptions::default(), &mut tell);
    let checked = checked.map_err(|error| failures::table(&error))?;
    drop(progress);
    warn(&checked, output);
    Ok(checked)
}

/// The same picture twice may be meant.
fn warn(checked: &Checked, output: &Output) {
    let same = &checked.same_pictures;
    for SamePicture { line, first } in same.iter().take(TOLD) {
        output.warn(&if line == first {
            format!("line {line} has the same picture twice")
        } else {
            format!("lines {first} and {line} have the same picture")
        });
    }
    let further = same.len().saturating_sub(TOLD) as u64 + checked.further_same_pictures;
    if further > 0 {
        output.warn(&format!("{further} more pictures are there twice"));
    }
}

/// What `--check` tells.
#[derive(Debug, Serialize)]
struct Document {
    rows: u64,
    pictures: u64,
    mistakes: Vec<Row>,
    /// Mistakes that are not listed.
    further_mistakes: u64,
}

/// A mistake.
#[derive(Debug, Serialize)]
struct Row {
    line: u64,
    column: Option<&'static str>,
    file: Option<String>,
    message: String,
    remedy: String,
}

impl Row {
    fn of(mistake: &Mistake) -> Self {
        Self {
            line: mistake.line,
            column: mistake.column,
            file: mistake.file.as_ref().map(|file| file.display().to_string()),
            message: mistake.message.clone(),
            remedy: mistake.remedy.clone(),
        }
    }
}

/// Tells what was found: as JSON, or a paragraph for each mistake.
pub(super) fn tell(checked: &Checked, output: &Output) -> Result<(), Failure> {
    if output.format.is_json() || output.has_query() {
        return output.document(&Document {
            rows: checked.rows,
            pictures: checked.pictures,
            mistakes: checked.mistakes.iter().map(Row::of).collect(),
            further_mistakes: checked.further_mistakes,
        });
    }
    if output.format == Format::Text {
        return output.write(&rows(checked), None);
    }
    output.text(&text(checked))
}

fn rows(checked: &Checked) -> Value {
    let row = |mistake: &Mistake| {
        json!({
            "line": mistake.line,
            "column": mistake.column.unwrap_or_default(),
            "message": mistake.message,
            "remedy": mistake.remedy,
        })
    };
    checked.mistakes.iter().map(row).collect()
}

fn text(checked: &Checked) -> String {
    let mut text = String::new();
    for mistake in &checked.mistakes {
        let told = format!("{mistake}\n    {}\n", mistake.remedy);
        text.extend(
            told.chars()
                .map(|c| if c.is_control() && c != '\n' { ' ' } else { c }),
        );
    }
    if checked.is_ok() {
        let Checked { rows, pictures, .. } = checked;
        text.push_str(&format!(
            "{rows} rows with {pictures} pictures, no mistake\n"
        ));
    }
    text
}

/// The failure of a table with mistakes.
pub(super) fn failure(checked: &Checked) -> Option<Failure> {
    if checked.is_ok() {
        return None;
    }
    let mistakes = checked.mistakes.len() as u64 + checked.further_mistakes;
    let what = if mistakes == 1 {
        "a mistake".to_owned()
    } else {
        format!("{mistakes} mistakes")
    };
    Some(Failure::new(
        Exit::Invalid,
        format!("the table has {what}; nothing was sent"),
        "Correct what is listed, and run it again.",
    ))
}
