//! JSON as programs write it.

/// JSON for programs, of lines that people can read as well.
pub(super) fn pretty(value: &impl serde::Serialize) -> String {
    // Text, numbers and lists of them can always be written.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
