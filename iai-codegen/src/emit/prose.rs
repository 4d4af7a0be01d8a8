//! Texts of a spec as Markdown that rustdoc shows as they are: no line of theirs is code, a tag, a link to an item, or a
//! heading. Lists stay lists, `code` in single backticks stays code, and addresses become links.

/// Makes a text safe, line by line: what a line opens, it closes.
pub(crate) fn prose(text: &str) -> String {
    let lines: Vec<String> = text.trim().lines().map(line).collect();
    lines.join("\n")
}

fn line(text: &str) -> String {
    let visible = |char: char| !char.is_control() && !is_mark(char);
    let text = text.replace(|char| !visible(char), " ");
    // Blanks at the start, or behind the mark of a list, would begin a block of code.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut safe = String::with_capacity(text.len());
    if is_underline(&text) || text.starts_with('#') {
        safe.push('\\');
    }
    if !has_spans(&text) {
        words(&text, &mut safe);
        return safe;
    }
    for (index, part) in text.split('`').enumerate() {
        if index > 0 {
            safe.push('`');
        }
        if index % 2 == 1 {
            safe.push_str(part);
        } else {
            words(part, &mut safe);
        }
    }
    safe
}

/// A line of nothing but these makes the one before it a heading.
fn is_underline(text: &str) -> bool {
    ['-', '=']
        .iter()
        .any(|mark| !text.is_empty() && text.chars().all(|char| char == *mark))
}

/// Whether the backticks of a line pair, so that code stands between them. Runs of several have rules of their own.
fn has_spans(text: &str) -> bool {
    text.matches('`').count().is_multiple_of(2) && !text.contains("``")
}

/// Text outside of code: addresses are links, and marks are no Markdown.
fn words(text: &str, safe: &mut String) {
    let mut rest = text;
    while let Some(start) = address_start(rest) {
        let (before, from) = rest.split_at(start);
        let (address, behind) = from.split_at(address_length(from));
        escape(before, safe);
        safe.push_str(&format!("<{address}>"));
        rest = behind;
    }
    escape(rest, safe);
}

/// Where an address begins that has a host.
fn address_start(text: &str) -> Option<usize> {
    let starts = text.match_indices("http").map(|(start, _)| start);
    let mut starts = starts.filter(|start| {
        text.get(*start..)
            .is_some_and(|from| address_length(from) > 0)
    });
    starts.next()
}

/// Length of the address at the start of a text, without the signs that end a sentence; 0 when there is none.
fn address_length(text: &str) -> usize {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| text.starts_with(scheme));
    let Some(rest) = scheme.and_then(|scheme| text.strip_prefix(scheme)) else {
        return 0;
    };
    let fits = |char: char| char.is_ascii_alphanumeric() || "-._~:/?#@!$&*+=%".contains(char);
    let end = rest.find(|char| !fits(char)).unwrap_or(rest.len());
    let address = rest.get(..end).unwrap_or_default();
    let address = address.trim_end_matches(['.', ':', '!', '?', '*', '~', '_']);
    if address.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        text.len() - rest.len() + address.len()
    } else {
        0
    }
}

fn escape(text: &str, safe: &mut String) {
    for char in text.chars() {
        if matches!(char, '[' | ']' | '<' | '>' | '\\' | '`' | '~') {
            safe.push('\\');
        }
        safe.push(char);
    }
}

/// Marks that change the direction of a text. rustc refuses them in comments.
fn is_mark(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_texts() {
        let table = [
            (
                "in [0,100], see `a[0]` <b>",
                "in \\[0,100\\], see `a[0]` \\<b\\>",
            ),
            ("one\n\n    two", "one\n\ntwo"),
            ("```\nloop {}\n```", "\\`\\`\\`\nloop {}\n\\`\\`\\`"),
            ("~~~ rust", "\\~\\~\\~ rust"),
            ("- ~~~rust\n1. ```rust", "- \\~\\~\\~rust\n1. \\`\\`\\`rust"),
            ("-     loop {}\n1.\tpanic!()", "- loop {}\n1. panic!()"),
            ("> a\n>     loop {}", "\\> a\n\\> loop {}"),
            ("a ` <script>", "a \\` \\<script\\>"),
            // Code ends with its line: the other tick may stand in another paragraph.
            ("`a\n\nb` <c>", "\\`a\n\nb\\` \\<c\\>"),
            ("``a`b`` <c>", "\\`\\`a\\`b\\`\\` \\<c\\>"),
            ("a\rb\tc\0d", "a b c d"),
            ("Title\n=====\nOther\n---", "Title\n\\=====\nOther\n\\---"),
            ("# Panics\n## Errors", "\\# Panics\n\\## Errors"),
            ("\u{3000}\u{3000}人员 */ 库\u{202e}", "人员 */ 库"),
            ("[a]: http://b.c \"d\"", "\\[a\\]: <http://b.c> \"d\""),
            (
                "[页面](https://a.b/c?d=1&e=2)。",
                "\\[页面\\](<https://a.b/c?d=1&e=2>)。",
            ),
            (
                "see https://a.b/c. Or http://d.e, too",
                "see <https://a.b/c>. Or <http://d.e>, too",
            ),
            (
                "https://{bucket}.b.c, `http://a.b`",
                "https://{bucket}.b.c, `http://a.b`",
            ),
            ("a\\", "a\\\\"),
        ];
        for (text, expected) in table {
            assert_eq!(prose(text), expected, "{text:?}");
        }
    }
}
