//! What the checks share: the names that are known, and the problems found.

use super::shared::SharedTypes;
use crate::diagnostic::{Problem, ProblemCode, Problems, did_you_mean};
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
    /// Names of rows and actions that have a problem of their own and are left out.
    dropped: BTreeSet<String>,
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
            dropped: BTreeSet::new(),
            fillings: Vec::new(),
        }
    }

    pub(super) fn problem(&mut self, code: ProblemCode, place: &SpecPath, message: String) {
        self.problems.push(Problem::new(code, place, message));
    }

    /// Leaves out what has a problem of its own, so that what names it is not wrong as well.
    pub(super) fn drop_name(&mut self, name: &str) {
        self.dropped.insert(name.to_owned());
    }

    /// Whether a name was left out, or may be that of a row that could not be read.
    pub(super) fn is_told(&self, name: &str, what: &str, file: usize) -> bool {
        let lost = |what| self.spec.has_lost(what);
        self.dropped.contains(name)
            || match what {
                "parameter" | "response field" | "field" => self.has_lost_row(file),
                what => lost(what),
            }
    }

    /// Whether a row of an action's file, or of a structure, could not be read.
    fn has_lost_row(&self, file: usize) -> bool {
        let actions = &self.spec.actions;
        let of_action = |file: usize| actions.iter().any(|action| action.place.file == file);
        let mut rows = self.spec.lost.iter().filter(|(_, what)| *what == "row");
        rows.any(|(lost, _)| *lost == file || !of_action(*lost))
    }

    /// Notes a code that neither `errors.yaml` nor the platform defines.
    pub(super) fn code(&mut self, code: &Spanned<String>) {
        // An empty code stands for one that could not be read, which has its problem already.
        let known = code.is_empty() || self.known_codes.contains(code.as_str());
        if !known && !self.spec.has_lost("error code") {
            let message = format!("unknown error code `{}`", code.value);
            let problem = Problem::new(ProblemCode::UnknownErrorCode, &code.place, message);
            let hint = self.row_for(code);
            self.problems.push(problem.hint(hint));
        }
    }

    /// What to write for a code that has no row: a known one that is close, or the row.
    fn row_for(&self, code: &str) -> String {
        let row = format!("add `- {{ code: {code} }}` to the list `errors` of errors.yaml");
        let known = self.known_codes.iter().copied();
        let known: Vec<&str> = known.filter(|known| may_mean(code, known)).collect();
        match did_you_mean(code, &known) {
            Some(near) => format!("did you mean `{near}`? If not, {row}"),
            None => row,
        }
    }

    /// Notes a name that is none of `known`; `what` says what the names are.
    pub(super) fn known(&mut self, name: &Spanned<String>, what: &str, known: &[&str]) -> bool {
        let found = known.contains(&name.as_str());
        if !found && !self.is_told(name, what, name.place.file) {
            let message = format!("there is no {what} `{}` here", name.value);
            let problem = Problem::new(ProblemCode::UnknownField, &name.place, message);
            self.problems
                .push(problem.suggest(name, known.iter().copied()));
        }
        found
    }
}

/// Whether a code may be a misspelling of a known one. Long families make all of their codes look alike: inside of one
/// family the rest has to be close, and a family on its own is none of its codes.
fn may_mean(code: &str, known: &str) -> bool {
    match (code.split_once('.'), known.split_once('.')) {
        (Some((family, rest)), Some((known, meant))) if family == known => {
            did_you_mean(rest, &[meant]).is_some()
        }
        (written, meant) => written.is_none() || meant.is_some(),
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
