//! A spec and all its mistakes.

use iai_codegen::{Problems, Report, Sources, compile};
use std::collections::BTreeSet;
use std::path::Path;

/// A spec that has been checked.
#[derive(Clone, Debug)]
pub struct Checked {
    pub(super) sources: Sources,
    problems: Problems,
    pub(super) actions: usize,
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
        if self.is_folder {
            text.push_str(&self.summary());
            text.push('\n');
        }
        text
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
}

fn count(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}
