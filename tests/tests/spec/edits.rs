//! A change of one row changes what that row stands for, and nothing else.

use iai_codegen::Sources;
use iai_tests::spec;

/// Names of the items that an edit of the real spec changes: client first, then emulator.
fn changed_by(file: &str, from: &str, to: &str) -> Vec<String> {
    let before = spec::sources();
    let mut after: Sources = before.clone();
    assert!(after.edit(file, from, to), "{file} has no `{from}`");
    let (before, after) = (spec::api(&before), spec::api(&after));
    let client = spec::changed(&spec::client(&before), &spec::client(&after));
    let emulator = spec::changed(&spec::emulator(&before), &spec::emulator(&after));
    client.into_iter().chain(emulator).collect()
}

#[test]
fn a_longer_name_changes_its_documentation_its_validator_and_its_table() {
    let changed = changed_by("actions/create_person.yaml", "max: 60", "max: 61");
    assert_eq!(
        changed,
        [
            "actions::create_person: impl Builder",
            "actions::create_person: impl Validate for CreatePersonRequest",
            "tables: const CREATE_PERSON",
        ]
    );
}

#[test]
fn another_retry_class_changes_the_table_of_codes() {
    let remedy =
        "repeat CreatePerson only when GetPersonBaseInfo does not know the PersonId.\n    retry:";
    let changed = changed_by(
        "errors.yaml",
        &format!("{remedy} transient"),
        &format!("{remedy} later"),
    );
    assert_eq!(changed, ["codes: static TABLE"]);
}
