//! Rows: their types, Rust names, constraints and defaults.

use super::checker::Checker;
use super::{filling, lookup, names, placement, plain, value};
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{Field, Owner, Type, is_field_name, rust_maybe, rust_name};
use crate::read::ast;
use std::collections::BTreeSet;

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Among the parameters of an action.
    Request,
    /// Among the fields of a response.
    Response,
    /// In a structure that both may hold.
    Shared,
}

impl Side {
    /// What the names of the rows stand beside.
    fn owner(self) -> Owner {
        match self {
            Self::Request => Owner::Builder,
            Self::Response => Owner::Response,
            Self::Shared => Owner::Structure,
        }
    }
}

/// Notes keys that say nothing where the row stands.
fn refuse_misplaced_keys(row: &ast::Field, side: Side, checker: &mut Checker<'_>) {
    let request = matches!(side, Side::Request);
    let response = matches!(side, Side::Response);
    let keys = [
        (row.always && request, "always", "responses"),
        (row.nullable && request, "nullable", "responses"),
        (row.empty_is_none && request, "empty_is_none", "responses"),
        (row.required && response, "required", "requests"),
        (row.default.is_some() && response, "default", "requests"),
    ];
    for (_, key, place) in keys.into_iter().filter(|(misplaced, ..)| *misplaced) {
        let message = format!(
            "`{key}` is for {place}, and `{}` stands elsewhere",
            row.name.value
        );
        let problem = Problem::new(ProblemCode::MisplacedRule, &row.name.place, message);
        checker.problems.push(problem.hint("remove the key"));
    }
}

/// Resolves the rows of one table.
pub(super) fn resolve(rows: &[ast::Field], side: Side, checker: &mut Checker<'_>) -> Vec<Field> {
    names::refuse_repeats(rows.iter().map(|row| &row.name), "row", checker);
    let rows: Vec<(&ast::Field, String)> =
        rows.iter().map(|row| (row, name_of(row, side))).collect();
    let own = rows.iter().map(|(row, rust)| (&row.name, rust.clone()));
    // A builder has a second method for each parameter that may be left out.
    let optional = rows
        .iter()
        .filter(|(row, _)| side == Side::Request && !row.required);
    let second = optional.map(|(row, rust)| (&row.name, rust_maybe(rust)));
    names::refuse_clashes(own.chain(second), names::BY_HAND, checker);
    let mut fields: Vec<Field> = Vec::new();
    let mut taken = BTreeSet::new();
    for (row, rust) in rows {
        refuse_misplaced_keys(row, side, checker);
        if is_named(row, &rust, side, checker) && taken.insert(rust.clone()) {
            fields.push(field(row, rust, side, checker));
        } else {
            checker.drop_name(&row.name);
        }
    }
    fields
}

fn name_of(row: &ast::Field, side: Side) -> String {
    match &row.rust {
        Some(name) => name.value.clone(),
        None => rust_name(side.owner(), &row.name),
    }
}

/// Whether the row has a name on the wire and one in Rust; notes what is wrong with them otherwise.
fn is_named(row: &ast::Field, rust: &str, side: Side, checker: &mut Checker<'_>) -> bool {
    let written = row.rust.as_ref().unwrap_or(&row.name);
    names::refuse_unsendable(&row.name, checker)
        && names::refuse_unusable(written, rust, is_field_name, checker)
        && names::refuse_taken(written, rust, side.owner(), checker)
}

fn field(row: &ast::Field, rust: String, side: Side, checker: &mut Checker<'_>) -> Field {
    let ty = type_of(row, checker);
    let rules = placement::rules(row, &ty, checker);
    refuse_always(row, &ty, checker);
    let empty_is_none = row.empty_is_none && is_text(row, &ty, checker);
    let field = Field {
        wire: row.name.value.clone(),
        rust,
        rules,
        doc: plain::text(row.doc.as_ref()),
        required: row.required,
        default: plain::option(row.default.as_ref()),
        site: row.site,
        malformed: malformed(row, &ty, checker),
        // Known when all structures are.
        boxed: false,
        nullable: row.nullable,
        empty_is_none,
        always: row.always
            && side != Side::Request
            && !matches!(ty, Type::IntEnum(_) | Type::Switch(_) | Type::Image(_)),
        sensitive: row.sensitive || is_sensitive(&ty, checker),
        ty,
    };
    if let Some(default) = &row.default {
        value::check_default(default, &field, checker);
    }
    field
}

/// What every response has must have a value before it is decoded, and these have none that would mean nothing.
fn refuse_always(row: &ast::Field, ty: &Type, checker: &mut Checker<'_>) {
    if let Type::IntEnum(name) | Type::Switch(name) | Type::Image(name) = ty
        && row.always
    {
        let message = format!(
            "`always` is for other types, and `{}` is of type {name}",
            row.name.value
        );
        let problem = Problem::new(ProblemCode::MisplacedRule, &row.name.place, message);
        checker.problems.push(problem.hint("remove the key"));
    }
}

/// The code of a date or time of another form.
fn malformed(row: &ast::Field, ty: &Type, checker: &mut Checker<'_>) -> Option<String> {
    let code = row.malformed.as_ref()?;
    checker.code(code);
    match ty.item() {
        Type::Time(_) => Some(code.value.clone()),
        Type::Unresolved => None,
        _ => {
            let message = format!(
                "`error` of a row is for dates and times, and `{}` is none",
                row.name.value
            );
            let problem = Problem::new(ProblemCode::MisplacedRule, &code.place.key(), message);
            let hint = "remove it; a constraint has the code for its own violation";
            checker.problems.push(problem.hint(hint));
            None
        }
    }
}

/// Only a text can be empty.
fn is_text(row: &ast::Field, ty: &Type, checker: &mut Checker<'_>) -> bool {
    let fits = ty.is_text() || matches!(ty, Type::Time(_) | Type::Unresolved);
    if !fits {
        let message = format!(
            "`empty_is_none` is for texts, and `{}` is none",
            row.name.value
        );
        let problem = Problem::new(ProblemCode::MisplacedRule, &row.name.place, message);
        checker.problems.push(problem.hint("remove the key"));
    }
    fits && *ty != Type::Unresolved
}

fn is_sensitive(ty: &Type, checker: &Checker<'_>) -> bool {
    match ty.item() {
        Type::Image(_) => true,
        Type::Refined(name) => {
            let string = checker.types.string(name);
            string.is_some_and(|string| string.sensitive)
        }
        _ => false,
    }
}

fn type_of(row: &ast::Field, checker: &mut Checker<'_>) -> Type {
    // A row whose type could not even be read has its problem already.
    let Some(written) = &row.ty else {
        return Type::Unresolved;
    };
    let item = match lookup::item_type(&written.name, checker) {
        Type::Structure(name) => filling::fill(&name, row, checker),
        // Whether it is a template cannot be told.
        Type::Unresolved => Type::Unresolved,
        other => {
            filling::refuse_filling(row, checker);
            other
        }
    };
    match item {
        Type::Switch(_) if written.list => {
            let message = format!("`{}` is a switch, which no list holds", written.name.value);
            let problem = Problem::new(ProblemCode::MisplacedRule, &written.name.place, message);
            let hint = "write `Boolean`, or take `switch` from the enumeration";
            checker.problems.push(problem.hint(hint));
            Type::Unresolved
        }
        item if written.list => Type::List(Box::new(item)),
        item => item,
    }
}
