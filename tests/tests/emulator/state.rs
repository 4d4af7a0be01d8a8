//! A state that is loaded, kept in a file, and gone back to.

use super::wire::{Wire, keys};
use iai_emulator::{Emulator, EmulatorBuilder};
use serde_json::{Value, json};
use std::path::Path;

fn loaded(wire: &Wire, state: &Value) -> (u16, Value) {
    wire.admin("POST", "/_emulator/state", &state.to_string())
}

/// Two groups, three persons, a job.
fn filled() -> Wire {
    let wire = Wire::with_groups(&["g", "h"]);
    for (group, person, width) in [("h", "b", 100), ("g", "a", 101), ("g", "c", 102)] {
        wire.person(group, person, width);
    }
    let old = json!({"FaceModelVersion": "2.0"});
    wire.group("old", old);
    let upgrade = json!({"GroupId": "old", "FaceModelVersion": "3.0"});
    assert_eq!(
        keys(&wire.ok("UpgradeGroupFaceModelVersion", upgrade)),
        ["JobId"]
    );
    wire
}

fn schema() -> (boon::Schemas, boon::SchemaIndex) {
    let wire = Wire::new();
    let (status, schema) = wire.admin("GET", "/_emulator/state/schema", "");
    assert_eq!(status, 200);
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("state.json", schema).unwrap();
    let index = compiler.compile("state.json", &mut schemas).unwrap();
    (schemas, index)
}

#[test]
fn a_state_goes_from_one_emulator_into_another() {
    let (from, to) = (filled(), Wire::with_groups(&["gone"]));
    let state = from.state();
    assert_eq!(
        loaded(&to, &state),
        (200, json!({"Groups": 3, "Persons": 3}))
    );
    assert_eq!(to.state(), state);
    // The order of creation, which is not that of ids, is kept as well.
    let listed = |wire: &Wire| wire.ok("GetGroupList", json!({}))["GroupInfos"].clone();
    assert_eq!(listed(&to), listed(&from));
    to.person("g", "d", 103);
    assert_eq!(
        to.admin("DELETE", "/_emulator/state", ""),
        (200, json!({"Groups": 3, "Persons": 3}))
    );
    assert_eq!(to.state(), state);
}

#[test]
fn the_schema_takes_what_is_told_and_refuses_what_cannot_be_loaded() {
    let (schemas, index) = schema();
    let fits = |state: &Value| schemas.validate(state, index).is_ok();
    let state = filled().state();
    assert!(fits(&state));
    let small = json!({
        "Groups": [{"GroupId": "g"}],
        "Persons": [{"PersonId": "p", "Groups": [{"GroupId": "g"}], "Faces": [{"Image": "AAAA"}]}],
    });
    assert!(fits(&small));
    for (pointer, wrong) in [
        ("/Groups/0/GroupId", Value::Null),
        ("/Groups/0/Name", json!("n")),
        ("/Groups/0/FaceModelVersion", json!("1.0")),
        ("/Persons/0/Gender", json!(3)),
        ("/Persons/0/Groups", json!([])),
        ("/Persons/0/Faces", json!([])),
        ("/Persons/0/Faces/0/Fingerprint", json!("none")),
        ("/UpgradeJobs/0/Status", json!(4)),
    ] {
        let mut changed = state.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        changed.pointer_mut(parent).unwrap()[key] = wrong;
        assert!(!fits(&changed), "{pointer}");
        assert_eq!(loaded(&Wire::new(), &changed).0, 400, "{pointer}");
    }
}

#[test]
fn a_state_that_does_not_fit_is_refused_as_a_whole() {
    let wire = Wire::with_groups(&["g"]);
    let before = wire.state();
    let wrong = json!({"Groups": [{"GroupId": "x"}, {"GroupId": "x"}, {"GroupId": "a b"}]});
    let (status, said) = loaded(&wire, &wrong);
    assert_eq!(status, 400);
    assert_eq!(
        said["problems"][0],
        "Groups[1]: GroupId: an earlier group has it, too"
    );
    assert_eq!(said["problems"].as_array().map(Vec::len), Some(2));
    assert_eq!(wire.state(), before);
}

#[test]
fn a_snapshot_has_a_name_and_is_gone_back_to() {
    let wire = filled();
    let state = wire.state();
    let post = |path: &str| wire.admin("POST", &format!("/_emulator/snapshots/{path}"), "");
    assert_eq!(post("first"), (200, json!({"Groups": 3, "Persons": 3})));
    wire.ok("DeleteGroup", json!({"GroupId": "g"}));
    assert_eq!(post("second"), (200, json!({"Groups": 2, "Persons": 1})));
    let list = json!([
        {"Name": "first", "Groups": 3, "Persons": 3}, {"Name": "second", "Groups": 2, "Persons": 1},
    ]);
    assert_eq!(wire.admin("GET", "/_emulator/snapshots", ""), (200, list));
    assert_eq!(post("first/restore").0, 200);
    assert_eq!(wire.state(), state);
    assert_eq!(post("second/restore").0, 200);
    assert_eq!(wire.state()["Persons"][0]["PersonId"], "b");
    for (path, status) in [("third/restore", 404), ("a%20b", 400), ("a/b", 400)] {
        assert_eq!(post(path).0, status, "{path}");
    }
    let delete = || wire.admin("DELETE", "/_emulator/snapshots/first", "").0;
    assert_eq!((delete(), delete()), (200, 404));
    assert_eq!(post("first/restore").0, 404);
}

#[test]
fn a_state_file_is_taken_up_where_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state");
    let with = |builder: EmulatorBuilder| builder.state_file(&file).seed(5);
    let wire = Wire::with(with);
    wire.group("g", json!({}));
    let first = wire.person("g", "p", 100);
    let ids = |wire: &Wire| wire.journal()[0]["request_id"].clone();
    let (state, request) = (wire.state(), ids(&wire));
    drop(wire);

    let wire = Wire::with(with);
    assert_eq!(wire.state(), state);
    let second = wire.person("g", "q", 101);
    assert_ne!(second, first);
    assert_ne!(ids(&wire), request);
    assert_eq!(
        wire.ok("GetPersonList", json!({"GroupId": "g"}))["PersonNum"],
        2
    );
    // Without anything loaded, a reset forgets what the file had.
    wire.emulator.reset();
    drop(wire);
    assert_eq!(Wire::with(with).state()["Groups"], json!([]));
}

#[test]
fn only_a_new_file_begins_with_what_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state");
    let small = json!({"Groups": [{"GroupId": "loaded"}]});
    let with = |builder: EmulatorBuilder| builder.state_file(&file).load(small.clone());
    let wire = Wire::with(with);
    assert_eq!(wire.state()["Groups"][0]["GroupId"], "loaded");
    wire.ok("DeleteGroup", json!({"GroupId": "loaded"}));
    drop(wire);
    let wire = Wire::with(with);
    assert_eq!(wire.state()["Groups"], json!([]));
    wire.emulator.reset();
    assert_eq!(wire.state()["Groups"][0]["GroupId"], "loaded");
}

/// What a start says that fails.
fn refusal(change: impl Fn(EmulatorBuilder) -> EmulatorBuilder) -> String {
    let builder = Emulator::builder().credentials("AKIDtest", "key");
    change(builder).start().unwrap_err().to_string()
}

#[test]
fn a_start_that_fails_says_why_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("text"), "text").unwrap();
    std::fs::write(path("state.json"), r#"{"Groups": [{"GroupId": "a b"}]}"#).unwrap();
    let _running = Wire::with(|builder| builder.state_file(path("used")).seed(1));
    drop(Wire::with(|builder| {
        builder.state_file(path("seeded")).seed(1)
    }));
    let shown = |name: &str| path(name).display().to_string();
    let file = |name: &str| {
        let name = path(name);
        move |builder: EmulatorBuilder| builder.state_file(&name)
    };
    let used = format!(
        "another emulator uses the state file {}; stop it, or take another file",
        shown("used")
    );
    assert_eq!(refusal(file("used")), used);
    let foreign = format!(
        "{} is not a state file of this emulator; it was left as it is",
        shown("text")
    );
    assert_eq!(refusal(file("text")), foreign);
    let seed = format!(
        "the state file {} was begun with the seed 1; leave the seed out, or give that one",
        shown("seeded")
    );
    assert_eq!(refusal(|builder| file("seeded")(builder).seed(2)), seed);
    let none = refusal(file("no/folder"));
    assert!(none.contains("cannot be used: No such file"), "{none}");
    let wrong = refusal(|builder| builder.load_file(path("state.json")));
    let expected = format!(
        "{}: the state was not loaded: Groups[0]: InvalidParameterValue.GroupIdIllegal: ",
        shown("state.json")
    );
    assert!(wrong.starts_with(&expected), "{wrong}");
    assert!(Path::new(&path("text")).exists());
}
