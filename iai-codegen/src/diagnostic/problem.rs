//! One mistake, and all mistakes of one run.

use super::code::ProblemCode;
use super::suggest;
use crate::place::{Position, SpecPath};
use std::collections::BTreeMap;

/// One mistake in the spec.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Its stable code.
    pub code: ProblemCode,
    /// What is wrong, without the place.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    pub(crate) place: Spot,
    pub(crate) first: Option<SpecPath>,
}

/// How far the place of a problem is known.
#[derive(Clone, Debug)]
pub(crate) enum Spot {
    Folder(String),
    Node(SpecPath),
    Exact(usize, Position),
}

impl Problem {
    /// A problem at a node.
    pub fn new(code: ProblemCode, place: &SpecPath, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            hint: None,
            first: None,
            place: Spot::Node(place.clone()),
        }
    }

    /// A problem of a folder or of a file that could not be read.
    pub fn of_folder(code: ProblemCode, folder: &str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            hint: None,
            first: None,
            place: Spot::Folder(folder.to_owned()),
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Points at the first of two definitions.
    #[must_use]
    pub fn first_at(mut self, place: &SpecPath) -> Self {
        self.first = Some(place.clone());
        self
    }

    /// Adds "did you mean …" when one of `known` is close to `word`, else lists what there is.
    #[must_use]
    pub fn suggest<'k>(self, word: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match suggest::hint(word, &known) {
            Some(hint) => self.hint(hint),
            None => self,
        }
    }

    /// Sets the exact position, where it is known already.
    #[must_use]
    pub fn at(mut self, position: Position) -> Self {
        if let Spot::Node(place) = &self.place {
            self.place = Spot::Exact(place.file, position);
        }
        self
    }

    /// The file that it is in.
    fn file(&self) -> Option<usize> {
        match &self.place {
            Spot::Folder(_) => None,
            Spot::Node(place) => Some(place.file),
            Spot::Exact(file, _) => Some(*file),
        }
    }

    /// The path of the value inside its file, such as `parameters[3].type`.
    #[must_use]
    pub fn path(&self) -> String {
        match &self.place {
            Spot::Node(place) => place.to_string(),
            _ => String::new(),
        }
    }
}

/// Collects all problems of one run.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) {
        self.list.push(problem);
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The problems in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter()
    }

    /// Whether `file` is no valid YAML.
    pub(crate) fn has_syntax_error(&self, file: usize) -> bool {
        let is_syntax = |problem: &&Problem| problem.code == ProblemCode::Syntax;
        self.list
            .iter()
            .filter(is_syntax)
            .any(|problem| problem.file() == Some(file))
    }

    /// Drops the other problems of a file that is not valid YAML: they may come from that mistake.
    pub(crate) fn keep_causes(&mut self) {
        let broken: Vec<usize> = self
            .list
            .iter()
            .filter_map(Problem::file)
            .filter(|file| self.has_syntax_error(*file))
            .collect();
        let is_cause = |problem: &Problem| {
            let in_broken = problem.file().is_some_and(|file| broken.contains(&file));
            problem.code == ProblemCode::Syntax || !in_broken
        };
        self.list.retain(is_cause);
    }

    /// Tells a type or code that is defined nowhere once, at the first row that names it: a definition is missing or
    /// misspelt, and the rows are right.
    pub(crate) fn fold_repeats(&mut self) {
        let is_name = |problem: &Problem| {
            matches!(
                problem.code,
                ProblemCode::UnknownType | ProblemCode::UnknownErrorCode
            )
        };
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        for problem in self.list.iter().filter(|problem| is_name(problem)) {
            *uses.entry(problem.message.clone()).or_default() += 1;
        }
        self.list.retain_mut(|problem| {
            if !is_name(problem) {
                return true;
            }
            let more = match uses.remove(&problem.message) {
                None => return false,
                Some(1) => return true,
                Some(2) => "1 more place".to_owned(),
                Some(count) => format!("{} more places", count - 1),
            };
            problem.message.push_str(", here and in ");
            problem.message.push_str(&more);
            true
        });
    }

    /// Whether any file is no valid YAML.
    pub(crate) fn has_broken_file(&self) -> bool {
        self.list
            .iter()
            .any(|problem| problem.code == ProblemCode::Syntax)
    }

    /// The stable codes in the order they were found.
    #[must_use]
    pub fn codes(&self) -> Vec<&'static str> {
        self.list.iter().map(|problem| problem.code.id()).collect()
    }
}
