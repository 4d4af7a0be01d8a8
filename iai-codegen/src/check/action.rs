//! Actions: parameters, rules, outcomes, documented codes.

use super::checker::Checker;
use super::field::{self, Side};
use super::{correction, names, plain};
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{
    Action, AnyOf, Correction, Effect, Example, Field, Outcome, is_type_name, rust_module,
};
use crate::place::Spanned;
use crate::read::ast::{self, Spec};
use std::collections::BTreeSet;

pub(super) fn resolve(spec: &Spec, checker: &mut Checker<'_>) -> Vec<Action> {
    names::refuse_repeats(spec.actions.iter().map(|row| &row.name), "action", checker);
    let modules = spec.actions.iter();
    let modules = modules.map(|row| (&row.name, rust_module(row.rust_name())));
    names::refuse_clashes(modules, names::BY_HAND, checker);
    let mut actions: Vec<Action> = Vec::new();
    let mut modules = BTreeSet::new();
    for row in &spec.actions {
        let usable = names::refuse_unsendable(&row.name, checker)
            && names::refuse_unusable(row.rust_name(), row.rust_name(), is_type_name, checker)
            && !refuse_stream(row, checker);
        let action = action(row, checker);
        if usable && modules.insert(action.module.clone()) {
            actions.push(action);
        } else {
            checker.drop_name(&row.name);
        }
    }
    actions
}

/// A response that comes in events has no method; notes it.
fn refuse_stream(row: &ast::Action, checker: &mut Checker<'_>) -> bool {
    let Some(place) = &row.streams else {
        return false;
    };
    let message = format!(
        "`{}` answers with a stream of events, which the runtime cannot read",
        row.name.value
    );
    let problem = Problem::new(ProblemCode::Unsupported, place, message);
    let hint = "leave the action out; a call that answers at once may have the same result";
    checker.problems.push(problem.hint(hint));
    true
}

fn action(row: &ast::Action, checker: &mut Checker<'_>) -> Action {
    let parameters = field::resolve(&row.parameters, Side::Request, checker);
    let response = field::resolve(&row.response, Side::Response, checker);
    correction::check(row, checker);
    Action {
        name: row.name.value.clone(),
        rust: row.rust_name().value.clone(),
        module: rust_module(row.rust_name()),
        summary: plain::text(row.summary.as_ref()),
        doc: plain::text(row.doc.as_ref()),
        site: row.site,
        effect: row.effect,
        signed: row.signed,
        source: plain::option(row.source.as_ref()),
        file: checker.spec.file_of(&row.place),
        group: plain::option(row.group.as_ref()),
        rate_group: plain::option(row.rate_group.as_ref()),
        deprecated: row
            .deprecated
            .as_ref()
            .map(|why| why.value.trim().to_owned()),
        // Looked up when all actions are known.
        paging: None,
        waits: None,
        recovers: None,
        gone: gone(row, &response, checker),
        rules: row
            .rules
            .iter()
            .filter_map(|rule| any_of(rule, &parameters, checker))
            .collect(),
        outcomes: outcomes(&row.outcomes, &response, checker),
        codes: codes(row, checker),
        examples: row.examples.iter().map(example).collect(),
        corrections: row.corrections.iter().map(correction).collect(),
        parameters,
        response,
    }
}

fn example(row: &ast::Example) -> Example {
    Example {
        title: row.title.value.clone(),
        request: row.request.value.clone(),
        response: row.response.value.clone(),
    }
}

fn correction(row: &ast::Correction) -> Correction {
    Correction {
        at: row.at.value.clone(),
        page: row.page.value.clone(),
        why: row.why.value.clone(),
    }
}

fn wire_names(fields: &[Field]) -> Vec<&str> {
    fields.iter().map(|field| field.wire.as_str()).collect()
}

fn any_of(rule: &ast::AnyOf, parameters: &[Field], checker: &mut Checker<'_>) -> Option<AnyOf> {
    checker.code(&rule.code);
    let known = wire_names(parameters);
    let members: Vec<&Spanned<String>> = rule
        .members
        .iter()
        .filter(|name| checker.known(name, "parameter", &known))
        .collect();
    // A rule with a member that does not exist cannot be kept: what it asks for is not known.
    let whole = !members.is_empty() && members.len() == rule.members.len();
    let members: Vec<String> = members.into_iter().map(|name| name.value.clone()).collect();
    let names: Vec<&str> = members.iter().map(String::as_str).collect();
    let prefer = rule
        .prefer
        .as_ref()
        // Where a member is misspelt, that is the mistake.
        .filter(|name| whole && checker.known(name, "member of the rule", &names));
    let prefer = prefer.map(|name| name.value.clone());
    whole.then(|| AnyOf {
        members,
        prefer,
        code: rule.code.value.clone(),
    })
}

fn outcomes(rows: &[ast::Outcome], response: &[Field], checker: &mut Checker<'_>) -> Vec<Outcome> {
    names::refuse_repeats(rows.iter().map(|row| &row.name), "outcome", checker);
    let known = wire_names(response);
    let mut outcomes = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        refuse_wrong_order(row, index + 1 == rows.len(), checker);
        let usable = names::refuse_unusable(&row.name, &row.name, is_type_name, checker);
        let when = row
            .when
            .as_ref()
            .filter(|name| checker.known(name, "response field", &known))
            .filter(|name| may_be_absent(name, response, checker));
        let when = when.map(|name| name.value.clone());
        let carries = row
            .carries
            .iter()
            .filter(|name| checker.known(name, "response field", &known));
        let carries = carries.map(|name| name.value.clone()).collect();
        names::refuse_repeats(&row.carries, "field", checker);
        let carries = names::first_of_each(carries, String::clone);
        let doc = plain::text(row.doc.as_ref());
        if usable {
            outcomes.push(Outcome {
                name: row.name.value.clone(),
                when,
                carries,
                doc,
            });
        }
    }
    outcomes
}

/// A field that every response has tells no outcome from another.
fn may_be_absent(name: &Spanned<String>, response: &[Field], checker: &mut Checker<'_>) -> bool {
    let always = response
        .iter()
        .any(|field| field.wire == name.value && field.always);
    if always {
        let message = format!(
            "every response has `{}`, so that no other outcome would hold",
            name.value
        );
        let problem = Problem::new(ProblemCode::UnknownField, &name.place, message);
        let hint = "name a field that only responses of this outcome have";
        checker.problems.push(problem.hint(hint));
    }
    !always
}

/// All outcomes but the last have a condition; the last is what remains.
fn refuse_wrong_order(row: &ast::Outcome, last: bool, checker: &mut Checker<'_>) {
    if row.when.is_some() == last {
        let message = if last {
            "the last outcome is what remains: it has no `when`"
        } else {
            "only the last outcome may lack `when`"
        };
        let problem = Problem::new(ProblemCode::UnknownField, &row.name.place, message);
        checker
            .problems
            .push(problem.hint("order the outcomes from the most special to the usual one"));
    }
}

/// The codes by which the action says that its work is done. Nothing but the id of a call can be said of one that was
/// done before, so that the response must have no other field.
fn gone(row: &ast::Action, response: &[Field], checker: &mut Checker<'_>) -> Vec<String> {
    let Some(first) = row.gone.first() else {
        return Vec::new();
    };
    let bare = response.iter().all(|field| field.wire == "RequestId");
    if row.effect != Effect::Idempotent || !bare {
        let message =
            "`gone` is for idempotent actions whose response is a RequestId alone".to_owned();
        let problem = Problem::new(ProblemCode::MisplacedRule, &first.place, message);
        checker.problems.push(problem.hint("remove it"));
        return Vec::new();
    }
    for code in &row.gone {
        checker.code(code);
    }
    plain::list(&row.gone)
}

fn codes(row: &ast::Action, checker: &mut Checker<'_>) -> Vec<String> {
    let spec = checker.spec;
    let names: Vec<&str> = spec.sets.iter().map(|set| set.name.as_str()).collect();
    let mut codes: Vec<String> = Vec::new();
    for set in &row.error_sets {
        if checker.known(set, "set of codes", &names) {
            let found = spec
                .sets
                .iter()
                .filter(|known| known.name.value == set.value);
            codes.extend(
                found
                    .flat_map(|set| &set.codes)
                    .map(|code| code.value.clone()),
            );
        }
    }
    for code in &row.error_codes {
        checker.code(code);
        codes.push(code.value.clone());
    }
    codes.sort();
    codes.dedup();
    codes
}
