//! Persons in several groups: copies, departures, descriptions, and the 100 groups that one person may be in.

use super::wire::{Row, Wire, image, with};
use serde_json::{Value, json};

const EMPTY: &str = "MissingParameter.ErrorParameterEmpty";
const NO_GROUP: &str = "InvalidParameterValue.GroupIdNotExist";
const MEMBER: &str = "FailedOperation.GroupPersonMapExist";
const STRANGER: &str = "FailedOperation.GroupPersonMapNotExist";

fn wire() -> Wire {
    let wire = Wire::new();
    wire.group("g", json!({"GroupExDescriptions": ["a", "b"]}));
    for id in ["h", "i"] {
        wire.group(id, json!({"GroupExDescriptions": ["c"]}));
    }
    wire.group("old", json!({"FaceModelVersion": "2.0"}));
    wire.person("g", "p", 100);
    wire
}

fn copied(groups: Value) -> Value {
    json!({"PersonId": "p", "GroupIds": groups})
}

#[test]
fn copies_go_to_all_groups_or_to_none() {
    let wire = wire();
    let row = |what, groups, code| -> Row { (what, "CopyPerson", copied(groups), code) };
    wire.refuses([
        row("no list", Value::Null, "InvalidParameter"),
        row("empty list", json!([]), EMPTY),
        row("no text", json!([1]), "InvalidParameter"),
        row("an empty id", json!(["h", ""]), EMPTY),
        row(
            "an odd id",
            json!(["h", "a b"]),
            "InvalidParameterValue.GroupIdIllegal",
        ),
        row(
            "a long id",
            json!(["x".repeat(65)]),
            "InvalidParameterValue.GroupIdTooLong",
        ),
        row("an absent group", json!(["h", "x"]), NO_GROUP),
        row("the group of the person", json!(["g"]), MEMBER),
        row(
            "one of them the group of the person",
            json!(["h", "g"]),
            MEMBER,
        ),
        row(
            "another model",
            json!(["h", "old"]),
            "FailedOperation.AcrossVersionsError",
        ),
    ]);
    let told = json!({"SucGroupNum": 2, "SucGroupIds": ["i", "h"]});
    wire.person("h", "q", 101);
    assert_eq!(wire.ok("CopyPerson", copied(json!(["i", "h", "i"]))), told);
    // By age, not by the day on which they joined.
    let members = wire.ok("GetPersonList", json!({"GroupId": "h"}))["PersonInfos"].clone();
    let ids = [&members[0]["PersonId"], &members[1]["PersonId"]];
    assert_eq!(ids, [&json!("p"), &json!("q")]);
    wire.ok("DeletePerson", json!({"PersonId": "q"}));
    wire.refuses([row("again", json!(["h"]), MEMBER)]);
    for group in ["g", "h", "i"] {
        assert_eq!(
            wire.ok("GetPersonListNum", json!({"GroupId": group})),
            json!({"PersonNum": 1, "FaceNum": 1})
        );
    }
}

#[test]
fn a_person_is_in_100_groups_at_most() {
    let ids: Vec<String> = (0..101).map(|number| format!("g{number}")).collect();
    let names: Vec<&str> = ids.iter().map(String::as_str).collect();
    let wire = Wire::with_groups(&names);
    wire.person("g0", "p", 100);
    let full = "InvalidParameterValue.GroupNumPerPersonExceed";
    wire.refuses([("101 at once", "CopyPerson", copied(json!(names[1..])), full)]);
    let told = wire.ok("CopyPerson", copied(json!(names[1..100])));
    assert_eq!(told["SucGroupNum"], 99);
    wire.refuses([("one more", "CopyPerson", copied(json!(["g100"])), full)]);
    wire.ok(
        "DeletePersonFromGroup",
        json!({"PersonId": "p", "GroupId": "g50"}),
    );
    assert_eq!(
        wire.ok("CopyPerson", copied(json!(["g100"])))["SucGroupIds"],
        json!(["g100"])
    );
    let told = wire.ok(
        "GetPersonGroupInfo",
        json!({"PersonId": "p", "Offset": 98, "Limit": 100}),
    );
    assert_eq!(told["GroupNum"], 100);
    let last = json!([{"GroupId": "g99", "PersonExDescriptions": []}, {"GroupId": "g100", "PersonExDescriptions": []}]);
    assert_eq!(told["PersonGroupInfos"], last);
}

#[test]
fn departures_are_refused_or_end_a_membership() {
    let wire = wire();
    let row = |what, group: Value, code| -> Row {
        (
            what,
            "DeletePersonFromGroup",
            with(&json!({"PersonId": "p"}), json!({"GroupId": group})),
            code,
        )
    };
    wire.refuses([
        row("no group", Value::Null, EMPTY),
        row("empty group", json!(""), EMPTY),
        row("absent group", json!("x"), NO_GROUP),
        row(
            "odd group",
            json!("a b"),
            "InvalidParameterValue.GroupIdIllegal",
        ),
        row(
            "long group",
            json!("x".repeat(65)),
            "InvalidParameterValue.GroupIdTooLong",
        ),
        row("another group", json!("h"), STRANGER),
    ]);
    wire.ok("CopyPerson", copied(json!(["h"])));
    wire.ok(
        "DeletePersonFromGroup",
        json!({"PersonId": "p", "GroupId": "g"}),
    );
    wire.refuses([row("left already", json!("g"), STRANGER)]);
    let state = wire.state();
    assert_eq!(
        state["Persons"][0]["Groups"],
        json!([{"GroupId": "h", "PersonExDescriptions": []}])
    );
    // A person without a group is removed.
    wire.ok(
        "DeletePersonFromGroup",
        json!({"PersonId": "p", "GroupId": "h"}),
    );
    assert_eq!(wire.state()["Persons"], json!([]));
    wire.refuses([row(
        "gone",
        json!("h"),
        "InvalidParameterValue.PersonIdNotExist",
    )]);
}

fn entries(list: &[(u64, &str)]) -> Value {
    let entry = |(index, text): &(u64, &str)| json!({"PersonExDescriptionIndex": index, "PersonExDescription": text});
    json!(list.iter().map(entry).collect::<Vec<_>>())
}

/// A description of the person in `g`.
fn described() -> Value {
    json!({"PersonId": "p", "GroupId": "g", "PersonExDescriptionInfos": entries(&[(1, "two")])})
}

#[test]
fn descriptions_are_refused() {
    let wire = wire();
    let whole = described();
    let row = |what, changes, code| -> Row {
        (what, "ModifyPersonGroupInfo", with(&whole, changes), code)
    };
    let infos = |list| json!({"PersonExDescriptionInfos": list});
    let exceed = "InvalidParameterValue.PersonExDescriptionInfosExceed";
    wire.refuses([
        row("no group", json!({"GroupId": null}), EMPTY),
        row("absent group", json!({"GroupId": "x"}), NO_GROUP),
        row("another group", json!({"GroupId": "i"}), STRANGER),
        row(
            "odd group",
            json!({"GroupId": "a b"}),
            "InvalidParameterValue.GroupIdIllegal",
        ),
        row(
            "long group",
            json!({"GroupId": "x".repeat(65)}),
            "InvalidParameterValue.GroupIdTooLong",
        ),
        row("no entries", infos(Value::Null), EMPTY),
        row("an empty list", infos(json!([])), EMPTY),
        row(
            "beyond the fields",
            infos(entries(&[(0, "v"), (2, "v")])),
            exceed,
        ),
        row("far beyond", infos(entries(&[(u64::MAX, "v")])), exceed),
        row(
            "six",
            infos(entries(&[
                (0, ""),
                (1, ""),
                (2, ""),
                (3, ""),
                (4, ""),
                (5, ""),
            ])),
            exceed,
        ),
        row(
            "an index twice",
            infos(entries(&[(0, "v"), (0, "w")])),
            "InvalidParameterValue.PersonExDescriptionsNameIdentical",
        ),
        row(
            "a long text",
            infos(entries(&[(0, &"x".repeat(61))])),
            "InvalidParameterValue.PersonExDescriptionsNameTooLong",
        ),
    ]);
}

#[test]
fn descriptions_are_set_by_index() {
    let wire = wire();
    wire.ok("CopyPerson", copied(json!(["h"])));
    let whole = described();
    let infos = |list| json!({"PersonExDescriptionInfos": list});
    wire.ok("ModifyPersonGroupInfo", whole.clone());
    wire.ok(
        "ModifyPersonGroupInfo",
        with(&whole, infos(entries(&[(0, "one & only")]))),
    );
    wire.ok(
        "ModifyPersonGroupInfo",
        with(
            &whole,
            json!({"GroupId": "h", "PersonExDescriptionInfos": entries(&[(0, "there")])}),
        ),
    );
    let told = wire.ok("GetPersonGroupInfo", json!({"PersonId": "p"}));
    let expected = json!([{"GroupId": "g", "PersonExDescriptions": ["one & only", "two"]},
        {"GroupId": "h", "PersonExDescriptions": ["there"]}]);
    assert_eq!(told["PersonGroupInfos"], expected);
    wire.ok(
        "ModifyPersonGroupInfo",
        with(&whole, infos(entries(&[(0, "")]))),
    );
    // Values stay when a field gets another name.
    let renamed = json!([{"GroupExDescriptionIndex": 1, "GroupExDescription": "new"}]);
    wire.ok(
        "ModifyGroup",
        json!({"GroupId": "g", "GroupExDescriptionInfos": renamed}),
    );
    let list = wire.ok("GetPersonList", json!({"GroupId": "g"}));
    assert_eq!(
        list["PersonInfos"][0]["PersonExDescriptions"],
        json!(["", "two"])
    );
}

#[test]
fn a_face_belongs_to_the_person_and_counts_in_every_group() {
    let wire = wire();
    wire.ok("CopyPerson", copied(json!(["h"])));
    wire.ok(
        "CreateFace",
        json!({"PersonId": "p", "Images": [image(100)]}),
    );
    for group in ["g", "h"] {
        assert_eq!(
            wire.ok("GetPersonListNum", json!({"GroupId": group})),
            json!({"PersonNum": 1, "FaceNum": 2})
        );
    }
}
