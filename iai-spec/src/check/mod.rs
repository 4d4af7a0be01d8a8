//! A spec and all its mistakes, for people and for programs.

mod json;
mod sarif;

use iai_codegen::{Problems, Report, Sources, compile};
use std::collections::BTreeSet;
use std::path::Path;

/// A spec that has been checked.
#[derive(Clone, Debug)]
pub struct Checked {
    sources: Sources,
    problems: Problems,
    actions: usize,
    is_folder: bool,
}

/// Reads the spec in `folder` and finds all its mistakes. Nothing is generated.
#[must_use]
pub fn check(folder: &Path) -> Checked {
    let mut problems = Problems::default();
    let sources = Sources::read(folder, &folder.display().to_string(), &mut problems);
    let (api, problems) = compile(&sources, problems);
    Checked {
        actions: api.map_or(0, |api| api.actions.len()),
        is_folder: folder.is_dir(),
        sources,
        problems,
    }
}

impl Checked {
    /// Whether there is a folder to check.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        self.is_folder
    }

    /// Whether there is no mistake.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// The mistakes with their places, in the order of files and lines.
    #[must_use]
    pub fn reports(&self) -> Vec<Report> {
        self.problems.reports(&self.sources)
    }

    /// A picture of each mistake, as rustc draws its own, and a line that counts them. With `styled`, in the colours of
    /// rustc.
    #[must_use]
    pub fn human(&self, styled: bool) -> String {
        let mut text = String::new();
        for picture in self.problems.draw(&self.sources, styled) {
            text.push_str(&picture);
            text.push_str("\n\n");
        }
        text + &self.summary() + "\n"
    }

    fn summary(&self) -> String {
        if self.is_clean() {
            let actions = count(self.actions, "action");
            return format!("{}: {actions}, no problem", self.sources.folder);
        }
        let reports = self.reports();
        let files: BTreeSet<&str> = reports
            .iter()
            .map(|report| report.location.file.as_str())
            .collect();
        let problems = count(reports.len(), "problem");
        let files = count(files.len(), "file");
        format!("{problems} in {files}; `iai-spec explain CODE` tells more about each")
    }

    /// The mistakes as JSON, in the form that `schema/check.schema.json` describes.
    #[must_use]
    pub fn json(&self) -> String {
        json::of(self)
    }

    /// The mistakes as a log in SARIF 2.1.0, the form that code scanners share.
    #[must_use]
    pub fn sarif(&self) -> String {
        sarif::of(self)
    }
}

fn count(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}

/// JSON for programs, of lines that people can read as well.
fn pretty(value: &impl serde::Serialize) -> String {
    // Text, numbers and lists of them can always be written.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
