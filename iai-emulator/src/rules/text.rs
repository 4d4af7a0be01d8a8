//! Rules for strings. Messages tell lengths and never the text itself, which may be a person's name.

use url::Url;

use super::alphabet;
use crate::refusal::Refusal;
use crate::table::{Limit, TextRules, Words};

pub(super) fn check(rules: &TextRules, text: &str, path: &str) -> Result<(), Refusal> {
    let characters = || text.chars().count();
    under(rules.min_chars, characters, path, "characters")?;
    over(rules.max_chars, characters, path, "characters")?;
    under(rules.min_bytes, || text.len(), path, "bytes")?;
    over(rules.max_bytes, || text.len(), path, "bytes")?;
    match &rules.alphabet {
        Some(rule)
            if !text
                .chars()
                .all(|character| alphabet::contains(rule, character)) =>
        {
            let message = format!(
                "{path} has a character that is not allowed: {}.",
                alphabet::name(rule)
            );
            return Err(Refusal::new(rule.code, message));
        }
        _ => {}
    }
    match &rules.one_of {
        Some(rule) if !rule.values.contains(&text) => {
            let message = format!("{path} is none of {}.", rule.values.join(", "));
            return Err(Refusal::new(rule.code, message));
        }
        _ => {}
    }
    match &rules.words {
        Some(words)
            if !text.is_empty()
                && !text
                    .split(words.separator)
                    .all(|word| has_word(words, word.trim())) =>
        {
            let message = format!(
                "{path} lists a word that is none of {}.",
                words.values.join(", ")
            );
            return Err(Refusal::new(words.code, message));
        }
        _ => {}
    }
    match rules.url {
        Some(code) if !is_absolute_url(text) => {
            let message = format!("{path} is not an absolute URL with a host.");
            Err(Refusal::new(code, message))
        }
        _ => Ok(()),
    }
}

pub(super) fn under(
    limit: Option<Limit>,
    count: impl Fn() -> usize,
    path: &str,
    unit: &str,
) -> Result<(), Refusal> {
    match limit {
        Some(limit) if (count() as u64) < limit.at => {
            let message = format!(
                "{path} has {} {unit}; at least {} are needed.",
                count(),
                limit.at
            );
            Err(Refusal::new(limit.code, message))
        }
        _ => Ok(()),
    }
}

pub(super) fn over(
    limit: Option<Limit>,
    count: impl Fn() -> usize,
    path: &str,
    unit: &str,
) -> Result<(), Refusal> {
    match limit {
        Some(limit) if count() as u64 > limit.at => {
            let message = format!(
                "{path} has {} {unit}; at most {} are allowed.",
                count(),
                limit.at
            );
            Err(Refusal::new(limit.code, message))
        }
        _ => Ok(()),
    }
}

fn has_word(words: &Words, word: &str) -> bool {
    let mut values = words.values.iter();
    values.any(|value| *value == word || words.ignore_case && value.eq_ignore_ascii_case(word))
}

fn is_absolute_url(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| url.has_host())
}
