//! Each change of a spec has the class that the compiler gives it: programs that a change is said to break compile before it
//! and not after it, and one program that uses everything goes on to compile after all others.
//!
//! `cargo check` is the judge, of three crates beside each other: the clients before and after each change, the witnesses
//! with the client before, and the witnesses with the client after.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod witnesses {
    pub(crate) mod cases;
    pub(crate) mod judge;
}

use std::collections::BTreeMap;
use std::path::Path;

use iai_codegen::{Api, Problems, Sources, compile};
use iai_spec::diff::{Change, Ignore, Impact, Side, diff};
use witnesses::cases::{self, Case};
use witnesses::judge::{Errors, Judge};

/// A program that uses what no case takes away.
const USAGE: &str = include_str!("witnesses/usage.rs");

fn station() -> Sources {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/station");
    let mut problems = Problems::default();
    let sources = Sources::read(&folder, "station", &mut problems);
    assert!(problems.is_empty());
    sources
}

fn api(sources: &Sources) -> Api {
    let (api, problems) = compile(sources, Problems::default());
    let reports = problems.render(sources);
    assert!(reports.is_empty(), "{}", reports.join("\n"));
    api.unwrap()
}

fn edited(case: &Case) -> Api {
    let mut sources = station();
    for (file, from, to) in case.edits {
        assert!(sources.edit(file, from, to), "{}: no `{from}`", case.name);
    }
    api(&sources)
}

fn changes(old: &Api, new: &Api) -> Vec<Change> {
    let side = |api: &Api| Side::of_spec("station", api.clone(), None);
    diff(&side(old), &side(new), &Ignore::default()).changes
}

/// The changes of a case as lines: id, impact on Rust, impact on the wire, and the compiler's error where there is a witness.
fn lines(changes: &[Change], prefix: &str, before: &Errors, after: &Errors) -> Vec<String> {
    let word = |impact: Impact| format!("{impact:?}").to_lowercase();
    let line = |(index, change): (usize, &Change)| {
        let file = format!("{prefix}_{index}");
        let error = change.witness.as_ref().map(|witness| {
            assert_eq!(before.get(&file), None, "before: {}\n{witness}", change.id);
            let found = after.get(&file);
            assert_ne!(found, None, "after: {}\n{witness}", change.id);
            format!(" {}", found.unwrap().join(" "))
        });
        let (rust, wire) = (word(change.rust), word(change.wire));
        format!("{} {rust} {wire}{}", change.id, error.unwrap_or_default())
    };
    let mut lines: Vec<String> = changes.iter().enumerate().map(line).collect();
    lines.sort();
    lines
}

#[test]
fn the_compiler_agrees_with_every_class() {
    let base = api(&station());
    let mut judge = Judge::new("witnesses");
    judge.client("base", &base);
    let mut found: BTreeMap<String, Vec<Change>> = BTreeMap::new();
    for case in cases::all() {
        let after = edited(case);
        judge.client(case.name, &after);
        for (prefix, old, new, changes) in [
            (
                format!("to_{}", case.name),
                "base",
                case.name,
                changes(&base, &after),
            ),
            (
                format!("from_{}", case.name),
                case.name,
                "base",
                changes(&after, &base),
            ),
        ] {
            for (index, change) in changes.iter().enumerate() {
                if let Some(witness) = &change.witness {
                    judge.witness(&format!("{prefix}_{index}"), old, new, witness);
                }
            }
            if prefix.starts_with("to_") {
                judge.witness(&format!("{prefix}_usage"), old, new, USAGE);
            }
            found.insert(prefix, changes);
        }
    }
    let (before, after) = judge.verdict();
    let mut wrong = String::new();
    for case in cases::all() {
        for (direction, expected) in [("to", case.to), ("from", case.from)] {
            let prefix = format!("{direction}_{}", case.name);
            let changes = &found[&prefix];
            let lines = lines(changes, &prefix, &before, &after);
            if lines != expected {
                wrong.push_str(&format!("{prefix}: {lines:#?}\n"));
            }
            let usage = format!("{prefix}_usage");
            assert_eq!(before.get(&usage), None, "{usage}");
            if !changes.iter().any(|change| change.rust == Impact::Breaking) {
                assert_eq!(after.get(&usage), None, "{usage}");
            }
        }
    }
    assert!(wrong.is_empty(), "what was found:\n{wrong}");
}
