//! Rules for lists as a whole.

use std::collections::BTreeSet;

use serde_json::Value;

use super::text::count;
use crate::refusal::Refusal;
use crate::table::{ListRules, Unique};

pub(super) fn check(rules: &ListRules, items: &[Value], path: &str) -> Result<(), Refusal> {
    let limits = (rules.min_items, rules.max_items);
    count(limits, items.len(), path, "items")?;
    match &rules.unique {
        Some(rule) => unique(rule, items, path),
        None => Ok(()),
    }
}

/// An item without the compared field is equal to no other.
fn unique(rule: &Unique, items: &[Value], path: &str) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for (index, item) in items.iter().enumerate() {
        let key = match rule.by {
            Some(field) => item.get(field),
            None => Some(item),
        };
        if key.is_some_and(|key| !seen.insert(key.to_string())) {
            let field = rule.by.map_or(String::new(), |field| format!(".{field}"));
            let message = format!("{path}.{index}{field} repeats an earlier item.");
            return Err(Refusal::new(rule.code, message));
        }
    }
    Ok(())
}
