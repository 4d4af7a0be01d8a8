//! Outcomes: an enumeration that a program matches without a wildcard.

use iai_codegen::Api;
use iai_codegen::model::{Action, Outcome};

use super::pair::Pair;
use crate::diff::change::{Change, Impact};
use crate::diff::{rust, witness};

/// The models of both sides.
type Apis<'a> = (&'a Api, &'a Api);

pub(super) fn compare(pair: &mut Pair<'_>, apis: Apis<'_>, old: &Action, new: &Action) {
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
            let owner = witness::of_action(&old.rust, "Response");
            let change = Change::new(path, format!("{name}: has no outcomes any more"));
            return pair.push(change.breaks(witness::calls(&owner, "outcome")));
        }
        (false, false) => {}
    }
    if rust::borrows(old) != rust::borrows(new) {
        pair.push(lifetime(&path, old, new));
    }
    variants(pair, apis, &path, old, new);
}

/// The enumeration has a lifetime when some outcome borrows from the response.
fn lifetime(path: &str, old: &Action, new: &Action) -> Change {
    let ty = witness::of_action(&old.rust, "Outcome");
    let (words, witness) = if rust::borrows(old) {
        ("borrows nothing", witness::takes(&format!("{ty}<'_>")))
    } else {
        ("borrows", witness::keeps(&ty))
    };
    let words = format!("{}: the outcome {words} from the response now", new.name);
    Change::new(format!("{path}.lifetime"), words).breaks(witness)
}

fn variants(pair: &mut Pair<'_>, apis: Apis<'_>, path: &str, old: &Action, new: &Action) {
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
                    .breaks(witness::matches(&old.rust, &old.outcomes))
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
        carried(pair, &id, (apis.0, old, &before), (apis.1, new, outcome));
    }
    for outcome in &old.outcomes {
        if find(new, outcome).is_none() {
            let words = format!("{name}: the outcome {} is gone", outcome.name);
            let change = Change::new(format!("{path}[{}]", outcome.name), words);
            let witness = witness::looks(&old.rust, &outcome.name, None);
            pair.push(change.breaks(witness));
        }
    }
}

/// An outcome, with the API and the action that it belongs to.
type Variant<'a> = (&'a Api, &'a Action, &'a Outcome);

/// How an outcome shows a field.
struct View {
    name: String,
    /// Its type, with structures by their names in the spec.
    ty: String,
    /// The same, as a program writes it.
    path: String,
}

fn view((api, action, outcome): Variant<'_>, wire: &String) -> Option<View> {
    let field = action.response_field(wire)?;
    outcome.carries.contains(wire).then(|| View {
        name: field.rust.clone(),
        ty: rust::view(outcome, field, &rust::type_in_spec(api, &field.ty)),
        path: rust::view(outcome, field, &rust::type_path(&field.ty)),
    })
}

/// The fields of an outcome: which it has, and by what type it shows them.
fn carried(pair: &mut Pair<'_>, id: &str, old: Variant<'_>, new: Variant<'_>) {
    let (action, outcome) = (&new.1.name, &new.2.name);
    let change = |wire: &String, words: &str| {
        let words = format!("{action}: the outcome {outcome} {words} `{wire}`");
        Change::new(format!("{id}.carries[{wire}]"), words)
    };
    for wire in &old.2.carries {
        let Some(before) = view(old, wire) else {
            continue;
        };
        let field = Some((&*before.name, &*before.path));
        let witness = witness::looks(&old.1.rust, outcome, field);
        match view(new, wire) {
            None => pair.push(change(wire, "no longer carries").breaks(witness)),
            Some(now) if now.ty != before.ty => {
                let words = format!("shows as {}, not {},", now.ty, before.ty);
                pair.push(change(wire, &words).breaks(witness));
            }
            Some(_) => {}
        }
    }
    for wire in &new.2.carries {
        if !old.2.carries.contains(wire) {
            pair.push(change(wire, "carries").rust(Impact::Behaviour));
        }
    }
}
