//! Corrections: each points at something, and is still needed.

use super::checker::Checker;
use crate::diagnostic::{Problem, ProblemCode};
use crate::node::Node;
use crate::read::ast::Action;

pub(super) fn check(action: &Action, checker: &mut Checker<'_>) {
    for correction in &action.corrections {
        match follow(&action.node, &correction.at) {
            None => {
                let message = format!("there is nothing at `{}` in this file", correction.at.value);
                let problem =
                    Problem::new(ProblemCode::StaleCorrection, &correction.at.place, message);
                checker
                    .problems
                    .push(problem.hint("write a path such as `examples[2].response`"));
            }
            Some(ours) if *ours == correction.page.value => {
                let message = format!(
                    "`{}` is what the page has: the correction is needed no longer",
                    correction.at.value
                );
                let problem =
                    Problem::new(ProblemCode::StaleCorrection, &correction.at.place, message);
                checker.problems.push(problem.hint("delete the correction"));
            }
            Some(_) => {}
        }
    }
}

/// The node at a path such as `examples[2].response`.
fn follow<'n>(root: &'n Node, path: &str) -> Option<&'n Node> {
    path.split('.').try_fold(root, |node, part| {
        let (key, indexes) = part
            .split_once('[')
            .map_or((part, ""), |(key, rest)| (key, rest));
        let node = node.get(key)?;
        let numbers = indexes.split(['[', ']']).filter(|text| !text.is_empty());
        numbers
            .map(str::parse::<usize>)
            .try_fold(node, |node, index| match node {
                Node::List(items) => items.get(index.ok()?),
                _ => None,
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_through_keys_and_indexes() {
        let root: Node = serde_yaml::from_str("a:\n  - b: 1\n  - [2, {c: 3}]\n").unwrap();
        let cases = [
            ("a[0].b", Some(Node::Int(1))),
            ("a[1][0]", Some(Node::Int(2))),
            ("a[1][1].c", Some(Node::Int(3))),
            ("a[2]", None),
            ("a[x]", None),
            ("", None),
        ];
        for (path, expected) in cases {
            assert_eq!(follow(&root, path).cloned(), expected, "{path}");
        }
    }
}
