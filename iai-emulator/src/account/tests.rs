//! Loading.

#[cfg(feature = "state")]
mod kept;

use std::fs;

use serde_json::{Value, json};

use super::*;
use crate::picture::samples::png;

const IDS: u64 = 7;

fn empty() -> Account {
    Account::empty(Arc::new(Identifiers::new(IDS)))
}

fn load(account: &Account, dump: &Value) -> Result<(), LoadError> {
    let mut loading = account.loading(9);
    loading.dump(dump.to_string().as_bytes())?;
    account.load(loading.finish())
}

fn dump(account: &Account) -> Value {
    account.store().dump()
}

fn image(width: u32) -> String {
    base64::Engine::encode(&base64::engine::general_purpose::STANDARD, png(width, 100))
}

/// One group, and one person with a picture.
fn small() -> Value {
    json!({
        "Groups": [{ "GroupId": "g" }],
        "Persons": [{ "PersonId": "p", "Groups": [{ "GroupId": "g" }], "Faces": [{ "Image": image(100) }] }],
    })
}

#[test]
fn what_is_left_out_has_a_default() {
    let account = empty();
    load(&account, &small()).unwrap();
    let face = account.store().person("p").unwrap().face_ids();
    let print = &dump(&account)["Persons"][0]["Faces"][0]["Fingerprint"];
    let expected = json!({
        "Groups": [{
            "Number": 0, "GroupId": "g", "GroupName": "g", "GroupExDescriptions": [], "Tag": "",
            "FaceModelVersion": "3.0", "CreationTimestamp": 9000, "UpdateTimestamp": 9000, "RolledBack": false,
            "FaceNum": 1, "PersonIds": ["p"],
        }],
        "Persons": [{
            "Number": 0, "PersonId": "p", "PersonName": "p", "Gender": 0, "CreationTimestamp": 9000,
            "Groups": [{ "GroupId": "g", "PersonExDescriptions": [] }],
            "Faces": [{
                "FaceId": face[0], "Fingerprint": print,
                "FaceRect": { "X": 25, "Y": 20, "Width": 50, "Height": 60 },
            }],
        }],
        "UpgradeJobs": [],
    });
    assert_eq!(dump(&account), expected);
}

#[test]
fn a_dump_loads_into_the_same_state_and_face_ids_go_on_elsewhere() {
    let account = empty();
    load(&account, &small()).unwrap();
    let told = dump(&account);
    let other = empty();
    load(&other, &told).unwrap();
    assert_eq!(dump(&other), told);
    let first = told["Persons"][0]["Faces"][0]["FaceId"].as_str().unwrap();
    let ids: Vec<String> = (0..100).map(|_| other.identifiers.face_id()).collect();
    assert!(!ids.iter().any(|id| id == first), "{ids:?}");
}

/// Loads wrong states, of which none may change anything.
fn refuses(table: impl IntoIterator<Item = (Value, &'static str)>) {
    let account = empty();
    load(&account, &small()).unwrap();
    let before = dump(&account);
    for (wrong, expected) in table {
        let error = load(&account, &wrong).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}; wanted {expected}");
        assert_eq!(dump(&account), before, "{expected}");
    }
}

#[test]
fn groups_and_jobs_that_do_not_fit_are_told_with_their_place() {
    refuses([
        (json!([]), "it is not a JSON object"),
        (json!({ "Group": [] }), "unknown field `Group`"),
        (
            json!({ "Groups": [{}] }),
            "Groups[0]: missing field `GroupId`",
        ),
        (
            json!({ "Groups": [{ "GroupId": "g" }, { "GroupId": "g" }] }),
            "Groups[1]: GroupId: an earlier group has it, too",
        ),
        (
            json!({ "Groups": [{ "GroupId": "g", "GroupName": "n" }, { "GroupId": "h", "GroupName": "n" }] }),
            "Groups[1]: GroupName: an earlier group has it, too",
        ),
        (
            json!({ "Groups": [{ "GroupId": "g", "GroupExDescriptions": ["a", "a"] }] }),
            "Groups[0]: ",
        ),
        (
            json!({ "Groups": [{ "GroupId": "a b" }] }),
            "Groups[0]: InvalidParameterValue.GroupIdIllegal: ",
        ),
        (
            json!({ "Groups": [{ "GroupId": "g", "Number": 1 }, { "GroupId": "h", "Number": 1 }] }),
            "Groups[1]: Number: an earlier one of the list has it, too",
        ),
        (
            json!({ "Groups": [{ "GroupId": "g", "FaceModelVersion": "4.0" }] }),
            "Groups[0].FaceModelVersion: unknown variant",
        ),
        (
            json!({ "UpgradeJobs": [{
                "JobId": "j", "GroupId": "g", "GroupNumber": 4, "FromFaceModelVersion": "2.0",
                "ToFaceModelVersion": "3.0", "StartTime": 1, "Status": 0,
            }] }),
            "UpgradeJobs[0]: Status: a running job needs its group",
        ),
    ]);
}

#[test]
fn persons_that_do_not_fit_are_told_with_their_place() {
    let account = empty();
    load(&account, &small()).unwrap();
    let face = dump(&account)["Persons"][0]["Faces"][0].clone();
    let person = |change: Value| {
        let mut dump = small();
        for (key, value) in change.as_object().unwrap() {
            dump["Persons"][0][key] = value.clone();
        }
        dump
    };
    refuses([
        (
            person(json!({ "Groups": [{ "GroupId": "h" }] })),
            "Persons[0]: Groups: there is no group of this GroupId",
        ),
        (
            person(json!({ "Groups": [] })),
            "Persons[0]: Groups: a person is in 1 to 100 groups",
        ),
        (
            person(json!({ "Groups": [{ "GroupId": "g" }, { "GroupId": "g" }] })),
            "Persons[0]: Groups: a group stands twice",
        ),
        (
            person(json!({ "Faces": [] })),
            "Persons[0]: Faces: a person has 1 to 5 faces",
        ),
        (
            person(json!({ "Faces": [face, face, face, face, face, face] })),
            "Persons[0]: Faces: a person has 1 to 5 faces",
        ),
        (
            person(json!({ "Faces": [{ "FaceId": "1" }] })),
            "Persons[0]: a face has neither",
        ),
        (
            person(json!({ "Faces": [{ "Image": "AAAA" }] })),
            "Persons[0]: Faces[0]: FailedOperation.ImageDecodeFailed: ",
        ),
        (
            person(json!({ "Faces": [{ "Fingerprint": "2:0:0" }] })),
            "Persons[0].Faces[0].Fingerprint: the Fingerprint is of a version",
        ),
        (
            person(json!({ "Gender": 7 })),
            "Persons[0]: InvalidParameterValue.PersonGenderIllegal: ",
        ),
    ]);
}

#[test]
fn a_text_in_a_wrong_place_is_not_shown() {
    let wrong =
        json!({ "Persons": [{ "PersonId": "p", "Groups": [], "Faces": "priv\", expected" }] });
    assert_eq!(
        load(&empty(), &wrong).unwrap_err().to_string(),
        "the state was not loaded: Persons[0].Faces: invalid type: text, expected a sequence at line 1 column 39"
    );
}

#[test]
fn ten_problems_are_enough() {
    let groups: Vec<Value> = (0..1_000).map(|_| json!({ "GroupId": "a b" })).collect();
    let error = load(&empty(), &json!({ "Groups": groups })).unwrap_err();
    assert_eq!(error.problems().count(), 10);
    assert!(error.to_string().ends_with("; reading stopped here"));
}

#[test]
fn folders_of_pictures_are_groups_and_persons() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("all");
    for (path, width) in [
        ("guest.png", 100),
        ("staff/ann.png", 101),
        ("staff/bob/front.PNG", 102),
        ("staff/bob/side.png", 103),
        ("staff/.hidden.png", 104),
        ("empty/.keep.png", 105),
    ] {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, png(width, 100)).unwrap();
    }
    fs::write(root.join("staff/notes.txt"), "no picture").unwrap();
    let account = empty();
    let mut loading = account.loading(9);
    loading.pictures(&root).unwrap();
    account.load(loading.finish()).unwrap();
    let told = dump(&account);
    let persons: Vec<(Value, usize)> = told["Persons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| {
            (
                each["PersonId"].clone(),
                each["Faces"].as_array().unwrap().len(),
            )
        })
        .collect();
    let expected = [("ann", 1), ("bob", 2), ("guest", 1)];
    assert_eq!(persons, expected.map(|(id, faces)| (json!(id), faces)));
    assert_eq!(told["Groups"][0]["GroupId"], "all");
    assert_eq!(told["Groups"][1]["PersonIds"], json!(["ann", "bob"]));

    fs::write(root.join("staff/carl.png"), "no picture").unwrap();
    let error = account.loading(9).pictures(&root).unwrap_err().to_string();
    assert!(
        error.contains("carl.png: Faces[0]: FailedOperation.ImageDecodeFailed: "),
        "{error}"
    );
    let error = account.loading(9).pictures(&root.join("none")).unwrap_err();
    assert!(error.to_string().contains("No such file"), "{error}");
}

#[test]
fn a_reset_goes_back_to_what_was_loaded_and_a_snapshot_to_its_time() {
    let account = empty();
    load(&account, &small()).unwrap();
    let loaded = dump(&account);
    account.change(None).delete_person("p").unwrap();
    let snapshot = account.snapshot();
    let then = dump(&account);
    account.change(None).delete_group("g").unwrap();
    account.restore(&snapshot).unwrap();
    assert_eq!(dump(&account), then);
    account.reset().unwrap();
    assert_eq!(dump(&account), loaded);
    assert_eq!(
        format!("{snapshot:?}"),
        "Snapshot(Store { groups: 1, persons: 0, faces: 0, jobs: 0, .. })"
    );
}
