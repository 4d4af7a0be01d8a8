//! Checks of a picture against one person.

use super::wire::{Wire, base64, image, with};
use iai_tests::pictures::{self, ASTRONAUT};
use serde_json::json;

fn wire() -> Wire {
    let wire = Wire::with_groups(&["g"]);
    wire.group("old", json!({"FaceModelVersion": "2.0"}));
    wire.person("g", "p", 100);
    wire.person("old", "o", 100);
    wire
}

#[test]
fn a_picture_is_of_the_person_or_not() {
    let wire = wire();
    for (action, person, model) in [
        ("VerifyFace", "p", "3.0"),
        ("VerifyFace", "o", "2.0"),
        ("VerifyPerson", "p", "3.0"),
    ] {
        let same = wire.ok(action, json!({"PersonId": person, "Image": image(100)}));
        assert_eq!(
            same,
            json!({"Score": 100.0, "IsMatch": true, "FaceModelVersion": model}),
            "{action} {person}"
        );
        let other = wire.ok(action, json!({"PersonId": person, "Image": image(300)}));
        assert_eq!(other["IsMatch"], false, "{action} {person}");
        assert!(other["Score"].as_f64().unwrap() < 40.0, "{other}");
    }
}

#[test]
fn the_likest_face_counts() {
    let wire = wire();
    let person =
        json!({"GroupId": "g", "PersonId": "q", "PersonName": "n", "Image": base64(ASTRONAUT)});
    wire.ok("CreatePerson", person);
    let cropped = base64(&pictures::cropped(20));
    let score = |action| wire.ok(action, json!({"PersonId": "q", "Image": cropped}));
    for action in ["VerifyFace", "VerifyPerson"] {
        let told = score(action);
        assert!((told["Score"].as_f64().unwrap() - 51.38).abs() < 0.03);
        assert_eq!(told["IsMatch"], false);
    }
    wire.ok(
        "CreateFace",
        json!({"PersonId": "q", "Images": [cropped], "FaceMatchThreshold": 50}),
    );
    let expected = json!({"Score": 100.0, "IsMatch": true, "FaceModelVersion": "3.0"});
    assert_eq!(score("VerifyFace"), expected);
    assert_eq!(score("VerifyPerson"), expected);
}

#[test]
fn checks_are_refused() {
    let wire = wire();
    for action in ["VerifyFace", "VerifyPerson"] {
        let row = |what, changes, code| {
            (
                what,
                action,
                with(&json!({"PersonId": "p", "Image": image(100)}), changes),
                code,
            )
        };
        wire.refuses([
            row(
                "absent",
                json!({"PersonId": "x"}),
                "InvalidParameterValue.PersonIdNotExist",
            ),
            row(
                "a group's id",
                json!({"PersonId": "g"}),
                "InvalidParameterValue.PersonIdNotExist",
            ),
            row(
                "quality",
                json!({"QualityControl": 5}),
                "InvalidParameterValue.QualityControlIllegal",
            ),
            row(
                "rotation",
                json!({"NeedRotateDetection": 2}),
                "InvalidParameter.InvalidParameter",
            ),
            row("odd parameter", json!({"GroupId": "g"}), "UnknownParameter"),
        ]);
    }
    let old = json!({"PersonId": "o", "Image": image(100)});
    let code = "InvalidParameterValue.UnsupportedGroupFaceModelVersion";
    wire.refuses([("the old model", "VerifyPerson", old, code)]);
}

#[test]
fn a_person_in_a_group_of_the_new_model_as_well_can_be_fused() {
    let wire = wire();
    wire.group("second", json!({"FaceModelVersion": "2.0"}));
    wire.ok(
        "CopyPerson",
        json!({"PersonId": "o", "GroupIds": ["second"]}),
    );
    wire.ok(
        "UpgradeGroupFaceModelVersion",
        json!({"GroupId": "second", "FaceModelVersion": "3.0"}),
    );
    wire.pass(std::time::Duration::from_secs(5));
    let told = wire.ok(
        "VerifyPerson",
        json!({"PersonId": "o", "Image": image(100)}),
    );
    assert_eq!(
        told,
        json!({"Score": 100.0, "IsMatch": true, "FaceModelVersion": "3.0"})
    );
}
