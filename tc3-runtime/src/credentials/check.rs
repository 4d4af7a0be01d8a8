//! Finds keys that cannot be right, before a request is signed with them.

use super::problem::Problem;

/// What is wrong with `text` as a key, if anything is.
pub(crate) fn find_problem(text: &str) -> Option<Problem> {
    if text.is_empty() {
        Some(Problem::empty())
    } else if is_quoted(text) {
        Some(Problem::unfit_key(
            "the $what of $source stands in quotation marks",
        ))
    } else if text.contains(char::is_whitespace) {
        Some(Problem::unfit_key(
            "the $what of $source has white space or a line break in it",
        ))
    } else if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Some(Problem::unfit_key(
            "the $what of $source has a character that no key has",
        ))
    } else {
        None
    }
}

/// Whether `text` is in quotation marks, as in some file formats. Keys never are.
fn is_quoted(text: &str) -> bool {
    let around = |mark: char| text.len() > 1 && text.starts_with(mark) && text.ends_with(mark);
    around('"') || around('\'')
}
