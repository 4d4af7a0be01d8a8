//! Rules for strings. Messages tell lengths and never the text itself, which may be a person's name.

use url::Url;

use super::alphabet;
use crate::refusal::Refusal;
use crate::table::{Limit, TextRules, Words};

pub(super) fn check(rules: &TextRules, text: &str, path: &str) -> Result<(), Refusal> {
    let characters = text.chars().count();
    count(
        (rules.min_chars, rules.max_chars),
        characters,
        path,
        "characters",
    )?;
    count(
        (rules.min_bytes, rules.max_bytes),
        text.len(),
        path,
        "bytes",
    )?;
    if let Some(rule) = &rules.alphabet
        && !text
            .chars()
            .all(|character| alphabet::contains(rule, character))
    {
        let name = alphabet::name(rule);
        let message = format!("{path} has a character that is not allowed: {name}.");
        return Err(Refusal::new(rule.code, message));
    }
    if let Some(rule) = &rules.one_of
        && !rule.values.contains(&text)
    {
        let message = format!("{path} is none of {}.", rule.values.join(", "));
        return Err(Refusal::new(rule.code, message));
    }
    if let Some(words) = &rules.words
        && !text.is_empty()
        && !text
            .split(words.separator)
            .all(|word| has_word(words, word.trim()))
    {
        let known = words.values.join(", ");
        let message = format!("{path} lists a word that is none of {known}.");
        return Err(Refusal::new(words.code, message));
    }
    match rules.url {
        Some(code) if !is_absolute_url(text) => {
            let message = format!("{path} is not an absolute URL with a host.");
            Err(Refusal::new(code, message))
        }
        _ => Ok(()),
    }
}

/// The number of something must be within its limits.
pub(super) fn count(
    limits: (Option<Limit>, Option<Limit>),
    count: usize,
    path: &str,
    unit: &str,
) -> Result<(), Refusal> {
    match limits {
        (Some(Limit { at, code }), _) if (count as u64) < at => {
            let message = format!("{path} has {count} {unit}; at least {at} are needed.");
            Err(Refusal::new(code, message))
        }
        (_, Some(Limit { at, code })) if count as u64 > at => {
            let message = format!("{path} has {count} {unit}; at most {at} are allowed.");
            Err(Refusal::new(code, message))
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
