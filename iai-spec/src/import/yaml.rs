//! The form of YAML that specs have: quotes where other readers would take a text for something else.

use std::fmt::Write;

/// What plain text would be to some reader of YAML.
const WORDS: [&str; 9] = ["yes", "no", "on", "off", "y", "n", "true", "false", "null"];

/// A text on one line, quoted if need be.
pub(super) fn scalar(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    let is_plain = text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(plain)
        && !WORDS.contains(&text.to_ascii_lowercase().as_str());
    if is_plain {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A text in double quotes, with all that YAML does not take as it is written as an escape.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            char if is_odd(char) => {
                // Writing to a text does not fail.
                let _ = write!(out, "\\u{:04X}", u32::from(char));
            }
            char => out.push(char),
        }
    }
    out.push('"');
    out
}

/// Control characters, line breaks of Unicode, marks of byte order: all of them below U+FFFF.
fn is_odd(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// An item of a list, on one line; with documentation, which may be empty, on several.
pub(super) fn item(keys: &[(&str, String)], (key, doc): (&str, &str), indent: &str) -> String {
    let keys: Vec<String> = keys
        .iter()
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    if doc.trim().is_empty() {
        return format!("{indent}- {{ {} }}\n", keys.join(", "));
    }
    let deeper = format!("{indent}  ");
    let doc = text(key, doc, &deeper);
    format!("{indent}- {}\n{doc}", keys.join(&format!("\n{deeper}")))
}

/// `key: text` for documentation of any length; `indent` is that of the key.
pub(super) fn text(key: &str, text: &str, indent: &str) -> String {
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    match &lines[..] {
        [] => String::new(),
        [line] => format!("{indent}{key}: {}\n", prose(line)),
        lines if lines.iter().any(|line| line.contains(is_odd)) => {
            format!("{indent}{key}: {}\n", quoted(&lines.join("\n")))
        }
        lines => {
            let mut out = format!("{indent}{key}: |-\n");
            for line in lines {
                let line = format!("{indent}  {line}");
                out.push_str(line.trim_end());
                out.push('\n');
            }
            out
        }
    }
}

/// One line of prose: plain where nothing in it means something to YAML, in block and flow form alike.
fn prose(line: &str) -> String {
    let harmless = |char: char| {
        char.is_alphanumeric()
            || matches!(
                char,
                ' ' | '.' | '(' | ')' | '/' | '-' | '，' | '。' | '、' | '；'
            )
    };
    let is_plain = line.contains(' ')
        && line.starts_with(|first: char| first.is_alphabetic())
        && line.chars().all(harmless)
        && !line.contains(" -");
    if is_plain {
        line.to_owned()
    } else if line.contains(' ') {
        quoted(line)
    } else {
        scalar(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_are_quoted() {
        let cases = [
            ("GroupId", "GroupId"),
            ("Y", "\"Y\""),
            ("No", "\"No\""),
            ("2020-03-03", "\"2020-03-03\""),
            ("3.0", "\"3.0\""),
            ("A.B", "A.B"),
            ("a: b", "\"a: b\""),
            (
                "q\"\\\n\u{feff}\u{2028}\u{7f}",
                "\"q\\\"\\\\\\n\\uFEFF\\u2028\\u007F\"",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(scalar(text), expected);
        }
    }

    #[test]
    fn documentation_keeps_its_lines() {
        let cases = [
            ("", ""),
            ("One line.", "  doc: One line.\n"),
            ("A: b # c", "  doc: \"A: b # c\"\n"),
            ("- item", "  doc: \"- item\"\n"),
            (
                "two\r\n\r\n  lines \n",
                "  doc: |-\n    two\n\n      lines\n",
            ),
            ("odd\u{feff}\nlines", "  doc: \"odd\\uFEFF\\nlines\"\n"),
        ];
        for (doc, expected) in cases {
            assert_eq!(text("doc", doc, "  "), expected, "{doc}");
        }
    }
}
