//! Documentation attributes: one line each. Texts of the spec are made safe by [`prose`](super::prose).

pub(crate) use super::prose::prose;
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
    fn paragraphs_are_split_into_lines() {
        let expected = quote!(#[doc = " a"] #[doc = " b"] #[doc = ""] #[doc = " c"]);
        assert_eq!(
            paragraphs(["a\nb", "", "c"]).to_string(),
            expected.to_string()
        );
    }
}
