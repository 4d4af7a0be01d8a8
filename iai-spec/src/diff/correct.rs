//! Tells corrections from changes of the service: the row was wrong, and the service is as it was.

use std::collections::BTreeSet;

use iai_codegen::model::{Action, Correction};

use super::change::{Change, Impact};
use super::compare::compare;
use super::facts::Facts;
use super::side::Side;

/// Marks what is known to be a correction: the new spec says so, or the vendor had the new value already when the old spec
/// was last compared with its definitions.
pub(super) fn mark(old: &Side, new: &Side, changes: &mut [Change]) {
    let declared = declared(old, new);
    let known = old.recorded.as_ref();
    let known = known.map_or_else(BTreeSet::new, |facts| mended(facts, old, new));
    for change in changes {
        let path = declared.iter().find(|(path, _)| is_at(&change.id, path));
        let why = match path {
            Some((_, why)) => Some(why.clone()),
            None if known.contains(&change.id) => {
                Some("the recorded definitions of the vendor had this already".to_owned())
            }
            None => None,
        };
        if let Some(why) = why {
            correct(change, why);
        }
    }
}

/// Makes a correction of a change.
pub(super) fn correct(change: &mut Change, why: String) {
    change.correction = Some(why);
    change.wire = Impact::None;
}

/// Whether a change stands at a path or below it.
pub(super) fn is_at(id: &str, path: &str) -> bool {
    let below = id.strip_prefix(path);
    below.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Where the new spec has corrections that the old one does not have, and why.
fn declared(old: &Side, new: &Side) -> Vec<(String, String)> {
    let Some((old, new)) = old.api.as_ref().zip(new.api.as_ref()) else {
        return Vec::new();
    };
    let fresh = |action: &Action, correction: &Correction| {
        let before = old.action(&action.name);
        !before.is_some_and(|before| before.corrections.contains(correction))
    };
    let mut found = Vec::new();
    for action in &new.actions {
        let corrections = action.corrections.iter();
        for correction in corrections.filter(|correction| fresh(action, correction)) {
            found.push((path_of(action, &correction.at), correction.why.clone()));
        }
    }
    found
}

/// The path of a change from that of a correction: `parameters[3].type` has the name of the row in place of its position.
fn path_of(action: &Action, at: &str) -> String {
    let (head, key) = at.split_once('.').unwrap_or((at, ""));
    let (list, rest) = head.split_once('[').unwrap_or((head, ""));
    let rows = match list {
        "parameters" => &action.parameters[..],
        "response" => &action.response[..],
        // Changes of examples and errors are told for all of the list.
        _ => return format!("actions[{}].{list}", action.name),
    };
    let position = rest
        .strip_suffix(']')
        .and_then(|number| number.parse::<usize>().ok());
    let row = position.and_then(|position| rows.get(position));
    let row = row.map_or_else(String::new, |row| format!("[{}]", row.wire));
    let key = if key.is_empty() {
        String::new()
    } else {
        format!(".{key}")
    };
    format!("actions[{}].{list}{row}{key}", action.name)
}

/// Where the old spec departs from the definitions and the new one does not.
fn mended(recorded: &Facts, old: &Side, new: &Side) -> BTreeSet<String> {
    let vendor = Side::of_vendor(recorded.clone());
    let departures = |side: &Side| -> BTreeSet<String> {
        let changes = compare(&vendor, side);
        changes.into_iter().map(|change| change.id).collect()
    };
    &departures(old) - &departures(new)
}
