//! What the checks share: the names that are known, and the problems found.

use super::shared::SharedTypes;
use crate::diagnostic::{Problem, ProblemCode, Problems};
use crate::place::{Spanned, SpecPath};
use crate::read::ast::{self, Spec};
use std::collections::{BTreeMap, BTreeSet};

/// What the checks share.
pub(super) struct Checker<'c> {
    pub(super) spec: &'c Spec,
    pub(super) types: SharedTypes,
    /// The enumerations by their names in the spec.
    pub(super) enums: BTreeMap<&'c str, &'c ast::EnumType>,
    /// The structures by their names in the spec.
    pub(super) structures: BTreeMap<&'c str, &'c ast::Structure>,
    /// The templates of the spec by their names in Rust.
    pub(super) templates: BTreeMap<&'c str, &'c ast::Structure>,
    known_codes: BTreeSet<&'c str>,
    pub(super) problems: &'c mut Problems,
    /// Templates that rows fill, in the order in which they were first asked for.
    pub(super) fillings: Vec<Filling<'c>>,
}

/// A template and the type that fills it.
#[derive(Clone)]
pub(super) struct Filling<'c> {
    /// Name of what comes of it.
    pub(super) name: String,
    pub(super) template: &'c ast::Structure,
    pub(super) of: Spanned<String>,
}

impl<'c> Checker<'c> {
    pub(super) fn new(spec: &'c Spec, problems: &'c mut Problems) -> Self {
        let codes = spec.codes.iter().chain(&spec.platform.codes);
        let known_codes = codes.map(|row| row.code.as_str()).collect();
        let templates = spec.structures.iter();
        let templates = templates.filter(|row| row.template.is_some());
        Self {
            spec,
            types: SharedTypes::of(spec),
            enums: first_of_each(&spec.enums, |row| &row.name),
            structures: first_of_each(&spec.structures, |row| &row.name),
            templates: first_of_each(templates, ast::Structure::rust_name),
            known_codes,
            problems,
            fillings: Vec::new(),
        }
    }

    pub(super) fn problem(&mut self, code: ProblemCode, place: &SpecPath, message: String) {
        self.problems.push(Problem::new(code, place, message));
    }

    /// Notes a code that neither `errors.yaml` nor the platform defines.
    pub(super) fn code(&mut self, code: &Spanned<String>) {
        // An empty code stands for one that could not be read, which has its problem already.
        if !code.is_empty() && !self.known_codes.contains(code.as_str()) {
            let message = format!("unknown error code `{}`", code.value);
            let problem = Problem::new(ProblemCode::UnknownErrorCode, &code.place, message);
            self.problems
                .push(problem.suggest(code, self.known_codes.iter().copied()));
        }
    }

    /// Notes a name that is none of `known`; `what` says what the names are.
    pub(super) fn known(&mut self, name: &Spanned<String>, what: &str, known: &[&str]) -> bool {
        let found = known.contains(&name.as_str());
        if !found {
            let message = format!("there is no {what} `{}` here", name.value);
            let problem = Problem::new(ProblemCode::UnknownField, &name.place, message);
            self.problems
                .push(problem.suggest(name, known.iter().copied()));
        }
        found
    }
}

/// Rows by their names, the first of each name.
fn first_of_each<'r, T>(
    rows: impl IntoIterator<Item = &'r T>,
    name: impl Fn(&'r T) -> &'r Spanned<String>,
) -> BTreeMap<&'r str, &'r T> {
    let mut named = BTreeMap::new();
    for row in rows {
        named.entry(name(row).as_str()).or_insert(row);
    }
    named
}
