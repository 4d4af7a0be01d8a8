//! What was measured, by name. Kept in a file, so that parts can be measured one at a time.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use iai_benches::Failed;

/// Figures by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures(BTreeMap<String, f64>);

/// The folder of the workspace.
pub(crate) fn workspace() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Where the benches keep what they make.
pub(crate) fn folder() -> PathBuf {
    workspace().join("target/benches")
}

impl Figures {
    /// Those of earlier runs.
    pub(crate) fn load() -> Self {
        let text = std::fs::read_to_string(folder().join("figures.tsv")).unwrap_or_default();
        let mut figures = Self::default();
        figures.read(&text);
        figures
    }

    /// Adds the lines of a table, each a name and a number.
    pub(crate) fn read(&mut self, text: &str) {
        let lines = text.lines().filter_map(|line| line.split_once('\t'));
        self.0
            .extend(lines.filter_map(|(name, value)| Some((name.to_owned(), value.parse().ok()?))));
    }

    pub(crate) fn save(&self) -> Result<(), Failed> {
        let lines = self
            .0
            .iter()
            .map(|(name, value)| format!("{name}\t{value}\n"));
        std::fs::create_dir_all(folder())?;
        std::fs::write(folder().join("figures.tsv"), lines.collect::<String>())?;
        Ok(())
    }

    pub(crate) fn set(&mut self, name: impl Into<String>, value: f64) {
        self.0.insert(name.into(), value);
    }

    pub(crate) fn get(&self, name: &str) -> Option<f64> {
        self.0.get(name).copied()
    }

    /// Those whose names begin so, by the rest of their names.
    pub(crate) fn under<'a>(&'a self, start: &'a str) -> impl Iterator<Item = (&'a str, f64)> {
        let named =
            move |(name, value): (&'a String, &f64)| Some((name.strip_prefix(start)?, *value));
        self.0.iter().filter_map(named)
    }
}
