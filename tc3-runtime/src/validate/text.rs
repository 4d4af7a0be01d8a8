//! Rules about text. Characters and bytes are different things: one Chinese character is one
//! character and three bytes.

use super::alphabet::Alphabet;
use super::place::At;
use super::rule::Rule;
use super::value::Check;
use super::words::Words;

/// Checks one text.
pub type Text<'v, 's> = Check<'v, &'s str>;

impl<'v, 's> Text<'v, 's> {
    /// Applies the rules of a type of text.
    pub fn check(self, rules: impl FnOnce(Self) -> Self) -> Self {
        rules(self)
    }

    /// At least `least` characters (Unicode scalar values).
    pub fn min_chars(mut self, least: usize, rule: Rule) -> Self {
        if let Some(text) = self.value {
            at_least(&mut self.at, text.chars().count(), least, CHARS, rule);
        }
        self
    }

    /// At most `most` characters (Unicode scalar values).
    pub fn max_chars(mut self, most: usize, rule: Rule) -> Self {
        if let Some(text) = self.value {
            at_most(&mut self.at, text.chars().count(), most, CHARS, rule);
        }
        self
    }

    /// At least `least` bytes of UTF-8.
    pub fn min_bytes(mut self, least: usize, rule: Rule) -> Self {
        if let Some(text) = self.value {
            at_least(&mut self.at, text.len(), least, BYTES, rule);
        }
        self
    }

    /// At most `most` bytes of UTF-8.
    pub fn max_bytes(mut self, most: usize, rule: Rule) -> Self {
        if let Some(text) = self.value {
            at_most(&mut self.at, text.len(), most, BYTES, rule);
        }
        self
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

/// Reports fewer things than `least`.
pub(super) fn at_least(at: &mut At<'_>, found: usize, least: usize, unit: Unit, rule: Rule) {
    if found < least {
        let text = format!("at least {}", quantity(least, unit));
        at.report(rule, text, quantity(found, unit));
    }
}

/// Reports more things than `most`.
pub(super) fn at_most(at: &mut At<'_>, found: usize, most: usize, unit: Unit, rule: Rule) {
    if found > most {
        let text = format!("at most {}", quantity(most, unit));
        at.report(rule, text, quantity(found, unit));
    }
}

/// A number of things: `61 characters`.
fn quantity(count: usize, unit: Unit) -> String {
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
    if is_plain_url(text) {
        return None;
    }
    match url::Url::parse(text) {
        Ok(url) if url.has_host() => None,
        Ok(_) => Some("a URL without a host".to_owned()),
        Err(url::ParseError::RelativeUrlWithoutBase) => Some("text without a scheme".to_owned()),
        Err(problem) => Some(format!("text that is no URL ({problem})")),
    }
}

/// Whether a text is a URL with a host beyond doubt, as most are. To read it as a URL would copy it, and take most of the
/// time that a request is checked for.
fn is_plain_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://");
    let Some(rest) = rest.or_else(|| text.strip_prefix("http://")) else {
        return false;
    };
    // Nothing after the host makes a URL wrong.
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let last = host.rsplit('.').next().unwrap_or_default();
    // A last part of digits is that of an IP address.
    last.starts_with(|first: char| first.is_ascii_lowercase())
        && host.split('.').all(is_plain_label)
}

/// Without Punycode, which can be wrong.
fn is_plain_label(label: &str) -> bool {
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !label.is_empty() && label.bytes().all(plain) && !label.starts_with("xn--")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn usual_urls_are_plain() {
        let table = [
            ("https://example.com/photos/1001.jpg", true),
            (
                "http://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/%7E?a=b#c",
                true,
            ),
            ("http://localhost", true),
            ("http://127.0.0.1/", false),
            ("http://a.0x7f/", false),
            ("https://example.com:8080/", false),
            ("https://name@example.com/", false),
            ("https://xn--a.com/", false),
            ("https://EXAMPLE.com/", false),
            ("https://a..b/", false),
            ("https:///a", false),
            ("ftp://example.com/", false),
        ];
        for (text, plain) in table {
            assert_eq!(is_plain_url(text), plain, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_plain_url_is_a_url(text in r"https?://[a-z0-9.-]{0,80}(xn--|0x)?[a-z0-9.-]{0,5}([/?#:@\\]\PC*)?") {
            let read = url::Url::parse(&text).is_ok_and(|url| url.has_host());
            prop_assert!(read || !is_plain_url(&text));
        }
    }
}
