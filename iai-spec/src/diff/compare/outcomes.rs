//! Outcomes: an enumeration that a program matches without a wildcard.

use iai_codegen::model::{Action, Outcome};

use super::pair::Pair;
use crate::diff::change::{Change, Impact};
use crate::diff::{rust, witness};

pub(super) fn compare(pair: &mut Pair<'_>, old: &Action, new: &Action) {
    let path = format!("actions[{}].outcomes", new.name);
    let name = &new.name;
    match (old.outcomes.is_empty(), new.outcomes.is_empty()) {
        (true, true) => return,
        (true, false) => {
            let change = Change::new(path, format!("{name}: has outcomes now"));
            // A response that fits none of them is an error.
            return pair.push(change.rust(Impact::Behaviour));
        }
        (false, true) => {
            let owner = witness::of_action(name, "Response");
            let change = Change::new(path, format!("{name}: has no outcomes any more"));
            return pair.push(change.breaks(witness::calls(&owner, "outcome")));
        }
        (false, false) => {}
    }
    if rust::borrows(old) != rust::borrows(new) {
        pair.push(lifetime(&path, old, new));
    }
    variants(pair, &path, old, new);
}

/// The enumeration has a lifetime when some outcome borrows from the response.
fn lifetime(path: &str, old: &Action, new: &Action) -> Change {
    let ty = witness::of_action(&new.name, "Outcome");
    let (words, witness) = if rust::borrows(old) {
        ("borrows nothing", witness::takes(&format!("{ty}<'_>")))
    } else {
        ("borrows", witness::keeps(&ty))
    };
    let words = format!("{}: the outcome {words} from the response now", new.name);
    Change::new(format!("{path}.lifetime"), words).breaks(witness)
}

fn variants(pair: &mut Pair<'_>, path: &str, old: &Action, new: &Action) {
    let name = &new.name;
    let find = |action: &'_ Action, outcome: &Outcome| -> Option<Outcome> {
        let mut all = action.outcomes.iter();
        all.find(|one| one.name == outcome.name).cloned()
    };
    for outcome in &new.outcomes {
        let id = format!("{path}[{}]", outcome.name);
        let Some(before) = find(old, outcome) else {
            let change = Change::new(id, format!("{name}: new outcome {}", outcome.name));
            pair.push(
                change
                    .breaks(witness::matches(name, &old.outcomes))
                    .wire(Impact::Additive),
            );
            continue;
        };
        if before.when != outcome.when {
            let words = format!(
                "{name}: the outcome {} is told by another field",
                outcome.name
            );
            pair.push(Change::new(format!("{id}.when"), words).rust(Impact::Behaviour));
        }
        carried(pair, &id, (old, &before), (new, outcome));
    }
    for outcome in &old.outcomes {
        if find(new, outcome).is_none() {
            let words = format!("{name}: the outcome {} is gone", outcome.name);
            let change = Change::new(format!("{path}[{}]", outcome.name), words);
            let witness = witness::looks(name, &outcome.name, None);
            pair.push(change.breaks(witness));
        }
    }
}

type Variant<'a> = (&'a Action, &'a Outcome);

/// The fields of an outcome: which it has, and by what type it shows them.
fn carried(pair: &mut Pair<'_>, id: &str, old: Variant<'_>, new: Variant<'_>) {
    let (action, outcome) = (&new.0.name, &new.1.name);
    let view = |(action, outcome): Variant<'_>, wire: &String| {
        let field = action.response_field(wire)?;
        let carried = outcome.carries.contains(wire);
        carried.then(|| (field.rust.clone(), rust::view(outcome, field)))
    };
    let change = |wire: &String, words: &str| {
        let words = format!("{action}: the outcome {outcome} {words} `{wire}`");
        Change::new(format!("{id}.carries[{wire}]"), words)
    };
    for wire in &old.1.carries {
        let Some((name, ty)) = view(old, wire) else {
            continue;
        };
        let witness = witness::looks(action, outcome, Some((&name, &ty)));
        match view(new, wire) {
            None => pair.push(change(wire, "no longer carries").breaks(witness)),
            Some(now) if now.1 != ty => {
                pair.push(change(wire, &format!("shows as {}, not {ty},", now.1)).breaks(witness));
            }
            Some(_) => {}
        }
    }
    for wire in &new.1.carries {
        if !old.1.carries.contains(wire) {
            pair.push(change(wire, "carries").rust(Impact::Behaviour));
        }
    }
}
