//! Rust names where those derived from wire names are the same.

use iai_codegen::model::{Owner, rust_maybe, rust_name};
use std::collections::BTreeSet;

/// The Rust names of a table, in its order: `None` where the derived one is free.
pub(super) struct Names {
    owner: Owner,
    used: BTreeSet<String>,
}

impl Names {
    pub(super) fn of(owner: Owner) -> Self {
        Self {
            owner,
            used: BTreeSet::new(),
        }
    }

    /// The name to set by hand, if the derived one is taken. An optional parameter has a second method.
    pub(super) fn set(&mut self, wire: &str, optional: bool) -> Option<String> {
        let derived = rust_name(self.owner, wire);
        if self.take(&derived, optional) {
            return None;
        }
        let numbered = (2..).map(|number| format!("{}_{number}", derived.trim_end_matches('_')));
        // There are more numbers than rows.
        numbered.into_iter().find(|name| self.take(name, optional))
    }

    fn take(&mut self, name: &str, optional: bool) -> bool {
        let second = (optional && self.owner == Owner::Builder).then(|| rust_maybe(name));
        let names = || std::iter::once(name).chain(second.as_deref());
        if names().any(|name| self.used.contains(name)) {
            return false;
        }
        self.used.extend(names().map(str::to_owned));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_two_gets_a_number() {
        let mut names = Names::of(Owner::Builder);
        let rows = [
            ("VpcId", false),
            ("VPCId", true),
            ("Vpc_Id", true),
            ("X", true),
            ("MaybeX", false),
        ];
        let set: Vec<_> = rows
            .iter()
            .map(|(wire, optional)| names.set(wire, *optional))
            .collect();
        let expected = [
            None,
            Some("vpc_id_2"),
            Some("vpc_id_3"),
            None,
            Some("maybe_x_2"),
        ];
        assert_eq!(set, expected.map(|name| name.map(str::to_owned)));
    }
}
