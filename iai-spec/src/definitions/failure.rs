//! Why definitions cannot be used.

use std::fmt;

/// Why definitions cannot be used: where, what, and what to do. `Display` is the whole report, in two lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    place: String,
    what: String,
    help: String,
}

impl Failure {
    pub(crate) fn new(
        place: impl Into<String>,
        what: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            place: place.into(),
            what: what.into(),
            help: help.into(),
        }
    }

    /// The file, with an entry of the archive, a line or a path in it.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// The same, in a file whose name was not known where it happened.
    pub(crate) fn within(mut self, outer: &str) -> Self {
        self.place = if self.place.is_empty() {
            outer.to_owned()
        } else {
            format!("{outer}: {}", self.place)
        };
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = format!("{}: {}", self.place, self.what);
        write!(f, "{}\n  = help: {}", visible(&report), visible(&self.help))
    }
}

impl std::error::Error for Failure {}

/// Foreign text could hold commands to a terminal.
fn visible(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}
