//! Error codes: each once, each with a Rust name, sets made of known ones.

use super::checker::Checker;
use super::names;
use crate::diagnostic::{Problem, ProblemCode, did_you_mean};
use crate::model::{self, ErrorCode, Retry, is_type_name, rust_variant};
use crate::read::ast::{Code, Service, Spec};
use std::collections::BTreeSet;

/// The codes of the spec, and those of the platform for which it has no row of its own.
pub(super) fn resolve(spec: &Spec, checker: &mut Checker<'_>) -> Vec<ErrorCode> {
    let own = || spec.codes.iter();
    let is_own = |code: &Code| own().any(|row| row.code.value == code.code.value);
    let platform = spec.platform.codes.iter().filter(|code| !is_own(code));
    names::refuse_repeats(own().map(|row| &row.code), "error code", checker);
    // Of two rows the later one is told, which so is the spec's.
    let rows: Vec<&Code> = platform.chain(own()).collect();
    let named = rows.iter().map(|row| (&row.code, variant(row)));
    names::refuse_clashes(named, names::BY_HAND, checker);
    let mut codes: Vec<ErrorCode> = Vec::new();
    let mut variants = BTreeSet::new();
    for row in rows {
        let variant = variant(row);
        // `Unknown` is the variant of codes that the spec does not have.
        let usable = |name: &str| is_type_name(name) && name != "Unknown";
        let sent = names::refuse_unsendable(&row.code, checker);
        let named = sent && names::refuse_unusable(&row.code, &variant, usable, checker);
        if named && variants.insert(variant.clone()) {
            codes.push(ErrorCode {
                variant,
                row: model::Code {
                    code: row.code.value.clone(),
                    meaning: row.meaning.value.clone(),
                    remedy: row.remedy.value.clone(),
                    retry: row.retry.unwrap_or_else(|| of_family(&row.code, spec)),
                },
            });
        } else {
            checker.drop_name(&row.code);
        }
    }
    codes.sort_by(|a, b| a.row.code.cmp(&b.row.code));
    codes
}

/// The class of a code that says nothing of it: that of its family, as for a code without a row.
fn of_family(code: &str, spec: &Spec) -> Retry {
    let family = code.split('.').next().unwrap_or_default();
    let mut rows = spec.codes.iter().chain(&spec.platform.codes);
    let row = rows.find(|row| row.code.value == family && row.retry.is_some());
    row.and_then(|row| row.retry).unwrap_or(Retry::Never)
}

fn variant(row: &Code) -> String {
    match &row.rust {
        Some(name) => name.value.clone(),
        None => rust_variant(&row.code),
    }
}

pub(super) fn sets(spec: &Spec, checker: &mut Checker<'_>) {
    names::refuse_repeats(
        spec.sets.iter().map(|set| &set.name),
        "set of codes",
        checker,
    );
    for code in spec.sets.iter().flat_map(|set| &set.codes) {
        checker.code(code);
    }
}

pub(super) fn service(service: &Service, checker: &mut Checker<'_>) {
    for name in [&service.name, &service.version] {
        // An empty one stands for one that could not be read.
        if !name.is_empty() {
            names::refuse_unsendable(name, checker);
        }
    }
    let codes = &service.codes;
    for code in [&codes.missing, &codes.wrong_type, &codes.unknown_parameter] {
        checker.code(code);
    }
}

/// Notes codes that nothing documents: neither an action, nor a set, nor the service, nor the platform. A code that is
/// misspelt there has its problem already, and an action or set that could not be read may name any.
pub(super) fn refuse_undocumented(spec: &Spec, checker: &mut Checker<'_>) {
    if spec.has_lost("action") || spec.has_lost("set of codes") {
        return;
    }
    let sets = spec.sets.iter().flat_map(|set| &set.codes);
    let actions = spec.actions.iter().flat_map(|action| &action.error_codes);
    let service = spec.service.iter().map(|service| &service.codes);
    let service =
        service.flat_map(|codes| [&codes.missing, &codes.wrong_type, &codes.unknown_parameter]);
    let platform: BTreeSet<&str> = spec
        .platform
        .codes
        .iter()
        .map(|row| row.code.as_str())
        .collect();
    let documented: BTreeSet<&str> = sets
        .chain(actions)
        .chain(service)
        .map(|code| code.as_str())
        .collect();
    let is_documented = |row: &&Code| {
        let code = row.code.as_str();
        documented.contains(code) || platform.contains(code)
    };
    let (named, unnamed): (Vec<&Code>, Vec<&Code>) = spec.codes.iter().partition(is_documented);
    if unnamed.is_empty() {
        return;
    }
    let named: BTreeSet<&str> = named.into_iter().map(|row| row.code.as_str()).collect();
    let own: Vec<&str> = spec.codes.iter().map(|row| row.code.as_str()).collect();
    let unknown = documented
        .difference(&named)
        .filter(|code| !platform.contains(*code));
    let meant: BTreeSet<&str> = unknown
        .filter_map(|code| did_you_mean(code, &own))
        .collect();
    for row in unnamed {
        if meant.contains(row.code.as_str()) {
            continue;
        }
        let message = format!("nothing documents the code `{}`", row.code.value);
        let problem = Problem::new(ProblemCode::UndocumentedCode, &row.code.place, message);
        checker
            .problems
            .push(problem.hint("name it in the `errors` of an action, or in a set"));
    }
}
