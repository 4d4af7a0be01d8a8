//! What to say about a request that no rule takes.

use std::sync::Arc;

use super::entry::Entry;

/// All rules, and which of them is nearest to a request, and why it does not take it.
pub(super) fn message(rules: &[Arc<Entry>], action: &str, parameters: &[u8]) -> String {
    let Some((number, nearest)) = nearest(rules, action, parameters) else {
        return format!(
            "the test double has no rules; add one with MockService::on::<{action}Request>()"
        );
    };
    let why = if nearest.action != action {
        format!("it is for {}", nearest.action)
    } else if nearest.takes(action, parameters) {
        format!("it is used up after {} requests", nearest.calls())
    } else {
        "its predicate refuses this request".to_owned()
    };
    format!(
        "no rule of the test double takes this request; its rules are {}; nearest is rule {number}: {why}",
        list(rules)
    )
}

/// A rule that takes a request and cannot answer it.
pub(super) fn broken(rules: &[Arc<Entry>], index: usize, problem: &str) -> String {
    let place = rules
        .get(index)
        .map(ToString::to_string)
        .unwrap_or_default();
    format!("rule {} of the test double ({place}): {problem}", index + 1)
}

fn list(rules: &[Arc<Entry>]) -> String {
    let names = (1..)
        .zip(rules)
        .map(|(number, rule)| format!("{number}. {rule}"));
    names.collect::<Vec<_>>().join(", ")
}

/// A rule that would take it if it were not used up, else one for the same action, else one whose action has the
/// most similar name.
fn nearest<'r>(
    rules: &'r [Arc<Entry>],
    action: &str,
    parameters: &[u8],
) -> Option<(usize, &'r Entry)> {
    let distance = |rule: &Entry| match rule.takes(action, parameters) {
        true => 0,
        false => 1 + edits(action, rule.action),
    };
    let numbered = (1..).zip(rules.iter().map(|rule| &**rule));
    numbered.min_by_key(|(_, rule)| distance(rule))
}

/// How many letters must be added, taken away or changed to make one word of another.
fn edits(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (index, letter) in from.chars().enumerate() {
        let mut above_left = index;
        let mut left = index + 1;
        for (cell, other) in row.iter_mut().skip(1).zip(to.chars()) {
            let changed = above_left + usize::from(letter != other);
            above_left = *cell;
            left = changed.min(above_left + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::edits;

    #[test]
    fn edits_are_counted() {
        let table = [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("CreatePerson", "CreatePerson", 0),
            ("CreatePerson", "CreateFace", 6),
            ("kitten", "sitting", 3),
            ("DeletePerson", "CreatePerson", 4),
        ];
        for (from, to, expected) in table {
            assert_eq!(edits(from, to), expected, "{from} {to}");
        }
    }
}
