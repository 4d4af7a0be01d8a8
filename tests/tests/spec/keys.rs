//! Every key of a spec does something: what is generated differs when the key says something else.
//!
//! The keys are those of the reader's own tables, so that a new one fails here until it has a case.

mod cases;

use cases::{CASES, Case};
use iai_codegen::Sources;
use iai_codegen::read::keys::TABLES;
use iai_tests::spec;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Keys that only documentation comes from: what the vendor's pages say beside what the compiler can hold to.
const DOCUMENTATION: &[(&str, &[&str])] = &[
    ("service", &["title", "source", "notes"]),
    ("hosts", &["regions"]),
    ("group", &["doc"]),
    ("rates", &["source"]),
    ("rate group", &["doc"]),
    // The service refuses what is too much; the client cannot see it.
    ("quota", &["doc", "error", "source", "actions"]),
    ("fees", &["source"]),
    ("note", &["doc", "source", "actions"]),
    ("errors.yaml", &["sets"]),
    ("string", &["doc"]),
    ("image", &["doc"]),
    ("set", &["name", "codes"]),
    ("category", &["doc"]),
    ("enum", &["doc"]),
    ("enum value", &["doc"]),
    ("structure", &["doc"]),
    // The service takes a default by itself; it is never sent.
    ("row", &["doc", "default", "site"]),
    (
        "action",
        &[
            "summary",
            "doc",
            "source",
            "errors",
            "examples",
            "corrections",
        ],
    ),
    // An action may answer any code; these are those of its page.
    ("errors of an action", &["sets", "also"]),
    ("outcome", &["doc"]),
    ("example", &["title", "request", "response"]),
    ("correction", &["at", "why"]),
];

/// What the vendor's page has in place of a corrected value, which tells when the correction is needed no longer; and what
/// is refused where it is true.
const CHECKS_ONLY: &[(&str, &[&str])] = &[("correction", &["page"]), ("action", &["streams"])];

/// An action with this key is no action of the description.
const NOT_DESCRIBED: &[(&str, &str)] = &[("action", "streams")];

/// What an edit changes of the generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    Nothing,
    Documentation,
    Code,
}

#[test]
fn every_key_has_a_case_and_every_case_a_key() {
    let keys = TABLES.iter().flat_map(|table| {
        let keys = table.names().iter();
        keys.map(|key| (table.kind(), *key))
    });
    let mut keys: Vec<_> = keys.collect();
    let mut cases: Vec<_> = CASES.iter().map(|(kind, key, _)| (*kind, *key)).collect();
    keys.sort_unstable();
    cases.sort_unstable();
    assert_eq!(cases, keys);
}

#[test]
fn every_key_has_its_effect() {
    let before = generated(&base());
    let mut wrong = Vec::new();
    for case in CASES {
        let (kind, key, _) = case;
        let expected = expected(kind, key);
        let found = effect(&before, &generated(&edited(case)));
        if found != expected {
            wrong.push(format!("{kind}: {key}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What a key says is in the description as well.
#[test]
fn every_key_changes_the_description() {
    let described = |sources: &Sources| iai_spec::describe(&spec::api(sources), &[]).unwrap();
    let before = described(&base());
    let same = CASES
        .iter()
        .filter(|case| described(&edited(case)) == before);
    let same: Vec<_> = same.map(|(kind, key, _)| (*kind, *key)).collect();
    assert_eq!(same, NOT_DESCRIBED);
}

fn expected(kind: &str, key: &str) -> Effect {
    let is_in = |list: &[(&str, &[&str])]| {
        let mut rows = list.iter();
        rows.any(|(known, keys)| *known == kind && keys.contains(&key))
    };
    if is_in(CHECKS_ONLY) {
        Effect::Nothing
    } else if is_in(DOCUMENTATION) {
        Effect::Documentation
    } else {
        Effect::Code
    }
}

/// A small spec with every key; two actions are there twice, under names of their own.
fn base() -> Sources {
    let (find, ping) = (
        include_str!("keys/spec/actions/find.yaml"),
        include_str!("keys/spec/actions/ping.yaml"),
    );
    let (look, pong) = (
        find.replace("action: Find", "action: Look"),
        ping.replace("action: Ping", "action: Pong"),
    );
    let files = [
        ("service.yaml", include_str!("keys/spec/service.yaml")),
        ("errors.yaml", include_str!("keys/spec/errors.yaml")),
        ("types.yaml", include_str!("keys/spec/types.yaml")),
        (
            "actions/start.yaml",
            include_str!("keys/spec/actions/start.yaml"),
        ),
        (
            "actions/drop.yaml",
            include_str!("keys/spec/actions/drop.yaml"),
        ),
        ("actions/find.yaml", find),
        ("actions/look.yaml", &look),
        ("actions/ping.yaml", ping),
        ("actions/pong.yaml", &pong),
    ];
    Sources::in_memory("spec", files)
}

fn edited((kind, key, edits): &Case) -> Sources {
    let mut sources = base();
    for (file, from, to) in *edits {
        let found = sources.edit(file, from, to);
        assert!(found, "{kind}: {key}: {file} has no `{from}`");
    }
    sources
}

/// All that is generated from a valid spec.
fn generated(sources: &Sources) -> TokenStream {
    let api = spec::api(sources);
    let (client, emulator) = (spec::client(&api), spec::emulator(&api));
    [client.tokens(), emulator.tokens()].into_iter().collect()
}

fn effect(before: &TokenStream, after: &TokenStream) -> Effect {
    if before.to_string() == after.to_string() {
        return Effect::Nothing;
    }
    let code = |tokens: &TokenStream| without_docs(tokens.clone()).to_string();
    if code(before) == code(after) {
        Effect::Documentation
    } else {
        Effect::Code
    }
}

/// The tokens without `#[doc = …]`.
fn without_docs(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_doc(&group) => {
                kept.pop();
            }
            TokenTree::Group(group) => {
                let inner = without_docs(group.stream());
                kept.push(proc_macro2::Group::new(group.delimiter(), inner).into());
            }
            other => kept.push(other),
        }
    }
    kept.into_iter().collect()
}

fn is_doc(group: &proc_macro2::Group) -> bool {
    let first = group.stream().into_iter().next();
    group.delimiter() == Delimiter::Bracket
        && matches!(first, Some(TokenTree::Ident(name)) if name == "doc")
}
