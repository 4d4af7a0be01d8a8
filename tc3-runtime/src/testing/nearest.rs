//! What to say about a request that no rule takes.

use std::sync::Arc;

use super::entry::Entry;

/// All rules, and which of them is for the action of a request, and why it does not take it.
pub(super) fn message(rules: &[Arc<Entry>], action: &str, parameters: &[u8]) -> String {
    if rules.is_empty() {
        return format!("the mock has no rules; add one with MockService::on::<{action}Request>()");
    }
    let own = || (1..).zip(rules).filter(|(_, rule)| rule.action == action);
    let used_up = own().find(|(_, rule)| rule.takes(action, parameters));
    let why = match used_up.or_else(|| own().next()) {
        None => format!("none is for {action}"),
        Some((number, rule)) if rule.takes(action, parameters) => {
            let calls = rule.calls();
            let end = if calls == 1 { "" } else { "s" };
            format!("rule {number} is used up after {calls} request{end}")
        }
        Some((number, _)) => format!("the predicate of rule {number} refuses this request"),
    };
    let names = (1..)
        .zip(rules)
        .map(|(number, rule)| format!("{number}. {rule}"));
    let names = names.collect::<Vec<_>>().join(", ");
    format!("no rule of the mock takes this request; its rules are {names}; {why}")
}

/// A rule that takes a request and cannot answer it.
pub(super) fn broken(rules: &[Arc<Entry>], index: usize, problem: &str) -> String {
    let place = rules
        .get(index)
        .map(ToString::to_string)
        .unwrap_or_default();
    format!("rule {} of the mock ({place}): {problem}", index + 1)
}
