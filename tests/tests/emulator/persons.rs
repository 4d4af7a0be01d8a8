//! Persons as a whole: their creation, its duplicates, changes and end.

use super::wire::{Row, Wire, image, with};
use iai_tests::pictures::{self, ASTRONAUT};
use serde_json::{Value, json};

const EMPTY: &str = "MissingParameter.ErrorParameterEmpty";
const NO_PERSON: &str = "InvalidParameterValue.PersonIdNotExist";
const LONG_ID: &str = "InvalidParameterValue.PersonIdTooLong";
const ODD_ID: &str = "InvalidParameterValue.PersonIdIllegal";

fn described(entries: &[(u64, &str)]) -> Value {
    let entry = |(index, text): &(u64, &str)| json!({"PersonExDescriptionIndex": index, "PersonExDescription": text});
    json!({"PersonExDescriptionInfos": entries.iter().map(entry).collect::<Vec<_>>()})
}

fn whole() -> Value {
    json!({"GroupId": "g", "PersonId": "q", "PersonName": "n", "Image": image(80)})
}

fn wire() -> Wire {
    let wire = Wire::new();
    wire.group("g", json!({"GroupExDescriptions": ["a", "b"]}));
    wire.group("h", json!({}));
    wire.person("g", "p", 100);
    wire
}

#[test]
fn creations_are_refused() {
    let row =
        |what, changes, code| -> Row { (what, "CreatePerson", with(&whole(), changes), code) };
    wire().refuses([
        row("no group", json!({"GroupId": null}), EMPTY),
        row(
            "long group",
            json!({"GroupId": "x".repeat(65)}),
            "InvalidParameterValue.GroupIdTooLong",
        ),
        row(
            "odd group",
            json!({"GroupId": "群"}),
            "InvalidParameterValue.GroupIdIllegal",
        ),
        row(
            "absent group",
            json!({"GroupId": "x"}),
            "InvalidParameterValue.GroupIdNotExist",
        ),
        row("no name", json!({"PersonName": null}), EMPTY),
        row("empty name", json!({"PersonName": ""}), EMPTY),
        row(
            "long name",
            json!({"PersonName": "人".repeat(61)}),
            "InvalidParameterValue.PersonNameTooLong",
        ),
        row("no id", json!({"PersonId": null}), EMPTY),
        row("empty id", json!({"PersonId": ""}), EMPTY),
        row("long id", json!({"PersonId": "x".repeat(65)}), LONG_ID),
        row("odd id", json!({"PersonId": "a.b"}), ODD_ID),
        row(
            "taken id",
            json!({"PersonId": "p"}),
            "InvalidParameterValue.PersonIdAlreadyExist",
        ),
        row(
            "id taken in another group",
            json!({"PersonId": "p", "GroupId": "h"}),
            "InvalidParameterValue.PersonIdAlreadyExist",
        ),
    ]);
}

#[test]
fn creations_with_other_settings_are_refused() {
    let row =
        |what, changes, code| -> Row { (what, "CreatePerson", with(&whole(), changes), code) };
    wire().refuses([
        row(
            "gender",
            json!({"Gender": 3}),
            "InvalidParameterValue.PersonGenderIllegal",
        ),
        row("gender as text", json!({"Gender": "1"}), "InvalidParameter"),
        row(
            "control",
            json!({"UniquePersonControl": 5}),
            "InvalidParameterValue.UniquePersonControlIllegal",
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
        row("no picture", json!({"Image": null}), EMPTY),
        row("odd parameter", json!({"Odd": 1}), "UnknownParameter"),
    ]);
}

#[test]
fn descriptions_are_refused() {
    let (exceed, twice) = (
        "InvalidParameterValue.PersonExDescriptionInfosExceed",
        "InvalidParameterValue.PersonExDescriptionsNameIdentical",
    );
    let long = "InvalidParameterValue.PersonExDescriptionsNameTooLong";
    let row =
        |what, changes, code| -> Row { (what, "CreatePerson", with(&whole(), changes), code) };
    let wire = wire();
    wire.refuses([
        row("beyond the fields", described(&[(0, "v"), (2, "v")]), exceed),
        row("far beyond", described(&[(u64::MAX, "v")]), exceed),
        row("six", described(&[(0, ""), (1, ""), (2, ""), (3, ""), (4, ""), (5, "")]), exceed),
        row("an index twice", described(&[(1, "v"), (1, "w")]), twice),
        row("a long text", described(&[(0, &"群".repeat(61))]), long),
        row("no index", json!({"PersonExDescriptionInfos": [{"PersonExDescription": "v"}]}), EMPTY),
        row("a negative index", json!({"PersonExDescriptionInfos": [{"PersonExDescriptionIndex": -1, "PersonExDescription": "v"}]}), "InvalidParameter"),
        row("an odd name", json!({"PersonExDescriptionInfos": [{"Index": 1}]}), "UnknownParameter"),
        row("in a group without fields", with(&described(&[(0, "v")]), json!({"GroupId": "h"})), exceed),
    ]);
    wire.ok(
        "CreatePerson",
        with(&whole(), described(&[(1, &"群".repeat(60)), (0, "")])),
    );
}

#[test]
fn a_person_who_is_not_there_is_refused() {
    let wire = wire();
    let undocumented = "ResourceNotFound.ErrorPersonNotExisted";
    for (action, more, absent) in [
        ("GetPersonBaseInfo", json!({}), NO_PERSON),
        ("GetPersonGroupInfo", json!({}), NO_PERSON),
        (
            "ModifyPersonBaseInfo",
            json!({"PersonName": "n"}),
            NO_PERSON,
        ),
        ("VerifyFace", json!({"Image": image(80)}), NO_PERSON),
        ("VerifyPerson", json!({"Image": image(80)}), NO_PERSON),
        ("CreateFace", json!({"Images": [image(80)]}), NO_PERSON),
        ("CopyPerson", json!({"GroupIds": ["h"]}), NO_PERSON),
        ("DeletePersonFromGroup", json!({"GroupId": "g"}), NO_PERSON),
        (
            "ModifyPersonGroupInfo",
            with(&described(&[(0, "v")]), json!({"GroupId": "g"})),
            NO_PERSON,
        ),
        // The vendor's own examples have this code, which is in no list.
        ("DeletePerson", json!({}), undocumented),
        ("DeleteFace", json!({"FaceIds": ["1"]}), undocumented),
    ] {
        let person = |id: &str| with(&more, json!({"PersonId": id}));
        wire.refuses([
            ("absent", action, person("x"), absent),
            ("other case", action, person("P"), absent),
            ("no id", action, more.clone(), EMPTY),
            ("long id", action, person(&"x".repeat(65)), LONG_ID),
            ("odd id", action, person("a b"), ODD_ID),
            (
                "odd parameter",
                action,
                with(&person("p"), json!({"Odd": 1})),
                "UnknownParameter",
            ),
        ]);
    }
}

#[test]
fn an_empty_id_is_a_missing_one_where_documented() {
    let wire = wire();
    for action in ["GetPersonBaseInfo", "GetPersonGroupInfo", "DeletePerson"] {
        wire.refuses([("empty id", action, json!({"PersonId": ""}), EMPTY)]);
    }
}

#[test]
fn changes_are_refused_or_change_what_they_name() {
    let wire = wire();
    let row = |what, changes, code| -> Row {
        (
            what,
            "ModifyPersonBaseInfo",
            with(&json!({"PersonId": "p"}), changes),
            code,
        )
    };
    wire.refuses([
        row("empty name", json!({"PersonName": ""}), EMPTY),
        row(
            "long name",
            json!({"PersonName": "n".repeat(61)}),
            "InvalidParameterValue.PersonNameTooLong",
        ),
        row(
            "gender",
            json!({"Gender": -1}),
            "InvalidParameterValue.PersonGenderIllegal",
        ),
        row(
            "a good name and a bad gender",
            json!({"PersonName": "new", "Gender": 9}),
            "InvalidParameterValue.PersonGenderIllegal",
        ),
    ]);
    let told = || {
        let info = wire.ok("GetPersonBaseInfo", json!({"PersonId": "p"}));
        json!([info["PersonName"], info["Gender"]])
    };
    for (change, expected) in [
        (json!({"Gender": 2}), json!(["name of p", 2])),
        (
            json!({"PersonName": "人".repeat(60)}),
            json!(["人".repeat(60), 2]),
        ),
        (json!({"PersonName": "n", "Gender": 0}), json!(["n", 0])),
        (json!({}), json!(["n", 0])),
    ] {
        wire.ok(
            "ModifyPersonBaseInfo",
            with(&json!({"PersonId": "p"}), change),
        );
        assert_eq!(told(), expected);
    }
}

/// The one real face, and the same picture with another coding.
fn enrol(wire: &Wire, id: &str, file: &[u8], level: Value) -> Value {
    let picture = json!({"GroupId": "g", "PersonId": id, "PersonName": "n", "Image": super::wire::base64(file)});
    let mut response = wire.ok(
        "CreatePerson",
        with(&picture, json!({"UniquePersonControl": level})),
    );
    response.as_object_mut().unwrap().remove("FaceId");
    response
}

#[test]
fn duplicates_are_found_in_the_group_on_every_level() {
    let wire = wire();
    let created = json!({"FaceRect": {"X": 128, "Y": 102, "Width": 256, "Height": 307}, "SimilarPersonId": "",
        "FaceModelVersion": "3.0"});
    let duplicate = json!({"SimilarPersonId": "first", "FaceModelVersion": "3.0"});
    assert_eq!(enrol(&wire, "first", ASTRONAUT, json!(4)), created);
    for level in [1, 2, 3, 4] {
        let before = wire.state();
        assert_eq!(
            enrol(&wire, "second", ASTRONAUT, json!(level)),
            duplicate,
            "{level}"
        );
        assert_eq!(wire.state(), before, "{level}");
        // Another picture is of another person.
        let id = format!("other-{level}");
        let other = enrol(&wire, &id, &pictures::png(512 + level, 512), json!(level));
        assert_eq!(other["SimilarPersonId"], "", "{level}");
    }
    assert_eq!(enrol(&wire, "unchecked", ASTRONAUT, json!(0)), created);
    assert_eq!(enrol(&wire, "without", ASTRONAUT, Value::Null), created);
    // Members of other groups are not looked at.
    wire.ok("DeletePerson", json!({"PersonId": "unchecked"}));
    let elsewhere = json!({"GroupId": "h", "PersonId": "e", "PersonName": "n", "UniquePersonControl": 4,
        "Image": super::wire::base64(ASTRONAUT)});
    assert_eq!(wire.ok("CreatePerson", elsewhere)["SimilarPersonId"], "");
}

/// The photo without 12 px on each side scores 78.67 with the whole.
#[test]
fn a_higher_level_finds_fewer_duplicates() {
    let wire = wire();
    enrol(&wire, "first", ASTRONAUT, json!(0));
    let cropped = pictures::cropped(12);
    for (level, expected) in [(4, ""), (3, ""), (2, "")] {
        let id = format!("level-{level}");
        let told = enrol(&wire, &id, &cropped, json!(level));
        assert_eq!(told["SimilarPersonId"], expected, "{level}");
        wire.ok("DeletePerson", json!({"PersonId": id}));
    }
    assert_eq!(
        enrol(&wire, "again", &cropped, json!(1))["SimilarPersonId"],
        "first"
    );
}

#[test]
fn an_id_is_free_again_after_the_end_of_its_person() {
    let wire = wire();
    wire.ok("CopyPerson", json!({"PersonId": "p", "GroupIds": ["h"]}));
    wire.ok("DeletePerson", json!({"PersonId": "p"}));
    for group in ["g", "h"] {
        assert_eq!(
            wire.ok("GetPersonListNum", json!({"GroupId": group})),
            json!({"PersonNum": 0, "FaceNum": 0})
        );
    }
    wire.person("h", "p", 100);
    let infos = wire.ok("GetPersonGroupInfo", json!({"PersonId": "p"}));
    assert_eq!(
        infos["PersonGroupInfos"],
        json!([{"GroupId": "h", "PersonExDescriptions": []}])
    );
}
