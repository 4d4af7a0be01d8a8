//! Finds keys that cannot be right, before a request is signed with them.

use super::problem::CredentialsProblem;

/// What is wrong with `text` as a key, if anything is.
pub(crate) fn find_problem(text: &str) -> Option<CredentialsProblem> {
    if text.is_empty() {
        Some(CredentialsProblem::Empty)
    } else if is_quoted(text) {
        Some(CredentialsProblem::Quoted)
    } else if text.contains(char::is_whitespace) {
        Some(CredentialsProblem::WhiteSpace)
    } else if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Some(CredentialsProblem::Character)
    } else {
        None
    }
}

/// Whether `text` is in quotation marks, as in some file formats. Keys never are.
fn is_quoted(text: &str) -> bool {
    let around = |mark: char| text.len() > 1 && text.starts_with(mark) && text.ends_with(mark);
    around('"') || around('\'')
}
