//! Reads `errorcodes.py` of the official SDK: assignments of texts, with comments above them. Nothing is executed.

use super::failure::Failure;
use std::collections::BTreeSet;

/// An error code of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorCode {
    /// The code, byte for byte.
    pub code: String,
    /// The vendor's description; may be empty.
    pub text: String,
}

const HELP: &str = "use the file `errorcodes.py` of `tencentcloud-sdk-python` as it is";

/// The codes of the file, in its order; `shown` is how the file is called in messages.
///
/// # Errors
///
/// A line is neither a comment nor an assignment such as `NAME = 'Code'`, or a code stands twice.
pub fn error_codes(text: &str, shown: &str) -> Result<Vec<ErrorCode>, Failure> {
    let mut codes = Vec::new();
    let mut seen = BTreeSet::new();
    let mut comment: Vec<&str> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let fails = |what: String| Failure::new(format!("{shown}:{}", index + 1), what, HELP);
        let line = line.trim();
        if let Some(text) = line.strip_prefix('#') {
            comment.push(text.trim());
        } else if line.is_empty() {
            comment.clear();
        } else {
            let code = assigned(line)
                .ok_or_else(|| fails("this is no line such as NAME = 'Code'".to_owned()))?;
            if !seen.insert(code) {
                return Err(fails(format!("`{code}` stands twice")));
            }
            codes.push(ErrorCode {
                code: code.to_owned(),
                text: comment.join("\n"),
            });
            comment.clear();
        }
    }
    Ok(codes)
}

/// The text of `NAME = 'text'`, if it can be a code.
fn assigned(line: &str) -> Option<&str> {
    let (name, value) = line.split_once(" = ")?;
    let quote = value
        .chars()
        .next()
        .filter(|quote| matches!(quote, '\'' | '"'))?;
    let code = value.strip_prefix(quote)?.strip_suffix(quote)?;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let is_name = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (is_name && !code.is_empty() && code.bytes().all(fits)).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assignments_are_codes_and_comments_their_texts() {
        let text = "# -*- coding: utf8 -*-\n# Somebody's licence.\n\n\n# The first\n# of two.\nA_B = 'A.B'\n\nC = \"C.\"\n";
        let codes = error_codes(text, "errorcodes.py").unwrap();
        let rows: Vec<_> = codes
            .iter()
            .map(|row| (row.code.as_str(), row.text.as_str()))
            .collect();
        assert_eq!(rows, [("A.B", "The first\nof two."), ("C.", "")]);
    }

    #[test]
    fn other_lines_are_refused_and_never_run() {
        let cases = [
            (
                "import os\n",
                "e.py:1: this is no line such as NAME = 'Code'",
            ),
            (
                "A = 'A'\nB = f('A')\n",
                "e.py:2: this is no line such as NAME = 'Code'",
            ),
            (
                "A = 'A b'\n",
                "e.py:1: this is no line such as NAME = 'Code'",
            ),
            ("A = '\n", "e.py:1: this is no line such as NAME = 'Code'"),
            ("A = 'A'\nB = 'A'\n", "e.py:2: `A` stands twice"),
        ];
        for (text, expected) in cases {
            let told = error_codes(text, "e.py").unwrap_err().to_string();
            assert_eq!(told.lines().next(), Some(expected));
        }
    }
}
