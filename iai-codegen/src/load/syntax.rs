//! What a file that is no valid YAML is told: the reader's words, and what is behind the usual ones.

use super::locate;
use crate::diagnostic::{Problem, ProblemCode};
use crate::place::{Position, SpecPath};

pub(super) fn problem(file: usize, text: &str, error: &serde_yaml::Error) -> Problem {
    let told = error.to_string();
    // The problem shows the position already; the YAML reader repeats it at the end of its message.
    let message = told.split(" at line ").next().unwrap_or(&told);
    let position = locate::of_error(error);
    let comment = position.filter(|_| message.contains("expected ',' or "));
    let comment = comment.and_then(|position| comment_in_brackets(text, position.line));
    let offset = position.map(|position| position.offset);
    let (before, rest) = offset
        .and_then(|offset| text.split_at_checked(offset))
        .unwrap_or_default();
    let (message, hint) = match &comment {
        Some(_) => (
            "` #` begins a comment, and the bracket before it is never closed".to_owned(),
            "put a text with ` #` in it in quotes".to_owned(),
        ),
        None => cause(before, rest, message).unwrap_or_else(|| {
            let hint = "check the indentation, quotes and colons around this position";
            (message.to_owned(), hint.to_owned())
        }),
    };
    let message = format!("not valid YAML: {message}");
    let problem = Problem::new(ProblemCode::Syntax, &SpecPath::root(file), message).hint(hint);
    match comment.or(position) {
        Some(position) => problem.at(position),
        None => problem,
    }
}

/// What is behind the usual mistakes, told by what stands before the position and at it.
fn cause(before: &str, rest: &str, message: &str) -> Option<(String, String)> {
    let quotes = |what: &str| format!("put a text {what} in quotes");
    let told = match rest.chars().next()? {
        '\t' => (
            "a tab stands here".to_owned(),
            "use blanks: YAML takes no tabs here".to_owned(),
        ),
        ':' if rest.starts_with(": ") => (message.to_owned(), quotes("with `: ` in it")),
        '!' => (
            "`!` begins a tag, and tags are not taken".to_owned(),
            quotes("that begins with `!`"),
        ),
        '*' => (
            "`*` names an anchor, and there is none".to_owned(),
            quotes("that begins with `*`"),
        ),
        '`' => (
            "no value begins with a backtick".to_owned(),
            quotes("that begins with a backtick"),
        ),
        first @ ('@' | '%') => (
            format!("no value begins with `{first}`"),
            quotes(&format!("that begins with `{first}`")),
        ),
        '[' if before.ends_with(char::is_alphanumeric) => {
            let start = before.rfind(|char: char| !char.is_alphanumeric());
            let word = before.get(start.map_or(0, |start| start + 1)..)?;
            (
                format!("a bracket stands behind `{word}`"),
                format!("write `[{word}]` for a list of {word}"),
            )
        }
        _ => return None,
    };
    Some(told)
}

/// The `#` of a comment that swallows a closing bracket, in the line of the mistake or one of those before it.
fn comment_in_brackets(text: &str, line: usize) -> Option<Position> {
    const LINES: usize = 8;
    let mut start = 0;
    let mut found = None;
    for (index, line_text) in text.split_inclusive('\n').enumerate().take(line) {
        if index + LINES >= line
            && let Some((before, comment)) = line_text.split_once(" #")
            && comment.contains(['}', ']'])
        {
            found = Some(Position {
                line: index + 1,
                column: before.chars().count() + 2,
                offset: start + before.len() + 1,
            });
        }
        start += line_text.len();
    }
    found
}
