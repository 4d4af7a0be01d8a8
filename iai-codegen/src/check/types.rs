//! Shared types: names, values of enumerations, rules of strings and images.

use super::field::Side;
use super::{Checker, field, names, placement};
use crate::diagnostic::{Problem, ProblemCode};
use crate::load::At;
use crate::model::{Structure, is_type_name};
use crate::read::ast::{EnumType, ImageType, Spec};

/// Types that every spec has.
pub(super) const BUILT_IN: [&str; 5] = ["String", "Integer", "Unsigned", "Float", "Boolean"];

pub(super) fn check(spec: &Spec, checker: &mut Checker<'_>) {
    names::refuse_repeats(all_names(spec), "type", checker);
    for name in rust_names(spec) {
        names::refuse_unusable(name, name, is_type_name, checker);
    }
    names::refuse_clashes(rust_pairs(spec), checker);
    for name in all_names(spec) {
        if BUILT_IN.contains(&name.as_str()) {
            let message = format!("`{}` is a type that every spec has", name.value);
            let problem = Problem::new(ProblemCode::DefinedTwice, &name.place, message);
            checker
                .problems
                .push(problem.hint("give yours another name"));
        }
    }
    for string in &spec.strings {
        placement::text_rules(&string.rules, checker);
    }
    for image in &spec.images {
        image_codes(image, checker);
    }
}

/// The names that types have in Rust; strings and images have no Rust type of their own, but functions and tables.
fn rust_names(spec: &Spec) -> impl Iterator<Item = &At<String>> {
    let strings = spec.strings.iter().map(|string| &string.name);
    let images = spec.images.iter().map(|image| &image.name);
    let enums = spec.enums.iter().map(EnumType::rust_name);
    let structures = spec
        .structures
        .iter()
        .map(|structure| structure.rust_name());
    strings.chain(enums).chain(images).chain(structures)
}

fn rust_pairs(spec: &Spec) -> impl Iterator<Item = (&At<String>, String)> {
    let enums = spec
        .enums
        .iter()
        .map(|choice| (&choice.name, choice.rust_name().value.clone()));
    let structures = spec
        .structures
        .iter()
        .map(|row| (&row.name, row.rust_name().value.clone()));
    enums.chain(structures)
}

/// The names of all types in the order of the sections.
pub(super) fn all_names(spec: &Spec) -> impl Iterator<Item = &At<String>> {
    let strings = spec.strings.iter().map(|string| &string.name);
    let enums = spec.enums.iter().map(|choice| &choice.name);
    let images = spec.images.iter().map(|image| &image.name);
    let structures = spec.structures.iter().map(|structure| &structure.name);
    strings.chain(enums).chain(images).chain(structures)
}

fn image_codes(image: &ImageType, checker: &mut Checker<'_>) {
    let encoded = image.encoded.as_ref().map(|limit| &limit.code);
    let short = image.short_side.as_ref().map(|limit| &limit.code);
    let formats = image.formats.as_ref().map(|(_, code)| code);
    let long = image.long_side.as_ref().map(|(_, _, code)| code);
    for code in [image.empty.as_ref(), encoded, formats, long, short]
        .into_iter()
        .flatten()
    {
        checker.code(code);
    }
}

/// Checks enumerations and drops values that stand twice.
pub(super) fn enums(spec: &Spec, checker: &mut Checker<'_>) -> Vec<EnumType> {
    let rows = names::first_of_each(spec.enums.clone(), EnumType::rust_name);
    rows.into_iter()
        .filter(|row| is_type_name(row.rust_name()))
        .map(|row| enumeration(row, checker))
        .collect()
}

fn enumeration(mut choice: EnumType, checker: &mut Checker<'_>) -> EnumType {
    if let Some(code) = &choice.code {
        checker.code(code);
    }
    names::refuse_repeats(
        choice.values.iter().map(|value| &value.name),
        "variant",
        checker,
    );
    let mut kept = Vec::new();
    for value in std::mem::take(&mut choice.values) {
        // `Unknown` is the variant of numbers that the spec does not have.
        let usable = |name: &str| is_type_name(name) && name != "Unknown";
        let named = names::refuse_unusable(&value.name, &value.name, usable, checker);
        if named
            && !is_repeated(&value, &kept, checker)
            && fits(&value.value, choice.unsigned, checker)
        {
            kept.push(value);
        }
    }
    choice.values = kept;
    choice.name = choice.rust_name().clone();
    choice
}

fn is_repeated(
    value: &crate::read::ast::EnumValue,
    kept: &[crate::read::ast::EnumValue],
    checker: &mut Checker<'_>,
) -> bool {
    if let Some(first) = kept.iter().find(|known| known.value == value.value) {
        let message = format!(
            "the value {} is `{}` already",
            value.value.value, first.name.value
        );
        let problem = Problem::new(ProblemCode::RepeatedValue, &value.value.place, message);
        checker
            .problems
            .push(problem.hint("each value has one meaning"));
        return true;
    }
    kept.iter().any(|known| known.name == value.name)
}

fn fits(value: &At<i64>, unsigned: bool, checker: &mut Checker<'_>) -> bool {
    let fits = !unsigned || value.value >= 0;
    if !fits {
        let message = format!("{} is no value of an Unsigned enumeration", value.value);
        checker.problem(ProblemCode::EmptyRange, &value.place, message);
    }
    fits
}

/// Resolves the structures.
pub(super) fn structures(spec: &Spec, checker: &mut Checker<'_>) -> Vec<Structure> {
    let rows = names::first_of_each(spec.structures.clone(), |row| row.rust_name());
    let usable = rows
        .into_iter()
        .filter(|row| row.template.is_none() && is_type_name(row.rust_name()));
    usable
        .map(|row| Structure {
            fields: field::resolve(&row.fields, Side::Shared, checker),
            name: row.rust_name().value.clone(),
            spec_name: row.name.value,
            doc: row.doc.map_or_else(String::new, |doc| doc.value),
        })
        .collect()
}
