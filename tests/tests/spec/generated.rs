//! Snapshots of the generated code: each kind of item, for a handful of telling actions and types, and no snapshot
//! that nothing produces.

use iai_codegen::emit::Output;
use iai_tests::spec;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Actions that show something of their own: an enrolment with outcomes and an either-or rule, pages, a deprecated job to
/// wait for, a search, a list of words. The others are made by the same emitters.
const ACTIONS: [&str; 5] = [
    "create_person",
    "get_group_list",
    "upgrade_group_face_model_version",
    "search_faces",
    "detect_face_attributes",
];

/// Shared types that show something of their own: an enumeration of each base, input and output structures, a filled
/// template, a name set by hand, rules of strings and images.
const TYPES: [&str; 12] = [
    "use rt",
    "Gender",
    "UpgradeJobStatus",
    "FaceRect",
    "PersonExDescriptionInfo",
    "Hat",
    "EmotionAttributeItem",
    "SearchResult",
    "fn check_person_id",
    "fn check_face_attributes_type",
    "fn check_url",
    "static IMAGE",
];

fn is_telling(name: &str) -> bool {
    match name.split_once(": ") {
        Some(("types", item)) => TYPES
            .iter()
            .any(|ty| item == *ty || item.split(' ').next_back() == Some(ty)),
        Some(("tables", item)) => ACTIONS
            .iter()
            .any(|action| item.ends_with(&action.to_uppercase())),
        Some((module, _)) => match module.strip_prefix("actions::") {
            Some(action) => ACTIONS.contains(&action),
            // Every re-export is alike, and so is every marker of a need.
            None => {
                !matches!(module, "actions" | "needs" | "quotas")
                    || name.ends_with("CreatePerson")
                    || name.ends_with("UrlOrImage")
                    || name.ends_with("FACES_OF_PERSON")
            }
        },
        None => true,
    }
}

fn telling(output: &Output) -> BTreeMap<String, String> {
    let named = output.items().filter(|(name, _)| is_telling(name));
    named
        .map(|(name, item)| (name, spec::pretty(item)))
        .collect()
}

fn outputs() -> [(&'static str, Output); 2] {
    let api = spec::api(&spec::sources());
    [
        ("client", spec::client(&api)),
        ("emulator", spec::emulator(&api)),
    ]
}

/// `actions::create_person: impl Validate for CreatePersonRequest` as the name of a file, on every system.
fn file_name(side: &str, item: &str) -> String {
    let words = item.replace("::", "-").replace(": ", "-").replace(' ', "_");
    let words = words.replace('<', "_of_").replace('>', "");
    format!("{side}-{words}")
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/spec/snapshots"))
}

#[test]
fn every_item_is_as_it_was_accepted() {
    for (side, output) in outputs() {
        for (name, text) in telling(&output) {
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
        telling(output)
            .keys()
            .map(|name| format!("{}.snap", file_name(side, name)))
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
