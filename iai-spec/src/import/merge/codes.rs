//! New error codes, where they sort, and in a set: a code that nothing names is a mistake.

use super::super::errors::{self, SET};
use super::super::made::Options;
use super::lists::Lists;
use crate::definitions::ErrorCode;
use iai_codegen::load::Role;
use iai_codegen::place::Spanned;
use iai_codegen::read::ast::Spec;

/// Adds the codes that the spec does not have, and to a set, unless an action names them.
pub(super) fn add(
    codes: &[ErrorCode],
    spec: &Spec,
    options: Options,
    are_named: bool,
    lists: &mut Lists<'_>,
) {
    let old: Vec<&Spanned<String>> = spec.codes.iter().map(|row| &row.code).collect();
    let set = spec.sets.iter().find(|set| *set.name == *SET);
    let members: Vec<&Spanned<String>> = set.iter().flat_map(|set| &set.codes).collect();
    let (mut rows, mut named) = (String::new(), String::new());
    for (code, text) in errors::rows(codes, options) {
        if old.iter().any(|row| row.value == code) {
            continue;
        }
        lists.added(format!("code {code}"));
        if sorted(&old, &code, &text, lists).is_none() {
            rows.push_str(&text);
        }
        let item = errors::item(&code);
        if !are_named && sorted(&members, &code, &item, lists).is_none() {
            named.push_str(&item);
        }
    }
    if !rows.is_empty() {
        rows.insert_str(0, "errors:\n");
    }
    if !named.is_empty() {
        let name = if set.is_none() {
            SET.to_owned()
        } else {
            format!("{SET}_more")
        };
        let text = format!("  - name: {name}\n    codes:\n{named}");
        let last = spec.sets.last().map(|set| &set.name);
        if last
            .and_then(|last| lists.behind(last, text.clone()))
            .is_none()
        {
            rows.push_str(&format!("sets:\n{text}"));
        }
    }
    if !rows.is_empty() {
        lists.file(Role::Errors, rows);
    }
}

/// Puts an item behind the last one that sorts before it, or before the first.
fn sorted(old: &[&Spanned<String>], code: &str, text: &str, lists: &mut Lists<'_>) -> Option<()> {
    let before = old
        .iter()
        .filter(|row| row.value.as_str() < code)
        .max_by_key(|row| &row.value);
    match before {
        Some(row) => lists.behind(row, text.to_owned()),
        None => lists.ahead(old.first()?, text.to_owned()),
    }
}
