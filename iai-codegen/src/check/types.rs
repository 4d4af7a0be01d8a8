//! Shared types: names, values of enumerations, rules of strings and images.

use super::checker::Checker;
use super::field::{self, Side};
use super::{lookup, names, placement, plain, shared};
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{
    EnumType, ImageType, StringType, Structure, is_type_name, rust_check, rust_table,
};
use crate::place::Spanned;
use crate::read::ast::{self, EnumValue, Spec};

pub(super) fn check(spec: &Spec, checker: &mut Checker<'_>) {
    names::refuse_repeats(lookup::all_names(spec), "type", checker);
    for name in rust_names(spec) {
        names::refuse_unusable(name, name, is_type_name, checker);
    }
    names::refuse_clashes(rust_pairs(spec), names::BY_HAND, checker);
    let checks = spec.strings.iter().map(|row| &row.name);
    let checks = checks.map(|name| (name, rust_check(name)));
    let tables = spec.images.iter().map(|row| &row.name);
    let tables = tables.map(|name| (name, rust_table(name)));
    names::refuse_clashes(
        checks.chain(tables),
        "give one of the two another name",
        checker,
    );
    for name in lookup::all_names(spec) {
        if lookup::is_built_in(name) {
            let message = format!("`{}` is a type that every spec has", name.value);
            let problem = Problem::new(ProblemCode::DefinedTwice, &name.place, message);
            checker
                .problems
                .push(problem.hint("give yours another name"));
        }
    }
    for string in &spec.strings {
        placement::codes(&string.rules, checker);
    }
    for code in spec.images.iter().flat_map(|image| &image.codes) {
        checker.code(code);
    }
}

/// The names that types have in Rust; strings and images have no Rust type of their own, but functions and tables.
fn rust_names(spec: &Spec) -> impl Iterator<Item = &Spanned<String>> {
    let strings = spec.strings.iter().map(|string| &string.name);
    let images = spec.images.iter().map(|image| &image.name);
    let enums = spec.enums.iter().map(|enumeration| enumeration.rust_name());
    let structures = spec
        .structures
        .iter()
        .map(|structure| structure.rust_name());
    strings.chain(enums).chain(images).chain(structures)
}

fn rust_pairs(spec: &Spec) -> impl Iterator<Item = (&Spanned<String>, String)> {
    let enums = spec
        .enums
        .iter()
        .map(|enumeration| (&enumeration.name, enumeration.rust_name().value.clone()));
    let structures = spec
        .structures
        .iter()
        .map(|row| (&row.name, row.rust_name().value.clone()));
    enums.chain(structures)
}

/// Checks enumerations and drops values that stand twice.
pub(super) fn enums(spec: &Spec, checker: &mut Checker<'_>) -> Vec<EnumType> {
    let rows = names::first_of_each(spec.enums.clone(), |row| row.rust_name().value.clone());
    rows.into_iter()
        .filter(|row| is_type_name(row.rust_name()))
        .map(|row| enumeration(row, checker))
        .collect()
}

fn enumeration(mut enumeration: ast::EnumType, checker: &mut Checker<'_>) -> EnumType {
    if let Some(code) = &enumeration.code {
        checker.code(code);
    }
    names::refuse_repeats(
        enumeration.values.iter().map(|value| &value.name),
        "variant",
        checker,
    );
    let mut kept = Vec::new();
    for value in std::mem::take(&mut enumeration.values) {
        // `Unknown` is the variant of numbers that the spec does not have.
        let usable = |name: &str| is_type_name(name) && name != "Unknown";
        let named = names::refuse_unusable(&value.name, &value.name, usable, checker);
        if named
            && !is_repeated(&value, &kept, checker)
            && fits(&value.value, enumeration.unsigned, checker)
        {
            kept.push(value);
        }
    }
    enumeration.values = kept;
    refuse_no_switch(&enumeration, checker);
    shared::enumeration(&enumeration, checker.spec)
}

/// A switch has no variants in Rust, so that its values can be no others.
fn refuse_no_switch(enumeration: &ast::EnumType, checker: &mut Checker<'_>) {
    let values = enumeration.values.iter();
    let mut values: Vec<(i64, &str)> = values
        .map(|value| (value.value.value, value.name.as_str()))
        .collect();
    values.sort_unstable();
    if enumeration.switch && values != [(0, "Off"), (1, "On")] {
        let name = &enumeration.name;
        let message = format!("`{}` is no switch", name.value);
        let problem = Problem::new(ProblemCode::MisplacedRule, &name.place, message);
        let hint = "give it the values 0 `Off` and 1 `On`, or remove `switch`";
        checker.problems.push(problem.hint(hint));
    }
}

fn is_repeated(value: &EnumValue, kept: &[EnumValue], checker: &mut Checker<'_>) -> bool {
    if let Some(first) = kept
        .iter()
        .find(|known| known.value.value == value.value.value)
    {
        let message = format!(
            "the value {} is `{}` already",
            value.value.value, first.name.value
        );
        let problem = Problem::new(ProblemCode::RepeatedValue, &value.value.place, message);
        let problem = problem.first_at(&first.value.place);
        let hint = format!(
            "write the number that the service has for `{}`",
            value.name.value
        );
        checker.problems.push(problem.hint(hint));
        return true;
    }
    kept.iter()
        .any(|known| known.name.value == value.name.value)
}

fn fits(value: &Spanned<i64>, unsigned: bool, checker: &mut Checker<'_>) -> bool {
    let fits = !unsigned || value.value >= 0;
    if !fits {
        let message = format!("{} is no value of an Unsigned enumeration", value.value);
        checker.problem(ProblemCode::EmptyRange, &value.place, message);
    }
    fits
}

/// The strings that have a name, one for each function.
pub(super) fn strings(checker: &Checker<'_>) -> Vec<StringType> {
    let mut rows = checker.types.strings.to_vec();
    rows.retain(|row| is_type_name(&row.name));
    names::first_of_each(rows, |row| rust_check(&row.name))
}

/// The images that have a name, one for each table.
pub(super) fn images(checker: &Checker<'_>) -> Vec<ImageType> {
    let mut rows = checker.types.images.to_vec();
    rows.retain(|row| is_type_name(&row.name));
    names::first_of_each(rows, |row| rust_table(&row.name))
}

/// Resolves the structures.
pub(super) fn structures(spec: &Spec, checker: &mut Checker<'_>) -> Vec<Structure> {
    let rows = names::first_of_each(spec.structures.clone(), |row| row.rust_name().value.clone());
    let usable = rows
        .into_iter()
        .filter(|row| row.template.is_none() && is_type_name(row.rust_name()));
    usable
        .map(|row| Structure {
            fields: field::resolve(&row.fields, Side::Shared, checker),
            name: row.rust_name().value.clone(),
            spec_name: row.name.value.clone(),
            filled: false,
            file: spec.file_of(&row.name.place),
            doc: plain::text(row.doc.as_ref()),
        })
        .collect()
}
