//! Checks `recovers`: the read that it names must be able to tell whether a create has run.

use super::checker::Checker;
use crate::diagnostic::ProblemCode;
use crate::model::{Action, Api, Effect, Field, Type};
use crate::place::Spanned;
use crate::read::ast::Recovers;

/// Whether the row is complete; notes what is wrong with it otherwise.
pub(super) fn check(
    recovers: &Recovers,
    action: &Action,
    api: &Api,
    checker: &mut Checker<'_>,
) -> bool {
    let known: Vec<&str> = api.actions.iter().map(|each| each.name.as_str()).collect();
    checker.known(&recovers.by, "action", &known);
    let Some(by) = api.action(&recovers.by) else {
        return false;
    };
    if !suits(recovers, action, by, checker) {
        return false;
    }
    let mut complete = filled(recovers, action, by, checker);
    complete &= documented(&recovers.absent, by, checker);
    complete &= documented(&recovers.exists, action, checker);
    for (to, from) in &recovers.response {
        let fields = (&action.response[..], &by.response[..]);
        complete &= pair(to, from, fields, "response field", checker);
    }
    for (parameter, field) in &recovers.same {
        complete &= comparable(parameter, field, (action, by), checker);
    }
    complete && refuses(recovers, action, checker)
}

/// Where `same` tells that another thing has the id, the client sends the create again. Only an action that refuses an id
/// that exists makes no second thing then.
fn refuses(recovers: &Recovers, action: &Action, checker: &mut Checker<'_>) -> bool {
    let Some((first, _)) = recovers.same.first() else {
        return true;
    };
    if recovers.exists.is_empty() {
        let message = format!(
            "`same` needs `exists`, the codes by which `{}` refuses an id that exists",
            action.name
        );
        checker.problem(ProblemCode::MissingKey, &first.place, message);
    }
    !recovers.exists.is_empty()
}

/// A parameter and a response field whose values can be compared: text, numbers, booleans, or lists of them.
fn comparable(
    parameter: &Spanned<String>,
    field: &Spanned<String>,
    (action, by): (&Action, &Action),
    checker: &mut Checker<'_>,
) -> bool {
    let asked = find(parameter, &action.parameters, "parameter", checker);
    let told = find(field, &by.response, "response field", checker);
    let (Some(asked), Some(told)) = (asked, told) else {
        return false;
    };
    // A type that is not known has its problem already.
    if [asked, told]
        .iter()
        .any(|field| *field.ty.item() == Type::Unresolved)
    {
        return false;
    }
    let is_whole = matches!(asked.ty.item(), Type::Image(_) | Type::Structure(_));
    let is_list = |field: &Field| matches!(field.ty, Type::List(_));
    let fits =
        !is_whole && is_list(asked) == is_list(told) && alike(asked.ty.item(), told.ty.item());
    if !fits {
        let message = format!(
            "`{}` cannot be compared with `{}`",
            parameter.value, field.value
        );
        checker.problem(ProblemCode::MisplacedRule, &field.place, message);
    }
    fits
}

/// Only a create needs recovery, only a read may be sent at any time, and both must be in one group: a program may leave
/// out other groups.
fn suits(recovers: &Recovers, action: &Action, by: &Action, checker: &mut Checker<'_>) -> bool {
    let problem = if action.effect != Effect::Create {
        format!("`{}` creates nothing that could be lost", action.name)
    } else if by.effect != Effect::Read {
        format!("`{}` changes something; only a read can be asked", by.name)
    } else if action.group != by.group {
        format!(
            "`{}` belongs to another group than `{}`",
            by.name, action.name
        )
    } else {
        return true;
    };
    checker.problem(ProblemCode::MisplacedRule, &recovers.by.place, problem);
    false
}

/// Every parameter that the probe needs must come from the create.
fn filled(recovers: &Recovers, action: &Action, by: &Action, checker: &mut Checker<'_>) -> bool {
    let mut complete = true;
    for (to, from) in &recovers.with {
        let fields = (&by.parameters[..], &action.parameters[..]);
        complete &= pair(to, from, fields, "parameter", checker);
    }
    let given = |field: &&Field| recovers.with.iter().any(|(to, _)| to.value == field.wire);
    let required = by.parameters.iter().filter(|field| field.required);
    for field in required.filter(|field| !given(field)) {
        let message = format!(
            "`with` leaves out `{}`, which `{}` requires",
            field.wire, by.name
        );
        checker.problem(ProblemCode::MissingKey, &recovers.by.place, message);
        complete = false;
    }
    complete
}

/// Both names must be known, and the values of one fit the other: the same type, or for a response a list of it.
pub(super) fn pair(
    to: &Spanned<String>,
    from: &Spanned<String>,
    (targets, sources): (&[Field], &[Field]),
    what: &str,
    checker: &mut Checker<'_>,
) -> bool {
    let (target, source) = (
        find(to, targets, what, checker),
        find(from, sources, what, checker),
    );
    let (Some(target), Some(source)) = (target, source) else {
        return false;
    };
    if [target, source]
        .iter()
        .any(|field| *field.ty.item() == Type::Unresolved)
    {
        return false;
    }
    let listed = what == "response field" && alike(&target.ty, source.ty.item());
    let fits = listed || alike(&target.ty, &source.ty);
    if !fits {
        let message = format!("`{}` cannot be had from `{}`", to.value, from.value);
        checker.problem(ProblemCode::MisplacedRule, &from.place, message);
    }
    fits
}

fn alike(a: &Type, b: &Type) -> bool {
    a == b || (a.is_text() && b.is_text())
}

fn find<'a>(
    name: &Spanned<String>,
    fields: &'a [Field],
    what: &str,
    checker: &mut Checker<'_>,
) -> Option<&'a Field> {
    let known: Vec<&str> = fields.iter().map(|field| field.wire.as_str()).collect();
    checker.known(name, what, &known);
    fields.iter().find(|field| field.wire == name.value)
}

fn documented(codes: &[Spanned<String>], action: &Action, checker: &mut Checker<'_>) -> bool {
    let known: Vec<&str> = action.codes.iter().map(String::as_str).collect();
    let what = format!("error code of {}", action.name);
    codes
        .iter()
        .filter(|code| !checker.known(code, &what, &known))
        .count()
        == 0
}
