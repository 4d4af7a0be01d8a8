//! What a file that is no valid YAML is told: the reader's words, and what is behind the usual ones.

use super::locate;
use crate::diagnostic::{Problem, ProblemCode};
use crate::place::SpecPath;

pub(super) fn problem(file: usize, text: &str, error: &serde_yaml::Error) -> Problem {
    let told = error.to_string();
    // The problem shows the position already; the YAML reader repeats it at the end of its message.
    let message = told.split(" at line ").next().unwrap_or(&told);
    let position = locate::of_error(error);
    let rest = position
        .and_then(|position| text.get(position.offset..))
        .unwrap_or_default();
    let (message, hint) = if rest.starts_with('\t') {
        ("a tab stands here", "use blanks: YAML takes no tabs here")
    } else if rest.starts_with(": ") {
        (message, "put a text with `: ` in it in quotes")
    } else {
        (
            message,
            "check the indentation, quotes and colons around this position",
        )
    };
    let message = format!("not valid YAML: {message}");
    let problem = Problem::new(ProblemCode::Syntax, &SpecPath::root(file), message).hint(hint);
    match position {
        Some(position) => problem.at(position),
        None => problem,
    }
}
