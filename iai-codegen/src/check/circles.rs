//! Which structures lead back to themselves, without a list in between. Nothing here recurses: a spec may have a chain of
//! any length.

use crate::model::{Field, Structure, Type};
use std::collections::BTreeMap;

/// For each structure, what it leads to.
type Edges = Vec<Vec<usize>>;

/// The structures that lead back to themselves.
pub(super) struct Circles {
    /// By the name of a structure, its circle; none for one on no circle.
    of: BTreeMap<String, usize>,
}

impl Circles {
    /// The circles along those fields that `follow` takes.
    pub(super) fn of(
        structures: &[Structure],
        follow: &dyn Fn(&Structure, &Field) -> bool,
    ) -> Self {
        let edges = edges(structures, follow);
        let backwards = reversed(&edges);
        let mut open = vec![true; edges.len()];
        // What leads nowhere, or is led to by nothing, is on no circle. Mostly that is everything.
        strip(&edges, &backwards, &mut open);
        strip(&backwards, &edges, &mut open);
        let mut of = BTreeMap::new();
        for (start, structure) in structures.iter().enumerate() {
            if !is(&open, start) || of.contains_key(&structure.name) {
                continue;
            }
            let (after, before) = (reach(&edges, start, &open), reach(&backwards, start, &open));
            for (index, member) in structures.iter().enumerate() {
                if is(&after, index) && is(&before, index) {
                    of.insert(member.name.clone(), start);
                }
            }
        }
        Self { of }
    }

    /// Whether a field of the structure `owner` leads back to it.
    pub(super) fn hold(&self, owner: &str, field: &Field) -> bool {
        let Type::Structure(inner) = &field.ty else {
            return false;
        };
        let circle = self.of.get(owner);
        circle.is_some() && circle == self.of.get(inner)
    }

    /// The first structure of each circle.
    pub(super) fn firsts(&self, structures: &[Structure]) -> Vec<String> {
        let numbered = structures.iter().enumerate();
        let firsts = numbered.filter(|(index, row)| self.of.get(&row.name) == Some(index));
        firsts.map(|(_, row)| row.name.clone()).collect()
    }
}

fn edges(structures: &[Structure], follow: &dyn Fn(&Structure, &Field) -> bool) -> Edges {
    let named = |(index, row): (usize, &'_ Structure)| (row.name.clone(), index);
    let indexes: BTreeMap<String, usize> = structures.iter().enumerate().map(named).collect();
    let of = |owner: &Structure| {
        let followed = owner.fields.iter().filter(|field| follow(owner, field));
        let inner = followed.filter_map(|field| match &field.ty {
            Type::Structure(inner) => indexes.get(inner).copied(),
            _ => None,
        });
        inner.collect()
    };
    structures.iter().map(of).collect()
}

fn reversed(edges: &Edges) -> Edges {
    let mut back = vec![Vec::new(); edges.len()];
    for (from, targets) in edges.iter().enumerate() {
        for target in targets {
            if let Some(sources) = back.get_mut(*target) {
                sources.push(from);
            }
        }
    }
    back
}

fn is(flags: &[bool], index: usize) -> bool {
    flags.get(index).copied().unwrap_or_default()
}

fn next(edges: &Edges, index: usize) -> &[usize] {
    edges.get(index).map_or(&[], Vec::as_slice)
}

/// Closes what leads to nothing that is open, then what led to it alone, and so on.
fn strip(edges: &Edges, backwards: &Edges, open: &mut [bool]) {
    let is_leaf = |index: usize, open: &[bool]| {
        is(open, index) && !next(edges, index).iter().any(|target| is(open, *target))
    };
    let mut leaves: Vec<usize> = (0..edges.len()).filter(|at| is_leaf(*at, open)).collect();
    while let Some(leaf) = leaves.pop() {
        if let Some(flag) = open.get_mut(leaf) {
            *flag = false;
        }
        let sources = next(backwards, leaf).iter().copied();
        leaves.extend(sources.filter(|source| is_leaf(*source, open)));
    }
}

/// What can be reached over one edge or more.
fn reach(edges: &Edges, start: usize, open: &[bool]) -> Vec<bool> {
    let mut reached = vec![false; edges.len()];
    let mut waiting = vec![start];
    while let Some(at) = waiting.pop() {
        for target in next(edges, at) {
            if let Some(flag) = reached.get_mut(*target)
                && !*flag
                && is(open, *target)
            {
                *flag = true;
                waiting.push(*target);
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Site;

    /// A structure with a field of each of these types, of which those in brackets are lists.
    fn structure(name: &str, types: &[&str]) -> Structure {
        let field = |ty: &&str| {
            let inner = ty.trim_matches(['[', ']']);
            let one = Type::Structure(inner.to_owned());
            Field {
                wire: inner.to_owned(),
                rust: String::new(),
                ty: if inner == *ty {
                    one
                } else {
                    Type::List(Box::new(one))
                },
                doc: String::new(),
                required: false,
                default: None,
                rules: Vec::new(),
                nullable: false,
                empty_is_none: false,
                always: false,
                sensitive: false,
                site: Site::Both,
                malformed: None,
                boxed: false,
            }
        };
        Structure {
            name: name.to_owned(),
            spec_name: name.to_owned(),
            filled: false,
            file: String::new(),
            doc: String::new(),
            fields: types.iter().map(field).collect(),
        }
    }

    fn held(structures: &[Structure]) -> Vec<String> {
        let circles = Circles::of(structures, &|_, _| true);
        let edges = structures.iter().flat_map(|owner| {
            let held = owner.fields.iter();
            let held = held.filter(|field| circles.hold(&owner.name, field));
            held.map(|field| format!("{}.{}", owner.name, field.wire))
        });
        edges.collect()
    }

    #[test]
    fn fields_that_lead_back_are_found() {
        let structures = [
            structure("Itself", &["Itself", "Leaf"]),
            structure("ByList", &["[ByList]", "Leaf"]),
            structure("Leaf", &["Nowhere"]),
            structure("One", &["Two"]),
            structure("Two", &["Three", "Leaf"]),
            structure("Three", &["One", "Between"]),
            // On the way from one circle to another.
            structure("Between", &["Left"]),
            structure("Left", &["Right"]),
            structure("Right", &["Left", "Right"]),
            structure("Above", &["One", "Itself"]),
        ];
        let expected = [
            "Itself.Itself",
            "One.Two",
            "Two.Three",
            "Three.One",
            "Left.Right",
            "Right.Left",
            "Right.Right",
        ];
        assert_eq!(held(&structures), expected);
        let circles = Circles::of(&structures, &|_, _| true);
        assert_eq!(circles.firsts(&structures), ["Itself", "One", "Left"]);
    }

    #[test]
    fn a_long_way_needs_no_deep_stack() {
        let one = |at: usize| {
            let next = format!("L{}", (at + 1) % 50_000);
            structure(&format!("L{at}"), &[&next])
        };
        let circle: Vec<Structure> = (0..50_000).map(one).collect();
        assert_eq!(held(&circle).len(), 50_000);
        assert_eq!(held(&circle[1..]).len(), 0);
    }
}
