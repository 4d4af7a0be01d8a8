//! Documentation attributes: one line each, text made safe for rustdoc.

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

/// rustdoc takes a line without its first space.
fn line(text: &str) -> String {
    match text.trim_end() {
        "" => String::new(),
        text => format!(" {text}"),
    }
}

/// Text of the spec: brackets are no links and angles are no tags, except inside of backticks.
pub(crate) fn prose(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut code = false;
    for char in text.trim().chars() {
        code ^= char == '`';
        if !code && matches!(char, '[' | ']' | '<' | '>' | '\\') {
            safe.push('\\');
        }
        safe.push(char);
    }
    safe
}

/// Where a generated item comes from.
pub(crate) fn origin(file: &str) -> String {
    format!("Generated from `{file}`.")
}

/// An address as a link.
pub(crate) fn link(address: &str) -> String {
    format!("<{address}>")
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
