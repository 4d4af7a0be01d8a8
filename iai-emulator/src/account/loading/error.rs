//! Why a state was not loaded.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;

/// Problems that are told at most. Reading stops there.
const MOST: usize = 10;

/// Why a state was not loaded. Nothing of it was. `Debug` is the text.
#[derive(Clone, PartialEq, Eq)]
pub struct LoadError {
    problems: Vec<String>,
    /// Whether reading stopped before the end.
    stopped: bool,
}

impl LoadError {
    /// Each problem with its place, such as `Persons[17]: …`; ten at most.
    pub fn problems(&self) -> impl Iterator<Item = &str> {
        self.problems.iter().map(String::as_str)
    }

    fn one(problem: String) -> Self {
        Self {
            problems: vec![problem],
            stopped: false,
        }
    }

    /// What serde says has line and column.
    pub(super) fn unread(error: serde_path_to_error::Error<serde_json::Error>) -> Self {
        let path = error.path().to_string();
        let place = if path == "." { "the state" } else { &path };
        let message = without_text(error.inner().to_string());
        Self::one(format!("{place}: {message}"))
    }

    pub(super) fn no_object() -> Self {
        Self::one("it is not a JSON object with Groups and Persons".to_owned())
    }

    pub(super) fn not_alone(error: serde_json::Error) -> Self {
        Self::one(format!("behind the state: {error}"))
    }

    pub(super) fn folder(folder: &Path, error: &io::Error) -> Self {
        Self::one(format!("{}: {error}", folder.display()))
    }

    /// The state was good, and the state file could not be written.
    pub(crate) fn unwritten(reason: &str) -> Self {
        Self::one(reason.to_owned())
    }

    /// A file with the state cannot be read.
    pub(crate) fn unreadable(error: &io::Error) -> Self {
        Self::one(error.to_string())
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the state was not loaded: ")?;
        f.write_str(&self.problems.join("; "))?;
        if self.stopped {
            f.write_str("; reading stopped here")?;
        }
        Ok(())
    }
}

impl fmt::Debug for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for LoadError {}

/// serde shows a text that stands in place of something else. It may be a name or a picture.
fn without_text(mut message: String) -> String {
    const BEFORE: &str = "string \"";
    let start = message.find(BEFORE);
    let end = message.rfind("\", expected");
    if let Some((start, end)) = start.zip(end) {
        message.replace_range(start..=end, "text");
    }
    message
}

/// The problems so far.
#[derive(Default)]
pub(super) struct Problems(Vec<String>);

impl Problems {
    /// Notes the problem of one record.
    ///
    /// # Errors
    /// These are enough.
    pub(super) fn note(
        &mut self,
        result: Result<(), String>,
        place: impl FnOnce() -> String,
    ) -> Result<(), LoadError> {
        if let Err(problem) = result {
            self.0.push(format!("{}: {problem}", place()));
        }
        if self.0.len() < MOST {
            return Ok(());
        }
        Err(LoadError {
            problems: std::mem::take(&mut self.0),
            stopped: true,
        })
    }

    /// # Errors
    /// There is a problem.
    pub(super) fn end(&mut self) -> Result<(), LoadError> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(LoadError {
            problems: std::mem::take(&mut self.0),
            stopped: false,
        })
    }
}
