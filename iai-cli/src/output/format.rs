//! The forms of results.

/// The forms of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// One JSON document.
    Json,
    /// A line of JSON for each item of a list.
    JsonLines,
    /// A table.
    Table,
    /// Lines of tab-separated values, without headings.
    Text,
}

impl Format {
    /// Whether it is JSON: then standard error is JSON as well.
    pub(crate) fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::JsonLines)
    }
}
