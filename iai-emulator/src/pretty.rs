//! JSON as it is printed for people, written piece by piece.

use serde_json::Value;

/// Begins an item of a list.
pub(crate) fn begin_item(is_first: bool, indent: usize, text: &mut String) {
    text.push_str(if is_first { "\n" } else { ",\n" });
    text.extend(std::iter::repeat_n(' ', indent));
}

pub(crate) fn end_list(is_empty: bool, indent: usize, text: &mut String) {
    if !is_empty {
        text.push('\n');
        text.extend(std::iter::repeat_n(' ', indent));
    }
    text.push(']');
}

/// Strings in JSON hold no bare line breaks, so every line break belongs to the layout.
pub(crate) fn indented(value: &Value, indent: usize) -> String {
    let text = format!("{value:#}");
    text.replace('\n', &format!("\n{}", " ".repeat(indent)))
}
