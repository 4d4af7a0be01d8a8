//! Types by the names that rows give them.

use super::checker::Checker;
use super::vendor_words;
use crate::diagnostic::{Problem, ProblemCode, did_you_mean};
use crate::model::{TimeForm, Type, is_type_name};
use crate::place::Spanned;
use crate::read::ast::Spec;

/// Types that every spec has.
const BUILT_IN: [&str; 8] = [
    "String",
    "Integer",
    "Unsigned",
    "Float",
    "Boolean",
    "Date",
    "DateTime",
    "DateTimeIso",
];

/// A file as the body of a request, of which the format knows the name alone.
const BINARY: &str = "Binary";

/// Whether a type of the spec cannot have this name.
pub(super) fn is_built_in(name: &str) -> bool {
    name == BINARY || BUILT_IN.contains(&name)
}

/// The names of all types in the order of the sections.
pub(super) fn all_names(spec: &Spec) -> impl Iterator<Item = &Spanned<String>> {
    let strings = spec.strings.iter().map(|string| &string.name);
    let enums = spec.enums.iter().map(|enumeration| &enumeration.name);
    let images = spec.images.iter().map(|image| &image.name);
    let structures = spec.structures.iter().map(|structure| &structure.name);
    strings.chain(enums).chain(images).chain(structures)
}

/// The type called `name`; a problem when there is none. One without a Rust name has its problem where it is defined.
pub(super) fn item_type(name: &Spanned<String>, checker: &mut Checker<'_>) -> Type {
    match known(name, checker) {
        Type::IntEnum(rust)
        | Type::Switch(rust)
        | Type::Structure(rust)
        | Type::Refined(rust)
        | Type::Image(rust)
            if !is_type_name(&rust) =>
        {
            Type::Unresolved
        }
        other => other,
    }
}

fn known(name: &Spanned<String>, checker: &mut Checker<'_>) -> Type {
    let own = || name.value.clone();
    if let Some(form) = TimeForm::called(name) {
        return Type::Time(form);
    }
    let enumeration = checker.enums.get(name.as_str());
    let structure = checker.structures.get(name.as_str());
    match (name.as_str(), enumeration, structure) {
        ("String", ..) => Type::String,
        ("Integer", ..) => Type::Integer,
        ("Unsigned", ..) => Type::Unsigned,
        ("Float", ..) => Type::Float,
        ("Boolean", ..) => Type::Boolean,
        (BINARY, ..) => refuse_binary(name, checker),
        (_, Some(enumeration), _) => {
            let rust = enumeration.rust_name().value.clone();
            if enumeration.switch {
                Type::Switch(rust)
            } else {
                Type::IntEnum(rust)
            }
        }
        (_, _, Some(structure)) => Type::Structure(structure.rust_name().value.clone()),
        _ if checker.types.string(name).is_some() => Type::Refined(own()),
        _ if checker.types.image(name).is_some() => Type::Image(own()),
        // As the vendor's definitions write it.
        ("binary", ..) => refuse_binary(name, checker),
        _ => {
            unknown_type(name, checker);
            Type::Unresolved
        }
    }
}

fn refuse_binary(name: &Spanned<String>, checker: &mut Checker<'_>) -> Type {
    let message = "the upload of a file as the body of a request, which the runtime cannot send";
    let problem = Problem::new(ProblemCode::Unsupported, &name.place, message);
    let hint = "leave the action out, or the row, if a call works without it";
    checker.problems.push(problem.hint(hint));
    Type::Unresolved
}

fn unknown_type(name: &Spanned<String>, checker: &mut Checker<'_>) {
    // It may be one that could not be read.
    if checker.spec.has_lost("type") {
        return;
    }
    let own = all_names(checker.spec).map(|known| known.as_str());
    let known: Vec<&str> = BUILT_IN.into_iter().chain(own).collect();
    let message = format!("unknown type `{}`", name.value);
    let problem = Problem::new(ProblemCode::UnknownType, &name.place, message);
    let near = || did_you_mean(name, &known).map(|near| format!("did you mean `{near}`?"));
    let hint = vendor_words::meant(name, &known).or_else(near);
    let hint = hint.unwrap_or_else(|| define(&known));
    checker.problems.push(problem.hint(hint));
}

/// What to do about a type that is close to none of `known`, which begin with those of the format.
fn define(known: &[&str]) -> String {
    const LISTED: usize = 16;
    let listed = if known.len() > LISTED {
        &BUILT_IN
    } else {
        known
    };
    let listed = listed.join(", ");
    format!("define it in types.yaml, or take one of {listed}")
}
