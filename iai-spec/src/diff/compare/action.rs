//! What only specs know of an action: its effect, its rules, and how calls belong together.

use iai_codegen::model::{Action, AnyOf};

use super::flat::{self, Flat};
use super::pair::Pair;
use crate::diff::change::{Change, Impact};
use crate::diff::{rust, witness};

/// What it means for programs that the builder has other needs.
type Needs = (Impact, Option<String>);

pub(super) fn compare(pair: &mut Pair<'_>, old: &Action, new: &Action, required: &Needs) {
    let path = format!("actions[{}]", new.name);
    names(pair, &path, old, new);
    flat::compare(pair, &path, &new.name, (facts(old), facts(new)), judge);
    rules(pair, &path, old, new, required);
    paging(pair, &path, old, new);
    waits(pair, &path, old, new);
    flat::compare(
        pair,
        &path,
        &new.name,
        (recovers(old), recovers(new)),
        flat::behaviour,
    );
    codes(pair, &path, old, new);
    if old.examples != new.examples {
        let change = Change::new(
            format!("{path}.examples"),
            format!("{}: other examples", new.name),
        );
        pair.push(change.rust(Impact::Documentation));
    }
}

/// The client's method, and what the names of types begin with.
fn names(pair: &mut Pair<'_>, path: &str, old: &Action, new: &Action) {
    let witness = if old.module != new.module {
        witness::calls("api::Client", &old.module)
    } else if old.rust != new.rust {
        witness::takes(&witness::of_action(&old.rust, "Request"))
    } else {
        return;
    };
    let words = format!(
        "{}: is `{}` and `{}Request` in Rust, was `{}` and `{}Request`",
        new.name, new.module, new.rust, old.module, old.rust
    );
    pair.push(Change::new(format!("{path}.rust"), words).breaks(witness));
}

fn judge(key: &str, old: Option<&str>, new: Option<&str>) -> Option<(Impact, Impact)> {
    Some(match (key, old, new) {
        // That it is deprecated at all is told as its status.
        ("deprecated", None, _) | ("deprecated", _, None) => return None,
        ("deprecated" | "source", ..) => (Impact::Documentation, Impact::None),
        ("site", None, _) | ("site", _, None) => (Impact::Documentation, Impact::None),
        ("site", _, Some("both")) => (Impact::Additive, Impact::Additive),
        ("site", ..) => (Impact::Behaviour, Impact::Breaking),
        _ => (Impact::Behaviour, Impact::None),
    })
}

fn facts(action: &Action) -> Flat {
    let mut flat = Flat::new();
    let mut put = |key: &str, value: Option<String>| {
        flat.extend(value.map(|value| (key.to_owned(), value)));
    };
    put("site", action.site.map(|site| site.word().to_owned()));
    put("signed", (!action.signed).then(|| "false".to_owned()));
    put("effect", Some(action.effect.word().to_owned()));
    put("group", action.group.clone());
    put("rate_group", action.rate_group.clone());
    put("source", action.source.clone());
    put("deprecated", action.deprecated.clone());
    put(
        "gone",
        (!action.gone.is_empty()).then(|| action.gone.join(" ")),
    );
    flat
}

fn rules(pair: &mut Pair<'_>, path: &str, old: &Action, new: &Action, required: &Needs) {
    let same = |one: &AnyOf, other: &AnyOf| one.members == other.members;
    let change = |rule: &AnyOf, words: String| {
        let members = rule.members.join(", ");
        let words = format!("{}: {words}", new.name);
        Change::new(format!("{path}.rules[{members}]"), words)
    };
    let with_needs = |change: Change| {
        let (rust, witness) = required.clone();
        Change {
            rust,
            witness,
            ..change
        }
    };
    for rule in &new.rules {
        let words = format!("one of {} has to be given now", rule.members.join(", "));
        match old.rules.iter().find(|other| same(rule, other)) {
            None => pair.push(with_needs(change(rule, words)).wire(Impact::Breaking)),
            Some(before) if before != rule => {
                let words = format!(
                    "another code or preference among {}",
                    rule.members.join(", ")
                );
                pair.push(change(rule, words).rust(Impact::Behaviour));
            }
            Some(_) => {}
        }
    }
    for rule in &old.rules {
        if !new.rules.iter().any(|other| same(rule, other)) {
            let words = format!("none of {} has to be given now", rule.members.join(", "));
            pair.push(with_needs(change(rule, words)).wire(Impact::Additive));
        }
    }
}

fn paging(pair: &mut Pair<'_>, path: &str, old: &Action, new: &Action) {
    let name = &new.name;
    let change = |words: &str| Change::new(format!("{path}.paging"), format!("{name}: {words}"));
    match (&old.paging, &new.paging) {
        (None, Some(_)) => pair.push(change("can be read page by page").rust(Impact::Additive)),
        (Some(_), None) => {
            let facts = pair.old.facts.action(name);
            let needs = facts.map_or_else(Vec::new, |one| rust::needs(&one.parameters, &old.rules));
            let witness = witness::pages(&old.module, &needs);
            pair.push(change("has no paginator any more").breaks(witness));
        }
        (Some(before), Some(now)) if before != now => {
            pair.push(change("is read page by page in another way").rust(Impact::Behaviour));
        }
        _ => {}
    }
}

fn waits(pair: &mut Pair<'_>, path: &str, old: &Action, new: &Action) {
    let name = &new.name;
    let change = |words: &str| Change::new(format!("{path}.waits"), format!("{name}: {words}"));
    match (&old.waits, &new.waits) {
        (None, Some(_)) => pair.push(change("its job can be waited for").rust(Impact::Additive)),
        (Some(_), None) => {
            let witness = witness::waits(&old.rust);
            pair.push(change("its job cannot be waited for any more").breaks(witness));
        }
        (Some(before), Some(now)) if before.poll != now.poll => {
            let polled = pair.old.facts.action(&before.poll);
            let polled = polled.map_or(&before.poll, |action| &action.rust);
            let words = format!("its job is waited for by {} now", now.poll);
            let witness = witness::awaits(&old.rust, polled);
            pair.push(change(&words).breaks(witness));
        }
        (Some(before), Some(now)) if before != now => {
            pair.push(change("its job is waited for in another way").rust(Impact::Behaviour));
        }
        _ => {}
    }
}

fn recovers(action: &Action) -> Flat {
    let Some(recovers) = &action.recovers else {
        return Flat::new();
    };
    let pairs = |pairs: &[(String, String)]| {
        let pairs = pairs.iter().map(|(to, from)| format!("{to}: {from}"));
        pairs.collect::<Vec<_>>().join(", ")
    };
    let rows = [
        ("by", recovers.by.clone()),
        ("with", pairs(&recovers.with)),
        ("absent", recovers.absent.join(" ")),
        ("exists", recovers.exists.join(" ")),
        ("response", pairs(&recovers.response)),
        ("same", pairs(&recovers.same)),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    rows.map(|(key, value)| (format!("recovers.{key}"), value))
        .collect()
}

fn codes(pair: &mut Pair<'_>, path: &str, old: &Action, new: &Action) {
    let beyond = |codes: &[String], known: &[String]| -> Vec<String> {
        let rest = codes.iter().filter(|code| !known.contains(code));
        rest.cloned().collect()
    };
    let (come, gone) = (
        beyond(&new.codes, &old.codes),
        beyond(&old.codes, &new.codes),
    );
    const NAMED: usize = 8;
    let part = |verb: &str, codes: &[String]| match codes {
        [] => None,
        codes if codes.len() <= NAMED => Some(format!("{verb} {}", codes.join(", "))),
        [first, .., last] => Some(format!(
            "{verb} {} codes, from {first} to {last}",
            codes.len()
        )),
        [_] => None,
    };
    let parts = [part("documents", &come), part("no longer documents", &gone)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return;
    }
    let words = format!("{}: {}", new.name, parts.join("; "));
    let change = Change::new(format!("{path}.errors"), words).rust(Impact::Documentation);
    pair.push(if come.is_empty() {
        change
    } else {
        change.wire(Impact::Additive)
    });
}
