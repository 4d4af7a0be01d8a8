//! Faces of a person: up to 5, the last of which stays.

use super::wire::{Row, Wire, base64, image, with};
use iai_tests::pictures::{self, ASTRONAUT};
use serde_json::{Value, json};

const EMPTY: &str = "MissingParameter.ErrorParameterEmpty";
const FULL: &str = "InvalidParameterValue.PersonFaceNumExceed";
const LAST: &str = "InvalidParameterValue.DeleteFaceNumExceed";

fn wire() -> Wire {
    let wire = Wire::with_groups(&["g"]);
    wire.person("g", "p", 100);
    wire
}

fn images(list: Value) -> Value {
    json!({"PersonId": "p", "Images": list})
}

fn ids(wire: &Wire) -> Vec<String> {
    let told = wire.ok("GetPersonBaseInfo", json!({"PersonId": "p"}));
    let ids = told["FaceIds"].as_array().unwrap().iter();
    ids.map(|id| id.as_str().unwrap().to_owned()).collect()
}

#[test]
fn five_faces_and_no_more() {
    let wire = wire();
    let two = json!([image(100), image(100)]);
    assert_eq!(wire.ok("CreateFace", images(two.clone()))["SucFaceNum"], 2);
    let three = json!([image(100), image(100), image(100)]);
    wire.refuses([("3 and 3", "CreateFace", images(three), FULL)]);
    assert_eq!(wire.ok("CreateFace", images(two))["SucFaceNum"], 2);
    wire.refuses([
        ("5 and 1", "CreateFace", images(json!([image(100)])), FULL),
        // The number is looked at before the pictures.
        (
            "5 and 1 without a face",
            "CreateFace",
            images(json!(["@"])),
            FULL,
        ),
        (
            "5 and 1 that is not there",
            "CreateFace",
            json!({"PersonId": "p", "Urls": ["http://h/absent.png"]}),
            FULL,
        ),
    ]);
    assert_eq!(ids(&wire).len(), 5);
    assert_eq!(
        wire.ok("GetPersonListNum", json!({"GroupId": "g"})),
        json!({"PersonNum": 1, "FaceNum": 5})
    );
}

#[test]
fn the_last_face_stays() {
    let wire = wire();
    let first = ids(&wire);
    let delete = |ids: &[String]| json!({"PersonId": "p", "FaceIds": ids});
    wire.refuses([
        ("the only one", "DeleteFace", delete(&first), LAST),
        (
            "another one of one",
            "DeleteFace",
            delete(&["1".to_owned()]),
            LAST,
        ),
    ]);
    wire.ok("CreateFace", images(json!([image(100), image(100)])));
    let all = ids(&wire);
    let nothing = json!({"SucDeletedNum": 0, "SucFaceIds": []});
    assert_eq!(wire.ok("DeleteFace", delete(&["1".to_owned()])), nothing);
    wire.refuses([
        ("all", "DeleteFace", delete(&all), LAST),
        ("no list", "DeleteFace", json!({"PersonId": "p"}), EMPTY),
        ("empty list", "DeleteFace", delete(&[]), EMPTY),
        (
            "numbers",
            "DeleteFace",
            json!({"PersonId": "p", "FaceIds": [1]}),
            "InvalidParameter",
        ),
    ]);
    let absent = [2, 0, 2].map(|index: usize| all[index].clone());
    let absent = [&absent[..], &["1".to_owned()]].concat();
    let deleted = json!({"SucDeletedNum": 2, "SucFaceIds": [all[0], all[2]]});
    assert_eq!(wire.ok("DeleteFace", delete(&absent)), deleted);
    assert_eq!(ids(&wire), all[1..2]);
    wire.refuses([("the other one", "DeleteFace", delete(&all[1..2]), LAST)]);
}

/// A call that would do, but for these changes.
fn changed(what: &'static str, changes: Value, code: &'static str) -> Row {
    let call = with(&images(json!([image(100)])), changes);
    (what, "CreateFace", call, code)
}

#[test]
fn a_call_with_faces_is_refused_as_a_whole() {
    let (wire, row) = (wire(), changed);
    wire.refuses([
        row("no pictures", json!({"Images": null}), EMPTY),
        row("an empty list", json!({"Images": []}), EMPTY),
        row(
            "five at once",
            json!({"Images": ["", "", "", "", ""]}),
            "InvalidParameterValue.UploadFaceNumExceed",
        ),
        row(
            "one empty",
            json!({"Images": [image(100), ""]}),
            "InvalidParameterValue.ImageEmpty",
        ),
        row("no text", json!({"Images": [1]}), "InvalidParameter"),
        row("no list", json!({"Images": image(100)}), "InvalidParameter"),
    ]);
}

#[test]
fn settings_and_addresses_of_faces_are_refused() {
    let (wire, row) = (wire(), changed);
    wire.refuses([
        row(
            "threshold below",
            json!({"FaceMatchThreshold": -0.1}),
            "InvalidParameterValue.FaceMatchThresholdIllegal",
        ),
        row(
            "threshold above",
            json!({"FaceMatchThreshold": 100.1}),
            "InvalidParameterValue.FaceMatchThresholdIllegal",
        ),
        row(
            "quality",
            json!({"QualityControl": 9}),
            "InvalidParameterValue.QualityControlIllegal",
        ),
        row(
            "rotation",
            json!({"NeedRotateDetection": 9}),
            "InvalidParameter.InvalidParameter",
        ),
        row(
            "an odd address",
            json!({"Urls": ["nowhere"]}),
            "InvalidParameterValue.UrlIllegal",
        ),
        row(
            "five addresses",
            json!({"Urls": ["", "", "", "", ""]}),
            "InvalidParameterValue.UploadFaceNumExceed",
        ),
        // Addresses win over pictures, and none is ever fetched.
        row(
            "an address",
            json!({"Urls": ["http://h/a.png"]}),
            "FailedOperation.ImageDownloadError",
        ),
    ]);
}

#[test]
fn each_picture_has_its_own_outcome() {
    let wire = wire();
    let table = [
        (image(100), 0),
        (base64(&pictures::plain(100, 100)), -1101),
        (base64(b"no picture"), -1102),
        (base64(&pictures::png_header(2001, 100)), -1109),
        (base64(&pictures::png(63, 100)), -1109),
        (image(300), -1604),
    ];
    for (picture, expected) in table {
        let told = wire.ok("CreateFace", images(json!([picture])));
        assert_eq!(told["RetCode"], json!([expected]));
        assert_eq!(told["SucFaceNum"], u64::from(expected == 0), "{expected}");
    }
}

#[test]
fn what_is_good_is_added_whatever_else_is_in_the_call() {
    let wire = wire();
    let mixed = json!([image(300), image(100), "@", image(100)]);
    let told = wire.ok("CreateFace", images(mixed));
    let rect = json!({"X": 25, "Y": 20, "Width": 50, "Height": 60});
    let ids = ids(&wire);
    let expected = json!({"SucFaceNum": 2, "SucFaceIds": ids[1..], "RetCode": [-1604, 0, -1102, 0],
        "SucIndexes": [1, 3], "SucFaceRects": [rect, rect], "FaceModelVersion": "3.0"});
    assert_eq!(told, expected);
    assert_eq!(ids.len(), 3);
}

/// The photo without 20 px on each side scores 51.38 with the whole.
#[test]
fn the_threshold_decides_who_else_is_taken() {
    let wire = Wire::with_groups(&["g"]);
    let person =
        json!({"GroupId": "g", "PersonId": "p", "PersonName": "n", "Image": base64(ASTRONAUT)});
    wire.ok("CreatePerson", person);
    let cropped = images(json!([base64(&pictures::cropped(20))]));
    for (threshold, expected) in [
        (json!({}), -1604),
        (json!({"FaceMatchThreshold": 60}), -1604),
        (json!({"FaceMatchThreshold": 51.5}), -1604),
        (json!({"FaceMatchThreshold": 51.2}), 0),
        // It is among them now, but not above the threshold.
        (json!({"FaceMatchThreshold": 100}), -1604),
    ] {
        let told = wire.ok("CreateFace", with(&cropped, threshold.clone()));
        assert_eq!(told["RetCode"], json!([expected]), "{threshold}");
    }
    assert_eq!(ids(&wire).len(), 2);
    // It is compared with the likest face, which is itself now.
    assert_eq!(wire.ok("CreateFace", cropped)["RetCode"], json!([0]));
}
