//! What can be written in a fault, for messages about what cannot. Each message is a sentence without its full stop.

use crate::near;

/// The settings of a line, as they are written.
pub(super) const LINE: &[&str] = &[
    "error=CODE",
    "unlisted=CODE",
    "message=\"TEXT\"",
    "status=NUMBER",
    "reset",
    "close",
    "half",
    "garbage",
    "empty",
    "delay=200ms",
    "skew=+400",
    "rate=PER_SECOND",
    "script=[STEP, ...]",
    "when=before|after",
    "probability=0.05",
    "times=NUMBER",
];

/// The settings of a step of a script. A code alone and `x3` are possible as well.
pub(super) const STEP: &[&str] = &[
    "ok",
    "error=CODE",
    "unlisted=CODE",
    "status=NUMBER",
    "reset",
    "close",
    "half",
    "garbage",
    "empty",
    "delay=200ms",
    "skew=+400",
    "when=before|after",
];

/// How a script looks.
pub(super) const SCRIPT: &str = "a script is written [InternalError x2, ok, reset when=after]";

fn name(form: &str) -> &str {
    form.split('=').next().unwrap_or(form)
}

/// The form of the setting of this name.
fn form<'a>(word: &str, forms: &[&'a str]) -> Option<&'a str> {
    forms.iter().find(|form| name(form) == word).copied()
}

/// Why a setting that cannot be read is none of a line.
pub(super) fn no_setting(word: &str) -> String {
    if word.is_empty() {
        return format!("a setting is empty; possible are: {}", LINE.join(", "));
    }
    meant(word, LINE).unwrap_or_else(|| format!("possible are: {}", LINE.join(", ")))
}

/// Why a setting that cannot be read is none of a step.
pub(super) fn no_setting_of_step(word: &str) -> String {
    if form(word, STEP).is_none() && form(word, LINE).is_some() {
        return format!("`{word}` stands beside a script, not in a step");
    }
    meant(word, STEP).unwrap_or_else(|| {
        format!(
            "in a script possible are: CODE, {}; and x3 behind one of them",
            STEP.join(", ")
        )
    })
}

/// The form that is meant by a name that is right or nearly so.
fn meant(word: &str, forms: &[&str]) -> Option<String> {
    if let Some(form) = form(word, forms) {
        return Some(format!("write {form}"));
    }
    let near = near::nearest(word, forms.iter().map(|form| name(form)))?;
    form(near, forms).map(|form| format!("did you mean {form}?"))
}

/// What to write in place of settings with blanks between them, where these were meant as several.
pub(super) fn commas_missing(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    // A blank between brackets belongs to a script.
    let is_whole = |word: &str| word.contains('[') == word.contains(']');
    let is_setting = |word: &&str| is_whole(word) && form(name(word), LINE).is_some();
    let are_settings = words.iter().all(is_setting);
    (words.len() > 1 && are_settings)
        .then(|| format!("settings are separated by commas: {}", words.join(", ")))
}
