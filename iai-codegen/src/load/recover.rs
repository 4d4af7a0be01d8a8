//! Reads on in a file that is no valid YAML, so that the rows around the mistake can still be generated.

use super::locate;
use crate::node::Node;

/// Parses the text with the lines that the reader stumbles over left out; `None` when that does not help.
///
/// The result is used in place of the file while its mistake is reported; it never counts as valid.
pub(super) fn recover(text: &str) -> Option<Node> {
    const ATTEMPTS: usize = 8;
    let mut lines: Vec<&str> = text.lines().collect();
    for _ in 0..ATTEMPTS {
        let line = match parse(&lines) {
            Ok(node) => return Some(node),
            Err(line) => line?.min(lines.len()),
        };
        // A mistake is often noticed only at the next token, so the lines before are tried as well.
        let suspects = (line.saturating_sub(3)..line).rev();
        if let Some(node) = suspects
            .filter_map(|suspect| parse(&without(&lines, suspect)).ok())
            .next()
        {
            return Some(node);
        }
        lines = without(&lines, line.checked_sub(1)?);
    }
    None
}

/// Parses lines; the error is the line of the mistake.
fn parse(lines: &[&str]) -> Result<Node, Option<usize>> {
    let parsed = serde_yaml::from_str(&lines.join("\n"));
    parsed.map_err(|error| locate::of_error(&error).map(|position| position.line))
}

fn without<'t>(lines: &[&'t str], index: usize) -> Vec<&'t str> {
    let mut lines = lines.to_vec();
    if let Some(line) = lines.get_mut(index) {
        *line = "";
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_around_a_mistake_are_kept() {
        let cases = [
            ("a: 1\nb: [\nc: 3\n", "c"),
            ("a: 1\nb: \"x\nc: 3\n", "a"),
            ("a: 1\n  b: 2\nc: 3\n", "c"),
            ("a: {b: 1, c\nd: 4\n", "d"),
        ];
        for (text, kept) in cases {
            let node = recover(text).unwrap_or_else(|| panic!("{text}"));
            assert!(node.get(kept).is_some(), "{text}: {node:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_at_all_is_given_up() {
        assert_eq!(recover("]\n").filter(|node| *node != Node::Null), None);
    }
}
