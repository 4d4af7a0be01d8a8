//! Documentation attributes: one line each, text made safe for rustdoc.

use crate::model::Action;
use proc_macro2::TokenStream;
use quote::quote;

/// Paragraphs as `#[doc]` lines, an empty line between them; empty paragraphs are left out.
pub(crate) fn paragraphs<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> TokenStream {
    let mut lines: Vec<String> = Vec::new();
    for text in texts {
        let text = text.as_ref().trim();
        if text.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(text.lines().map(line));
    }
    quote!(#(#[doc = #lines])*)
}

/// rustdoc takes a line without its first space. Comments of a file may hold no marks that change how it is read.
fn line(text: &str) -> String {
    match text.trim_end() {
        "" => String::new(),
        text => format!(" {}", text.replace(is_hidden, " ")),
    }
}

fn is_hidden(char: char) -> bool {
    char.is_control() || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text of the spec: brackets are no links and angles are no tags, except inside of backticks. Nothing in it is a block
/// of code, which rustdoc would compile and run.
pub(crate) fn prose(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let ticks_pair = !text.contains("```") && text.matches('`').count().is_multiple_of(2);
    let mut code = false;
    for line in text.trim().lines() {
        if !safe.is_empty() {
            safe.push('\n');
        }
        // Neither an indent nor a fence begins a block.
        let line = line.trim();
        if line.starts_with("~~~") {
            safe.push('\\');
        }
        for char in line.chars() {
            code ^= char == '`' && ticks_pair;
            if !code && matches!(char, '[' | ']' | '<' | '>' | '\\') || char == '`' && !ticks_pair {
                safe.push('\\');
            }
            // A carriage return by itself is an error in a comment of a file.
            safe.push(if char == '\r' { ' ' } else { char });
        }
    }
    safe
}

/// Something, and what a text of the spec says of it, if it does.
pub(crate) fn told(what: String, text: &str) -> String {
    match prose(text) {
        text if text.is_empty() => format!("{what}."),
        text => format!("{what}: {text}"),
    }
}

/// A text of the spec, or the name of what it is about where there is none.
pub(crate) fn or_name(text: &str, name: &str) -> String {
    match prose(text) {
        text if text.is_empty() => format!("{}.", code(name)),
        text => text,
    }
}

/// The line of an action.
pub(crate) fn summary(action: &Action) -> String {
    or_name(&action.summary, &action.name)
}

/// Where a generated item comes from.
pub(crate) fn origin(file: &str) -> String {
    format!("Generated from {}.", code(file))
}

/// Any value as code within a line.
pub(crate) fn code(text: &str) -> String {
    let runs = text.split(|char| char != '`').map(str::len);
    let (mark, pad) = match runs.max() {
        None | Some(0) => ("`".to_owned(), ""),
        Some(longest) => ("`".repeat(longest + 1), " "),
    };
    let text = text.replace(['\n', '\r'], " ");
    format!("{mark}{pad}{text}{pad}{mark}")
}

/// An address as a link.
pub(crate) fn link(address: &str) -> String {
    let ends = |char: char| char.is_whitespace() || matches!(char, '<' | '>');
    format!("<{}>", address.replace(ends, "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_safe_for_rustdoc() {
        assert_eq!(
            prose("in [0,100], see `a[0]` <b>"),
            "in \\[0,100\\], see `a[0]` \\<b\\>"
        );
        let table = [
            ("one\n\n    two", "one\n\ntwo"),
            ("```\nloop {}\n```", "\\`\\`\\`\nloop {}\n\\`\\`\\`"),
            ("~~~ rust", "\\~~~ rust"),
            ("a ` <script>", "a \\` \\<script\\>"),
            ("a\rb", "a b"),
            ("`a\nb` <c>", "`a\nb` \\<c\\>"),
        ];
        for (text, expected) in table {
            assert_eq!(prose(text), expected, "{text:?}");
        }
    }

    #[test]
    fn paragraphs_are_split_into_lines() {
        let expected = quote!(#[doc = " a"] #[doc = " b"] #[doc = ""] #[doc = " c"]);
        assert_eq!(
            paragraphs(["a\nb", "", "c"]).to_string(),
            expected.to_string()
        );
    }
}
