//! What is kept of a text: its figures and a hash, and the words where the source may be read but not copied.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What is known of a text. It is written as one string: the hash, and the figures behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Text {
    /// The first 12 hexadecimal digits of the SHA-256 of the text without markup and white space; empty for no text.
    pub hash: String,
    /// The numbers in the text, sorted, in the form in which they stand there; `100,000` is `100000`.
    pub figures: Vec<String>,
    /// The text itself, where its source is at hand. It is never written.
    pub words: String,
}

impl Text {
    /// Reads a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let plain = without_tags(text);
        let dense: String = plain.split_whitespace().collect();
        let digest = Sha256::digest(dense.as_bytes());
        let hex: String = digest
            .iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Self {
            hash: if dense.is_empty() { String::new() } else { hex },
            figures: figures(&plain),
            words: plain,
        }
    }

    /// The lines that differ, when both texts are at hand.
    #[must_use]
    pub fn lines(&self, new: &Self) -> Option<Moved> {
        if self.words.is_empty() || new.words.is_empty() {
            return None;
        }
        let lines = |text: &Self| -> Vec<String> {
            let lines = text.words.lines().map(str::trim);
            let lines = lines.filter(|line| !line.is_empty());
            // A terminal takes control characters for commands.
            lines
                .map(|line| line.replace(char::is_control, " "))
                .collect()
        };
        let (old, new) = (lines(self), lines(new));
        Some(Moved {
            gone: left(&old, &new),
            come: left(&new, &old),
        })
    }

    /// The figures that went and those that came, when there are any.
    #[must_use]
    pub fn moved(&self, new: &Self) -> Option<Moved> {
        let (gone, come) = (
            left(&self.figures, &new.figures),
            left(&new.figures, &self.figures),
        );
        (!gone.is_empty() || !come.is_empty()).then_some(Moved { gone, come })
    }
}

/// What differs between two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// In the old text alone.
    pub gone: Vec<String>,
    /// In the new text alone.
    pub come: Vec<String>,
}

impl fmt::Display for Moved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Some texts are tables.
        const MOST: usize = 12;
        let side = |figures: &[String], verb: &str| match figures.split_at_checked(MOST) {
            None if figures.is_empty() => None,
            Some((first, rest)) if !rest.is_empty() => Some(format!(
                "{} and {} more {verb}",
                first.join(" "),
                rest.len()
            )),
            _ => Some(format!("{} {verb}", figures.join(" "))),
        };
        let sides = [side(&self.gone, "gone"), side(&self.come, "new")];
        let sides: Vec<String> = sides.into_iter().flatten().collect();
        f.write_str(&sides.join(", "))
    }
}

impl From<String> for Text {
    fn from(written: String) -> Self {
        let (hash, figures) = written.split_once(' ').unwrap_or((&written, ""));
        Self {
            hash: hash.to_owned(),
            figures: figures.split_whitespace().map(str::to_owned).collect(),
            words: String::new(),
        }
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        let parts = [text.hash].into_iter().chain(text.figures);
        parts.collect::<Vec<_>>().join(" ")
    }
}

/// The text with each `<tag>` replaced by a space.
fn without_tags(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        let inner = tag.find(['<', '>']);
        let is_tag =
            tag.starts_with(|first: char| first.is_ascii_alphabetic() || "/!".contains(first));
        match inner.filter(|at| is_tag && tag[*at..].starts_with('>')) {
            Some(at) => {
                plain.push(' ');
                rest = &tag[at + 1..];
            }
            None => {
                plain.push('<');
                rest = tag;
            }
        }
    }
    plain + rest
}

/// The numbers of a text, sorted. Digits that belong to a word (`base64`) or to an address are none.
fn figures(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("http://") || rest.starts_with("https://") {
            rest.find(is_end_of_address).unwrap_or(rest.len())
        } else if first.is_ascii_digit() {
            let length = number(rest, before);
            if !before.is_ascii_alphanumeric() && before != '_' {
                found.push(rest[..length].replace(',', ""));
            }
            length
        } else {
            first.len_utf8()
        };
        before = first;
        rest = &rest[length..];
    }
    found.sort();
    found
}

fn is_end_of_address(char: char) -> bool {
    char.is_whitespace() || ")）\"'<>，。；".contains(char)
}

/// Bytes of the number that the text begins with: digits, and dots with digits behind them.
fn number(text: &str, before: char) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = grouped(text, before);
    while digit(end) || (bytes.get(end) == Some(&b'.') && digit(end + 1)) {
        end += 1;
    }
    end
}

/// Bytes of digits in groups of three with commas between them, such as `100,000`; none where it is an interval, `[1,100]`.
fn grouped(text: &str, before: char) -> usize {
    let end = text.find(|char: char| !char.is_ascii_digit() && char != ',');
    let whole = text[..end.unwrap_or(text.len())].trim_end_matches(',');
    let is_interval =
        "[(（【-~".contains(before) || text[whole.len()..].starts_with([']', ')', '）', '】']);
    let Some((first, rest)) = whole.split_once(',') else {
        return 0;
    };
    let is_first = (1..4).contains(&first.len()) && !first.starts_with('0');
    let is_number = is_first && rest.split(',').all(|group| group.len() == 3);
    if is_number && !is_interval {
        whole.len()
    } else {
        0
    }
}

/// What `one` has more often than `other`.
fn left(one: &[String], other: &[String]) -> Vec<String> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for figure in other {
        *counts.entry(figure).or_default() += 1;
    }
    let more = one.iter().filter(|figure| match counts.get_mut(figure) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    more.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_numbers_and_nothing_else() {
        let cases: [(&str, &[&str]); 10] = [
            ("up to 100,000 and 1,234,567.5", &["100000", "1234567.5"]),
            (
                "1,2 or 1000,500; 10,0000",
                &["0000", "1", "10", "1000", "2", "500"],
            ),
            ("1 to 60 characters", &["1", "60"]),
            ("at most 5M, or 3.5 MB.", &["3.5", "5"]),
            ("base64 with TC3-HMAC-SHA256", &[]),
            ("see https://example.com/document/867/45014) and 7", &["7"]),
            ("<h2>1</h2><a href='/9'>a</a> < 5 > 4", &["1", "4", "5"]),
            ("最多5张，3.0版", &["3.0", "5"]),
            ("1-100, 1.2.3", &["1", "1.2.3", "100"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(Text::of(text).figures, expected, "{text}");
        }
    }

    #[test]
    fn markup_and_white_space_do_not_count() {
        let text = Text::of("A  limit of\n5");
        assert_eq!(text.hash, Text::of("<p>A limit of <b>5</b></p>").hash);
        assert_ne!(text.hash, Text::of("A limit of 6").hash);
        assert_eq!(Text::of(" ").hash, "");
    }

    #[test]
    fn a_text_is_written_as_one_string() {
        let text = Text::of("5 and 60");
        let written = serde_json::to_string(&text).unwrap();
        assert_eq!(written, "\"9642f2c383d5 5 60\"");
        let read: Text = serde_json::from_str(&written).unwrap();
        assert_eq!((&read.hash, &read.figures), (&text.hash, &text.figures));
        assert_eq!(read.words, "");
    }

    #[test]
    fn lines_are_told_where_both_texts_are_at_hand() {
        let (old, new) = (
            Text::of("Name.\nUp to 60."),
            Text::of("Name.\nUp to\u{1b} 64."),
        );
        let expected = Moved {
            gone: vec!["Up to 60.".to_owned()],
            come: vec!["Up to  64.".to_owned()],
        };
        assert_eq!(old.lines(&new), Some(expected));
        assert_eq!(Text::from("9642f2c383d5 5".to_owned()).lines(&new), None);
    }

    #[test]
    fn figures_are_counted() {
        let moved = Text::of("5 5 60").moved(&Text::of("5 64 7"));
        let expected = Moved {
            gone: vec!["5".to_owned(), "60".to_owned()],
            come: vec!["64".to_owned(), "7".to_owned()],
        };
        assert_eq!(moved, Some(expected));
        assert_eq!(Text::of("5 6").moved(&Text::of("6, 5")), None);
        assert_eq!(moved.unwrap().to_string(), "5 60 gone, 64 7 new");
        let many = Text::of("").moved(&Text::of("1 2 3 4 5 6 7 8 9 10 11 12 13 14"));
        let shown = "1 10 11 12 13 14 2 3 4 5 6 7 and 2 more new";
        assert_eq!(many.unwrap().to_string(), shown);
    }
}
