//! Flattened names (`Name.0.Field`) grown into a tree.

use std::collections::BTreeMap;

use crate::refusal::{Refusal, given_twice, quoted, too_many_values};

/// Parts that a name may have. The API needs three; the bound keeps a hostile name from growing a tree so deep
/// that walking it ends the process.
const DEEPEST: usize = 16;

pub(super) type Branch = BTreeMap<String, Tree>;

/// A value of a query, before its type is known.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Tree {
    Leaf(String),
    Branch(Branch),
}

/// Grows the tree of all pairs. A name that comes twice, or is a value and holds others as well, is refused.
pub(super) fn grow(pairs: Vec<(String, String)>, most_values: usize) -> Result<Branch, Refusal> {
    let mut root = Branch::new();
    let mut values = 0;
    for (name, value) in pairs {
        let parts = name.split('.').count();
        values += parts;
        if values > most_values {
            return Err(too_many_values(most_values));
        }
        if parts > DEEPEST {
            let message = format!("There is no parameter {}.", quoted(&name));
            return Err(Refusal::new("UnknownParameter", message));
        }
        if !graft(&mut root, &name, value) {
            return Err(given_twice(&name));
        }
    }
    Ok(root)
}

/// Returns whether the value fits: its name is free, and no part of it is a value already.
fn graft(root: &mut Branch, name: &str, value: String) -> bool {
    let mut branch = root;
    let mut rest = name;
    while let Some((part, inner)) = rest.split_once('.') {
        let next = branch
            .entry(part.to_owned())
            .or_insert_with(|| Tree::Branch(Branch::new()));
        let Tree::Branch(next) = next else {
            return false;
        };
        (branch, rest) = (next, inner);
    }
    if branch.contains_key(rest) {
        return false;
    }
    branch.insert(rest.to_owned(), Tree::Leaf(value));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(names: &[&str]) -> Vec<(String, String)> {
        names
            .iter()
            .map(|name| ((*name).to_owned(), "v".to_owned()))
            .collect()
    }

    #[test]
    fn names_with_dots_become_branches() {
        let leaf = || Tree::Leaf("v".to_owned());
        let item = Tree::Branch(Branch::from([("b".to_owned(), leaf())]));
        let list = Tree::Branch(Branch::from([("0".to_owned(), item)]));
        let expected = Branch::from([("a".to_owned(), list), ("c".to_owned(), leaf())]);
        assert_eq!(grow(pairs(&["a.0.b", "c"]), 4), Ok(expected));
    }

    #[test]
    fn clashes_are_told_by_name() {
        for names in [
            &["a", "a"][..],
            &["a.0", "a.0"],
            &["a", "a.0"],
            &["a.0.b", "a.0"],
        ] {
            let refusal = grow(pairs(names), 100).unwrap_err();
            assert_eq!(refusal.code(), "InvalidParameter");
            let last = format!("`{}`", names[names.len() - 1]);
            assert!(refusal.message().contains(&last), "{refusal}");
        }
    }

    #[test]
    fn endless_names_are_refused_at_once() {
        let refusal = grow(pairs(&[&"a.".repeat(16_000)]), 100_000).unwrap_err();
        assert_eq!(refusal.code(), "UnknownParameter");
        assert!(refusal.message().len() < 200);
    }

    #[test]
    fn values_are_counted_with_those_around_them() {
        let refusal = grow(pairs(&["a.0.b", "c.d"]), 4).unwrap_err();
        assert_eq!(
            refusal.message(),
            "The parameters have over 4 values, lists and objects counted (--max-values)."
        );
    }
}
