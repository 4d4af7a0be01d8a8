//! What a schema cannot say, in words.

use iai_client::description::{
    Alphabet, AlphabetClass, Constraints, EnumValue, Field, ImageType, Site, Unique, Words,
};

use super::limits;
use crate::facts;

/// Texts in one line, without the empty ones.
pub(super) fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let mut line = String::new();
    for text in texts {
        let text = text.as_ref().trim();
        if !line.is_empty() && !text.is_empty() {
            line.push(' ');
        }
        line.push_str(text);
    }
    line
}

/// What a row means: its own text, that of its type, the meanings of numbers, and the site that has it.
pub(super) fn meaning(row: &Field) -> String {
    let of_text = facts::text(row).map(|of| of.doc);
    let of_number = facts::enumeration(row).map(|of| of.doc);
    let docs = [row.doc, of_text.or(of_number).unwrap_or_default()];
    joined([joined(docs), numbers(row), site(row.site).to_owned()])
}

/// What each number of a row means.
fn numbers(row: &Field) -> String {
    let Some(numbers) = facts::enumeration(row) else {
        return String::new();
    };
    let told = |one: &EnumValue| format!("{}: {}", one.value, one.doc);
    joined(numbers.values.iter().map(told))
}

/// Where something is offered, if not everywhere.
pub(super) fn site(site: Option<Site>) -> &'static str {
    match site {
        Some(Site::Mainland) => "Only on the mainland site.",
        Some(Site::International) => "Only on the international site.",
        _ => "",
    }
}

/// The limits of a row that are no part of its schema.
pub(super) fn limits(row: &Field) -> String {
    joined(facts::constraints(row).map(|one| of_constraints(&one)))
}

/// A pattern that holds for a text tells its characters already, and that each is one byte.
fn of_constraints(constraints: &Constraints) -> String {
    let mut said = vec![];
    if limits::pattern(constraints).is_none() {
        let most = constraints.bytes.and_then(|size| size.max);
        said.extend(most.map(|most| format!("At most {most} bytes as UTF-8.")));
        said.extend(constraints.alphabet.map(of_alphabet));
    }
    said.extend(constraints.words.map(of_words));
    said.extend(constraints.unique.map(of_unique));
    said.extend(doubt(constraints).map(|why| format!("Not a certain limit: {why}")));
    joined(said)
}

fn of_words(list: Words) -> String {
    let (words, separator) = (list.values.join(", "), list.separator);
    format!("Words from: {words}; `{separator}` between two.")
}

fn of_unique(unique: Unique) -> String {
    match unique.by {
        Some(field) => format!("No two items have the same {field}."),
        None => "No two items are the same.".to_owned(),
    }
}

/// Characters in words.
fn of_alphabet(alphabet: Alphabet) -> String {
    let class = |class: &AlphabetClass| match class {
        AlphabetClass::EnglishLetters => "English letters",
        AlphabetClass::ChineseLetters => "Chinese characters",
        AlphabetClass::Digits => "digits",
        _ => "other letters",
    };
    let mut parts: Vec<String> = alphabet
        .classes
        .iter()
        .map(|one| class(one).to_owned())
        .collect();
    if !alphabet.symbols.is_empty() {
        parts.push(format!("the symbols `{}`", alphabet.symbols));
    }
    format!("Only {}.", parts.join(", "))
}

/// Why one of the limits only warns, if it does.
fn doubt(constraints: &Constraints) -> Option<&'static str> {
    let Constraints {
        chars,
        bytes,
        alphabet,
        one_of,
        range,
        items,
        ..
    } = constraints;
    let sizes = [chars, bytes, items].into_iter().flatten();
    let mut why = sizes.filter_map(|size| size.advisory);
    why.next()
        .or(alphabet.and_then(|one| one.advisory))
        .or(one_of.and_then(|one| one.advisory))
        .or(range.and_then(|one| one.advisory))
}

/// How a picture is given, and what it must be.
pub(super) fn picture(row: &Field) -> String {
    let path =
        "Path of the picture's file, relative to the folder that `--pictures` names; never Base64.";
    let limits = facts::image(row).map(of_picture).unwrap_or_default();
    joined([row.doc, path, &limits])
}

fn of_picture(image: &ImageType) -> String {
    let formats = image.formats.map(|formats| {
        let names: Vec<_> = formats.allow.iter().map(ToString::to_string).collect();
        format!("{} alone.", names.join(", "))
    });
    let bytes = image.encoded.and_then(|size| size.max);
    // Three bytes of a file are four of Base64.
    let bytes = bytes.map(|most| format!("At most {} bytes.", most / 4 * 3));
    let long = image.long_side;
    let long = long.map(|side| {
        format!(
            "Long side at most {} px for JPG, {} px for others.",
            side.jpg, side.others
        )
    });
    let short = image.short_side.and_then(|size| size.min);
    let short = short.map(|least| format!("Short side at least {least} px."));
    joined([formats, bytes, long, short].into_iter().flatten())
}
