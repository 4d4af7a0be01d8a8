//! Examples against their own tables.

use super::checker::Checker;
use super::value::{self, Misfit};
use crate::diagnostic::{Problem, ProblemCode, Problems};
use crate::model::{Action, Api, Field, Rule, Type};
use crate::node::Node;
use crate::place::{PathStep, Spanned, SpecPath};
use crate::read::ast::{Example, Spec};
use std::collections::BTreeSet;

pub(super) fn check(spec: &Spec, api: &Api, checker: &mut Checker<'_>) {
    let mut checked = BTreeSet::new();
    for row in &spec.actions {
        let fresh = checked.insert(row.name.as_str());
        let Some(action) = api.action(&row.name).filter(|_| fresh) else {
            continue;
        };
        for example in &row.examples {
            let mut found = Problems::default();
            let mut examples = ExampleChecker {
                api,
                checker,
                problems: &mut found,
                answered: answered(example),
            };
            examples.request(action, example);
            examples.response(action, example);
            found
                .iter()
                .cloned()
                .for_each(|problem| checker.problems.push(problem));
        }
    }
}

/// The code that the example's response shows, if it shows an error.
fn answered(example: &Example) -> Option<&str> {
    match example.response.get("Error")?.get("Code")? {
        Node::Text(code) => Some(code),
        _ => None,
    }
}

struct ExampleChecker<'c> {
    api: &'c Api,
    checker: &'c Checker<'c>,
    problems: &'c mut Problems,
    answered: Option<&'c str>,
}

impl ExampleChecker<'_> {
    fn broken(&mut self, place: &SpecPath, message: String) {
        let hint = "correct the example or its table; where the page is wrong, add a correction";
        self.broken_with(place, message, hint);
    }

    fn broken_with(&mut self, place: &SpecPath, message: String, hint: &str) {
        let problem = Problem::new(ProblemCode::BrokenExample, place, message);
        self.problems.push(problem.hint(hint));
    }

    fn request(&mut self, action: &Action, example: &Example) {
        let Spanned { value: node, place } = &example.request;
        self.object(node, place, &action.parameters, true);
        // An example that shows an error may leave out what the error is about.
        if example.response.get("Error").is_some() {
            return;
        }
        for rule in &action.rules {
            if !rule.members.iter().any(|member| node.get(member).is_some()) {
                self.broken(
                    place,
                    format!("the example gives none of {}", rule.members.join(", ")),
                );
            }
        }
    }

    fn response(&mut self, action: &Action, example: &Example) {
        let Spanned { value: node, place } = &example.response;
        match node.get("Error") {
            None => self.object(node, place, &action.response, false),
            Some(error) => self.error(error, place),
        }
    }

    fn error(&mut self, error: &Node, place: &SpecPath) {
        match error.get("Code") {
            Some(Node::Text(code))
                if self.api.codes.iter().any(|known| known.row.code == *code) => {}
            Some(Node::Text(code)) if self.checker.is_told(code, "error code", place.file) => {}
            Some(Node::Text(code)) => self.broken(
                place,
                format!("the example answers with the unknown code `{code}`"),
            ),
            _ => self.broken(place, "the example's Error has no Code".to_owned()),
        }
    }

    /// Checks the members of an object; a request must have what is required.
    fn object(&mut self, node: &Node, place: &SpecPath, fields: &[Field], request: bool) {
        let Node::Map(entries) = node else {
            return self.broken(
                place,
                format!("the example has {} where an object belongs", node.kind()),
            );
        };
        for (index, (key, value)) in entries.iter().enumerate() {
            let Node::Text(key) = key else { continue };
            let place = place.join(PathStep::Entry(index, key.clone()));
            match fields.iter().find(|field| field.wire == *key) {
                Some(field) => {
                    // Responses need not keep to the rules of their rows: those are for requests.
                    let rules = if request { &field.rules[..] } else { &[] };
                    self.value(value, &place, field, &field.ty, rules, request);
                }
                None if self.checker.is_told(key, "field", place.file) => {}
                None => self.unknown(&place.key(), key, value),
            }
        }
        for field in fields.iter().filter(|field| request && field.required) {
            if node.get(&field.wire).is_none() {
                self.broken(
                    place,
                    format!("the example lacks the required `{}`", field.wire),
                );
            }
        }
    }

    fn unknown(&mut self, place: &SpecPath, key: &str, value: &Node) {
        let message = format!("the table has no row `{key}`");
        match value {
            Node::Null => {
                let hint =
                    "where it belongs to the text before the comma, put the whole text in quotes";
                self.broken_with(place, message, hint);
            }
            _ => self.broken(place, message),
        }
    }

    fn value(
        &mut self,
        value: &Node,
        place: &SpecPath,
        field: &Field,
        ty: &Type,
        rules: &[Rule],
        request: bool,
    ) {
        match (ty, value) {
            (_, Node::Null) if !request => {}
            (Type::List(item), Node::List(values)) => {
                for rule in rules {
                    self.judge(value::keeps(value, rule), place, field);
                }
                for (index, value) in values.iter().enumerate() {
                    let place = place.join(PathStep::Item(index));
                    self.value(value, &place, field, item, &[], request);
                }
            }
            (Type::Structure(name), value) => {
                let structure = self.api.structure(name);
                let fields = structure.map_or(&[][..], |structure| &structure.fields);
                self.object(value, place, fields, request);
            }
            (ty, value) => {
                let fits = value::fits(value, as_taken(ty, request), rules, &self.checker.types);
                self.judge(fits, place, field);
            }
        }
    }

    /// Notes a misfit; an example of an error may break the very rule that its response names.
    fn judge(&mut self, fits: Result<(), Misfit>, place: &SpecPath, field: &Field) {
        if let Err(misfit) = fits
            && (misfit.code.is_none() || misfit.code.as_deref() != self.answered)
        {
            self.broken(place, format!("`{}` {}", field.wire, misfit.reason));
        }
    }
}

/// Unknown numbers and empty texts in a response are no mistake of the example.
fn as_taken(ty: &Type, request: bool) -> &Type {
    match ty {
        Type::Refined(_) | Type::Image(_) | Type::Time(_) if !request => &Type::String,
        Type::IntEnum(_) | Type::Switch(_) if !request => &Type::Integer,
        ty => ty,
    }
}
