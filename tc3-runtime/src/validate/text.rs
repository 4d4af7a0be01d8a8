//! Rules about text. Characters and bytes are different things: one Chinese character is one
//! character and three bytes.

use super::alphabet::Alphabet;
use super::place::At;
use super::rule::Rule;
use super::words::Words;

/// Checks one text.
#[derive(Debug)]
pub struct Text<'v, 's> {
    at: At<'v>,
    value: Option<&'s str>,
}

impl<'v, 's> Text<'v, 's> {
    pub(super) fn new(at: At<'v>, value: Option<&'s str>) -> Self {
        Self { at, value }
    }

    /// Checks nothing when the service takes another parameter in place of this one, which is then not sent.
    #[must_use]
    pub fn unless(mut self, lost: bool) -> Self {
        self.value = self.value.filter(|_| !lost);
        self
    }

    /// It must be given. Whether it may be empty is another rule.
    pub fn required(mut self) -> Self {
        self.at.require(self.value.is_some());
        self
    }

    /// Applies the rules of a type of text.
    pub fn check(self, rules: impl FnOnce(Self) -> Self) -> Self {
        rules(self)
    }

    /// At least `least` characters (Unicode scalar values).
    pub fn min_chars(self, least: usize, rule: Rule) -> Self {
        self.length(
            count_chars,
            |found| found < least,
            rule,
            || bound("at least", least, CHARS),
        )
    }

    /// At most `most` characters (Unicode scalar values).
    pub fn max_chars(self, most: usize, rule: Rule) -> Self {
        self.length(
            count_chars,
            |found| found > most,
            rule,
            || bound("at most", most, CHARS),
        )
    }

    /// At least `least` bytes of UTF-8.
    pub fn min_bytes(self, least: usize, rule: Rule) -> Self {
        self.length(
            count_bytes,
            |found| found < least,
            rule,
            || bound("at least", least, BYTES),
        )
    }

    /// At most `most` bytes of UTF-8.
    pub fn max_bytes(self, most: usize, rule: Rule) -> Self {
        self.length(
            count_bytes,
            |found| found > most,
            rule,
            || bound("at most", most, BYTES),
        )
    }

    /// Only characters of `alphabet`.
    pub fn alphabet(mut self, alphabet: &Alphabet, rule: Rule) -> Self {
        if let Some((index, character)) = self.value.and_then(|text| alphabet.first_foreign(text)) {
            let found = format!("{} as character {}", kind_of_char(character), index + 1);
            self.at.report(rule, format!("only {alphabet}"), found);
        }
        self
    }

    /// One of a few texts.
    pub fn one_of(mut self, allowed: &[&str], rule: Rule) -> Self {
        if self.value.is_some_and(|text| !allowed.contains(&text)) {
            let quoted: Vec<String> = allowed.iter().map(|text| format!("`{text}`")).collect();
            self.at.report(
                rule,
                format!("one of {}", quoted.join(", ")),
                "another text".to_owned(),
            );
        }
        self
    }

    /// A list of words.
    pub fn words(mut self, words: &Words, rule: Rule) -> Self {
        if self.value.is_some_and(|text| !words.allow(text)) {
            self.at
                .report(rule, words.to_string(), "another word".to_owned());
        }
        self
    }

    /// An absolute URL with a host.
    pub fn url(mut self, rule: Rule) -> Self {
        if let Some(problem) = self.value.and_then(url_problem) {
            self.at
                .report(rule, "an absolute URL with a host".to_owned(), problem);
        }
        self
    }

    fn length(
        mut self,
        measure: fn(&str) -> (usize, Unit),
        broken: impl FnOnce(usize) -> bool,
        rule: Rule,
        text: impl FnOnce() -> String,
    ) -> Self {
        if let Some((found, unit)) = self.value.map(measure)
            && broken(found)
        {
            self.at.report(rule, text(), quantity(found, unit));
        }
        self
    }
}

#[derive(Clone, Copy)]
pub(super) struct Unit {
    one: &'static str,
    many: &'static str,
}

const CHARS: Unit = Unit {
    one: "character",
    many: "characters",
};
const BYTES: Unit = Unit {
    one: "byte",
    many: "bytes",
};
pub(super) const ITEMS: Unit = Unit {
    one: "item",
    many: "items",
};

fn count_chars(text: &str) -> (usize, Unit) {
    (text.chars().count(), CHARS)
}

fn count_bytes(text: &str) -> (usize, Unit) {
    (text.len(), BYTES)
}

/// A rule about a number of things: `at most 60 characters`.
pub(super) fn bound(relation: &str, limit: usize, unit: Unit) -> String {
    format!("{relation} {}", quantity(limit, unit))
}

/// A number of things: `61 characters`.
pub(super) fn quantity(count: usize, unit: Unit) -> String {
    let word = if count == 1 { unit.one } else { unit.many };
    format!("{count} {word}")
}

/// A kind in place of the character, which may be part of a name.
fn kind_of_char(character: char) -> &'static str {
    match character {
        ' ' => "a space",
        _ if character.is_control() => "a control character",
        _ if character.is_whitespace() => "white space",
        _ if character.is_ascii_punctuation() => "a symbol",
        _ if character.is_alphabetic() => "a letter of another script",
        _ => "another character",
    }
}

fn url_problem(text: &str) -> Option<String> {
    match url::Url::parse(text) {
        Ok(url) if url.has_host() => None,
        Ok(_) => Some("a URL without a host".to_owned()),
        Err(url::ParseError::RelativeUrlWithoutBase) => Some("text without a scheme".to_owned()),
        Err(problem) => Some(format!("text that is no URL ({problem})")),
    }
}
