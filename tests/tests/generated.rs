//! Snapshots of the generated code, one for each item, and no snapshot that nothing produces.

use iai_codegen::emit::Output;
use iai_tests::spec;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn outputs() -> [(&'static str, Output); 2] {
    let api = spec::api(&spec::sources());
    [
        ("client", spec::client(&api)),
        ("emulator", spec::emulator(&api)),
    ]
}

/// `actions::create_person: impl Validate for CreatePersonRequest` as the name of a file.
fn file_name(side: &str, item: &str) -> String {
    let words = item.replace("::", "-").replace(": ", "-").replace(' ', "_");
    format!("{side}-{words}")
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots"))
}

#[test]
fn every_item_is_as_it_was_accepted() {
    for (side, output) in outputs() {
        for (name, text) in spec::items(&output) {
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(file_name(side, &name), text);
            });
        }
    }
}

#[test]
fn every_snapshot_is_produced() {
    let outputs = outputs();
    let named = |(side, output): &(&str, Output)| -> Vec<String> {
        output
            .items()
            .map(|(name, _)| format!("{}.snap", file_name(side, &name)))
            .collect()
    };
    let produced: BTreeSet<String> = outputs.iter().flat_map(named).collect();
    let entries = std::fs::read_dir(folder()).unwrap();
    let stored: BTreeSet<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(
        stored.difference(&produced).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
}

/// Two runs give the same text: nothing depends on hashing or on the order of files on disk.
#[test]
fn generation_is_deterministic() {
    let text = || outputs().map(|(_, output)| output.tokens().to_string());
    assert_eq!(text(), text());
}
