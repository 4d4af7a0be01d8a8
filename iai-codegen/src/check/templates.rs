//! Templates: structures with a type left open, made once for each type that fills them.

use super::field::{self, Side};
use super::{Checker, names};
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{Structure, Type};
use crate::read::ast;

/// The type of a row that names the structure `name`: the structure itself, or a template filled by the row.
pub(super) fn fill(name: &str, row: &ast::Field, checker: &mut Checker<'_>) -> Type {
    let structures = &checker.spec.structures;
    let template = structures
        .iter()
        .find(|row| row.rust_name().value == name && row.template.is_some());
    let Some(template) = template else {
        refuse_filling(row, checker);
        return Type::Structure(name.to_owned());
    };
    let Some(of) = &row.of else {
        let message = format!("`{name}` is a template: the row must say what fills it");
        let problem = Problem::new(ProblemCode::MissingKey, &row.name.place, message);
        checker.problems.push(problem.hint("add `of: TYPE`"));
        return Type::Unresolved;
    };
    let filled = format!("{}{name}", of.value);
    let made = checker.instances.iter().map(|structure| &structure.name);
    let known = made.chain(&checker.filling).any(|known| *known == filled);
    if matches!(field::item_type(of, checker), Type::Unresolved) {
        return Type::Unresolved;
    }
    if !known {
        // A template may hold itself; whether that ever ends is seen when all types are known.
        checker.filling.push(filled.clone());
        let instance = instance(template, of, filled.clone(), checker);
        checker.filling.pop();
        checker.instances.push(instance);
    }
    Type::Structure(filled)
}

fn instance(
    template: &ast::Structure,
    of: &crate::load::At<String>,
    name: String,
    checker: &mut Checker<'_>,
) -> Structure {
    let open = template
        .template
        .as_ref()
        .map_or("", |open| open.value.as_str());
    let fields = template.fields.iter().cloned().map(|mut field| {
        if let Some(ty) = field.ty.as_mut().filter(|ty| ty.name.value == open) {
            ty.name = of.clone();
        }
        field
    });
    let fields: Vec<ast::Field> = fields.collect();
    let doc = template
        .doc
        .as_ref()
        .map_or_else(String::new, |doc| doc.value.clone());
    Structure {
        fields: field::resolve(&fields, Side::Shared, checker),
        doc,
        name,
        spec_name: template.name.value.clone(),
    }
}

/// `of` says nothing beside a type that is no template.
pub(super) fn refuse_filling(row: &ast::Field, checker: &mut Checker<'_>) {
    if let Some(of) = &row.of {
        let message = format!(
            "`of` fills a template, and the type of `{}` is none",
            row.name.value
        );
        let problem = Problem::new(ProblemCode::MisplacedRule, &of.place, message);
        checker
            .problems
            .push(problem.hint("remove `of`, or correct the type"));
    }
}

/// Adds the filled templates to the structures; the templates themselves are no types of Rust.
pub(super) fn collect(mut structures: Vec<Structure>, checker: &mut Checker<'_>) -> Vec<Structure> {
    structures.append(&mut checker.instances);
    let unique = names::first_of_each(structures, |structure| &structure.name);
    unique.into_iter().collect()
}
