//! Checks the names of definitions: each is one, stands once, and leads somewhere.

use super::failure::Failure;
use super::model::{Base, Definitions, Object};
use std::collections::BTreeSet;

/// Names become files, keys and Rust, so that nothing but letters, digits and `_` is taken. The longest of the platform has
/// fewer than 80.
const LONGEST: usize = 128;

const HELP: &str = "these are not the vendor's definitions, or their form has changed; use another version of them";

pub(crate) fn check(definitions: &Definitions) -> Result<(), Failure> {
    name("metadata", &definitions.service)?;
    if !is_version(&definitions.version) {
        let what = format!("`{}` is no version such as 2020-03-03", definitions.version);
        return Err(Failure::new("metadata", what, HELP));
    }
    let objects: BTreeSet<&str> = definitions
        .objects
        .iter()
        .map(|object| &*object.name)
        .collect();
    for action in &definitions.actions {
        name("actions", &action.name)?;
        exists(&objects, &action.input, || {
            format!("actions.{}.input", action.name)
        })?;
        exists(&objects, &action.output, || {
            format!("actions.{}.output", action.name)
        })?;
    }
    definitions
        .objects
        .iter()
        .try_for_each(|object| members(&objects, object))
}

fn members(objects: &BTreeSet<&str>, object: &Object) -> Result<(), Failure> {
    name("objects", &object.name)?;
    let mut seen = BTreeSet::new();
    for (index, member) in object.members.iter().enumerate() {
        let place = || format!("objects.{}.members[{index}]", object.name);
        if !is_name(&member.name) {
            return Err(no_name(place(), &member.name));
        }
        if !seen.insert(&member.name) {
            return Err(Failure::new(
                place(),
                format!("`{}` stands twice", member.name),
                HELP,
            ));
        }
        if let Base::Object(of) = &member.ty.base {
            exists(objects, of, place)?;
        }
    }
    Ok(())
}

fn exists(
    objects: &BTreeSet<&str>,
    name: &str,
    place: impl FnOnce() -> String,
) -> Result<(), Failure> {
    if objects.contains(name) {
        return Ok(());
    }
    Err(Failure::new(
        place(),
        format!("there is no object `{name}`"),
        HELP,
    ))
}

fn name(place: &str, name: &str) -> Result<(), Failure> {
    if is_name(name) {
        return Ok(());
    }
    Err(no_name(place.to_owned(), name))
}

fn no_name(place: String, name: &str) -> Failure {
    // A long one would bury the sentence.
    let start: String = name.chars().take(LONGEST).collect();
    Failure::new(place, format!("`{start}` is no name"), HELP)
}

/// A letter, then letters, digits and `_`.
pub(super) fn is_name(text: &str) -> bool {
    text.len() <= LONGEST
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Four digits, two and two, with `-` between them.
pub(super) fn is_version(text: &str) -> bool {
    let shape = |(index, byte): (usize, u8)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}
