//! Texts of the service as a terminal may get them, and how wide they are.

use std::borrow::Cow;

use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// Whether a terminal would obey the character, or turn the text around it: ESC and other control characters, and the marks
/// of writing direction.
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text with unsafe characters written as `\n`, `\t` or `\u{1b}`.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return text.into();
    }
    let mut clean = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => clean.extend(c.escape_default()),
            c if is_unsafe(c) => clean.extend(c.escape_unicode()),
            c => clean.push(c),
        }
    }
    clean.into()
}

/// JSON with unsafe characters escaped as well. They can stand in texts alone; those below a space JSON escapes itself, so
/// that line breaks here are those between members.
pub(super) fn clean_json(json: String) -> String {
    let escaped = |c: char| c != '\n' && is_unsafe(c);
    if !json.contains(escaped) {
        return json;
    }
    let mut clean = String::with_capacity(json.len() + 8);
    for c in json.chars() {
        if escaped(c) {
            clean.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            clean.push(c);
        }
    }
    clean
}

/// Columns that the text takes: two for a Chinese character.
pub(super) fn width(text: &str) -> usize {
    display_width(text)
}

/// The text in at most so many columns, with `…` where something is missing.
pub(super) fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return text.into();
    }
    let end = fitting(text, columns.saturating_sub(1));
    let kept = text.get(..end).unwrap_or_default();
    format!("{kept}…").into()
}

/// The text, and spaces up to so many columns.
pub(super) fn pad(text: &str, columns: usize) -> String {
    let spaces = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(spaces))
}

/// Breaks a text into lines of at most so many columns, between words where that is possible.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let options = Options::new(columns.max(2))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let lines = textwrap::wrap(text, options).into_iter();
    lines.map(Cow::into_owned).collect()
}

/// Bytes of the longest beginning that takes at most so many columns.
fn fitting(text: &str, columns: usize) -> usize {
    let mut left = columns;
    let mut buffer = [0; 4];
    for (at, c) in text.char_indices() {
        let wide = width(c.encode_utf8(&mut buffer));
        if wide > left {
            return at;
        }
        left -= wide;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped() {
        let table = [
            ("Ann", "Ann"),
            ("\u{1b}[31mred", r"\u{1b}[31mred"),
            ("a\nb\tc\r", r"a\nb\tc\r"),
            ("\u{9b}2J", r"\u{9b}2J"),
            ("a\u{202e}b", r"a\u{202e}b"),
            ("\u{7f}", r"\u{7f}"),
            ("张三 😀", "张三 😀"),
        ];
        for (text, shown) in table {
            assert_eq!(clean(text), shown);
        }
    }

    #[test]
    fn json_stays_the_same_document() {
        let value = serde_json::json!({ "Name": "\u{1b}[2J\u{9b}\u{7f}\u{202e}张\n" });
        let json = clean_json(serde_json::to_string_pretty(&value).unwrap());
        let shown = "{\n  \"Name\": \"\\u001b[2J\\u009b\\u007f\\u202e张\\n\"\n}";
        assert_eq!(json, shown);
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read, value);
    }

    #[test]
    fn texts_are_cut_by_columns() {
        let table = [
            ("abc", 3, "abc"),
            ("abcd", 3, "ab…"),
            ("张三丰", 6, "张三丰"),
            ("张三丰", 5, "张三…"),
            ("张三丰", 4, "张…"),
            ("abc", 1, "…"),
        ];
        for (text, columns, shown) in table {
            assert_eq!(cut(text, columns), shown, "{text} {columns}");
        }
    }

    #[test]
    fn lines_break_between_words_and_in_long_ones() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("a 1234567890 b", 4), ["a", "1234", "5678", "90 b"]);
        assert_eq!(wrap("张三丰", 4), ["张三", "丰"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn spaces_fill_up_columns() {
        assert_eq!(pad("张", 4), "张  ");
        assert_eq!(pad("long", 2), "long");
    }
}
