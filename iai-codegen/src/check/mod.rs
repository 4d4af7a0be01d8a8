//! Stage 2b: looks up every name and finds everything that can be wrong, in one run.
//!
//! What is wrong is noted and left out, so that the rest can still be generated.

mod action;
mod codes;
mod correction;
mod example;
mod field;
mod flow;
mod groups;
mod names;
mod placement;
mod rates;
mod recovery;
mod recursion;
mod templates;
mod types;
mod value;

use crate::diagnostic::{Problem, ProblemCode, Problems};
use crate::load::{At, Place};
use crate::model::{Api, Structure};
use crate::read::ast::Spec;
use std::collections::BTreeSet;

/// Resolves a spec. Without a usable `service.yaml` there is nothing to generate.
#[must_use]
pub fn check(spec: Spec, problems: &mut Problems) -> Option<Api> {
    let mut checker = Checker::new(&spec, problems);
    let codes = codes::resolve(&spec.codes, &mut checker);
    codes::sets(&spec, &mut checker);
    codes::refuse_undocumented(&spec, &mut checker);
    types::check(&spec, &mut checker);
    let structures = types::structures(&spec, &mut checker);
    let enums = types::enums(&spec, &mut checker);
    if let Some(service) = &spec.service {
        codes::service(service, &mut checker);
    }
    let mut api = Api {
        service: spec.service.clone()?,
        codes,
        enums,
        structures,
        strings: names::first_of_each(spec.strings.clone(), |string| &string.name),
        images: names::first_of_each(spec.images.clone(), |image| &image.name),
        actions: Vec::new(),
    };
    api.actions = action::resolve(&spec, &mut checker);
    api.structures = templates::collect(api.structures, &mut checker);
    groups::check(&spec, &mut checker);
    rates::check(&spec, &mut checker);
    flow::check(&spec, &mut api, &mut checker);
    recursion::check(&spec, &mut api, &mut checker);
    example::check(&api, checker.problems);
    Some(api)
}

/// What the checks share: the names that are known, and the problems found.
pub(crate) struct Checker<'c> {
    spec: &'c Spec,
    known_codes: BTreeSet<&'c str>,
    problems: &'c mut Problems,
    /// Templates that rows have filled so far.
    instances: Vec<Structure>,
    /// Names of those that are being filled, one inside of the other.
    filling: Vec<String>,
}

impl<'c> Checker<'c> {
    fn new(spec: &'c Spec, problems: &'c mut Problems) -> Self {
        let known_codes = spec.codes.iter().map(|row| row.code.as_str()).collect();
        Self {
            spec,
            known_codes,
            problems,
            instances: Vec::new(),
            filling: Vec::new(),
        }
    }

    fn problem(&mut self, code: ProblemCode, place: &Place, message: String) {
        self.problems.push(Problem::new(code, place, message));
    }

    /// Notes a code that `errors.yaml` does not define.
    fn code(&mut self, code: &At<String>) {
        // An empty code stands for one that could not be read, which has its problem already.
        if !code.is_empty() && !self.known_codes.contains(code.as_str()) {
            let message = format!("unknown error code `{}`", code.value);
            let problem = Problem::new(ProblemCode::UnknownErrorCode, &code.place, message);
            self.problems
                .push(problem.suggest(code, self.known_codes.iter().copied()));
        }
    }

    /// Notes a name that is none of `known`; `what` says what the names are.
    fn known(&mut self, name: &At<String>, what: &str, known: &[&str]) -> bool {
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
