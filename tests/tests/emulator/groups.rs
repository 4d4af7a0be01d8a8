//! Groups: what is unique, what is limited, what goes with them.

use super::wire::{Row, Wire, with};
use serde_json::{Value, json};
use std::time::Duration;

const EMPTY: &str = "MissingParameter.ErrorParameterEmpty";
const NO_GROUP: &str = "InvalidParameterValue.GroupIdNotExist";
const LONG_ID: &str = "InvalidParameterValue.GroupIdTooLong";
const ODD_ID: &str = "InvalidParameterValue.GroupIdIllegal";

fn fields(names: &[&str]) -> Value {
    json!({"GroupExDescriptions": names})
}

fn renamed(entries: &[(u64, &str)]) -> Value {
    let entry = |(index, name): &(u64, &str)| json!({"GroupExDescriptionIndex": index, "GroupExDescription": name});
    json!(entries.iter().map(entry).collect::<Vec<_>>())
}

#[test]
fn the_longest_texts_and_the_most_fields_are_taken() {
    let wire = Wire::new();
    let names = ["a", "b", "c", "d", &"群".repeat(30)];
    let group = json!({"GroupId": "-%@#&_".to_owned() + &"x".repeat(58), "GroupName": "群".repeat(60),
        "GroupExDescriptions": names, "Tag": "t".repeat(40)});
    wire.ok("CreateGroup", group.clone());
    let info = wire.ok("GetGroupInfo", json!({"GroupId": group["GroupId"]}));
    for name in ["GroupId", "GroupName", "GroupExDescriptions", "Tag"] {
        assert_eq!(info[name], group[name], "{name}");
    }
}

#[test]
fn ids_and_names_are_unique_until_they_are_free_again() {
    let wire = Wire::new();
    let create =
        |id: &str, name: &str| wire.code("CreateGroup", &json!({"GroupId": id, "GroupName": name}));
    assert_eq!(create("g", "One"), "ok");
    assert_eq!(
        create("g", "Two"),
        "InvalidParameterValue.GroupIdAlreadyExist"
    );
    assert_eq!(
        create("h", "One"),
        "InvalidParameterValue.GroupNameAlreadyExist"
    );
    // Both at once: the id is looked at first.
    assert_eq!(
        create("g", "One"),
        "InvalidParameterValue.GroupIdAlreadyExist"
    );
    assert_eq!(create("G", "one"), "ok");
    wire.ok("ModifyGroup", json!({"GroupId": "g", "GroupName": "New"}));
    assert_eq!(create("h", "One"), "ok");
    wire.ok("DeleteGroup", json!({"GroupId": "g"}));
    assert_eq!(create("g", "New"), "ok");
    // It is a new one now, younger than the others.
    let groups = wire.ok("GetGroupList", json!({}))["GroupInfos"].clone();
    let ids = [0, 1, 2].map(|index: usize| groups[index]["GroupId"].clone());
    assert_eq!(json!(ids), json!(["G", "h", "g"]));
}

#[test]
fn creations_are_refused() {
    let wire = Wire::with_groups(&["g"]);
    let whole = json!({"GroupId": "h", "GroupName": "Another"});
    let row = |what, changes, code| -> Row { (what, "CreateGroup", with(&whole, changes), code) };
    wire.refuses([
        row("no id", json!({"GroupId": null}), EMPTY),
        row("empty id", json!({"GroupId": ""}), EMPTY),
        row("long id", json!({"GroupId": "x".repeat(65)}), LONG_ID),
        row("odd id", json!({"GroupId": "a b"}), ODD_ID),
        row(
            "taken id",
            json!({"GroupId": "g"}),
            "InvalidParameterValue.GroupIdAlreadyExist",
        ),
        row("no name", json!({"GroupName": null}), EMPTY),
        row("empty name", json!({"GroupName": ""}), EMPTY),
        row(
            "long name",
            json!({"GroupName": "群".repeat(61)}),
            "InvalidParameterValue.GroupNameTooLong",
        ),
        row(
            "taken name",
            json!({"GroupName": "name of g"}),
            "InvalidParameterValue.GroupNameAlreadyExist",
        ),
        row(
            "six fields",
            fields(&["a", "b", "c", "d", "e", "f"]),
            "InvalidParameterValue.GroupExDescriptionsExceed",
        ),
        row(
            "one name twice",
            fields(&["a", "b", "a"]),
            "InvalidParameterValue.GroupExDescriptionsNameIdentical",
        ),
        row(
            "long field",
            fields(&[&"x".repeat(31)]),
            "InvalidParameterValue.GroupExDescriptionsNameTooLong",
        ),
        row("empty field", fields(&["a", ""]), EMPTY),
        row(
            "long tag",
            json!({"Tag": "t".repeat(41)}),
            "InvalidParameterValue.GroupTagTooLong",
        ),
        row(
            "other model",
            json!({"FaceModelVersion": "1.0"}),
            "InvalidParameterValue.FaceModelVersionIllegal",
        ),
        row(
            "model as number",
            json!({"FaceModelVersion": 3.0}),
            "InvalidParameter",
        ),
        row("odd parameter", json!({"Odd": 1}), "UnknownParameter"),
    ]);
}

/// A change of the group h, and the code that refuses it.
fn change(what: &'static str, changes: Value, code: &'static str) -> Row {
    let parameters = with(&json!({"GroupId": "h"}), changes);
    (what, "ModifyGroup", parameters, code)
}

#[test]
fn changes_are_refused() {
    let wire = Wire::with_groups(&["g"]);
    wire.group("h", fields(&["a", "b"]));
    wire.refuses([
        change("no id", json!({"GroupId": null}), EMPTY),
        change("long id", json!({"GroupId": "x".repeat(65)}), LONG_ID),
        change("odd id", json!({"GroupId": "é"}), ODD_ID),
        change("absent", json!({"GroupId": "x"}), NO_GROUP),
        change("empty name", json!({"GroupName": ""}), EMPTY),
        change(
            "long name",
            json!({"GroupName": "n".repeat(61)}),
            "InvalidParameterValue.GroupNameTooLong",
        ),
        change(
            "taken name",
            json!({"GroupName": "name of g"}),
            "InvalidParameterValue.GroupNameAlreadyExist",
        ),
        change(
            "long tag",
            json!({"Tag": "t".repeat(41)}),
            "InvalidParameterValue.GroupTagTooLong",
        ),
    ]);
}

#[test]
fn changes_of_fields_are_refused() {
    let wire = Wire::with_groups(&["g"]);
    wire.group("h", fields(&["a", "b"]));
    wire.refuses([
        change(
            "field beyond",
            json!({"GroupExDescriptionInfos": renamed(&[(2, "c")])}),
            "InvalidParameterValue.GroupExDescriptionsExceed",
        ),
        change(
            "field far beyond",
            json!({"GroupExDescriptionInfos": renamed(&[(u64::MAX, "c")])}),
            "InvalidParameterValue.GroupExDescriptionsExceed",
        ),
        change(
            "long field",
            json!({"GroupExDescriptionInfos": renamed(&[(0, &"x".repeat(31))])}),
            "InvalidParameterValue.GroupExDescriptionsNameTooLong",
        ),
        change(
            "six fields",
            json!({"GroupExDescriptionInfos": renamed(&[(0, "a"), (1, "b"), (2, "c"), (3, "d"), (4, "e"), (5, "f")])}),
            "InvalidParameterValue.GroupExDescriptionsExceed",
        ),
        change(
            "one name twice",
            json!({"GroupExDescriptionInfos": renamed(&[(0, "c"), (1, "c")])}),
            "InvalidParameterValue.GroupExDescriptionsNameIdentical",
        ),
        change(
            "the name of another field",
            json!({"GroupExDescriptionInfos": renamed(&[(0, "b")])}),
            "FailedOperation.DuplicatedGroupDescription",
        ),
        change(
            "a good change and a bad one",
            json!({"GroupName": "New", "Tag": "new", "GroupExDescriptionInfos": renamed(&[(9, "c")])}),
            "InvalidParameterValue.GroupExDescriptionsExceed",
        ),
        change(
            "no index",
            json!({"GroupExDescriptionInfos": [{"GroupExDescription": "c"}]}),
            EMPTY,
        ),
    ]);
}

#[test]
fn a_group_that_is_not_there_is_refused() {
    let wire = Wire::with_groups(&["g"]);
    for action in [
        "GetGroupInfo",
        "DeleteGroup",
        "GetPersonList",
        "GetPersonListNum",
    ] {
        wire.refuses([
            ("absent", action, json!({"GroupId": "x"}), NO_GROUP),
            ("other case", action, json!({"GroupId": "G"}), NO_GROUP),
            ("no id", action, json!({}), EMPTY),
            ("empty id", action, json!({"GroupId": ""}), EMPTY),
            (
                "long id",
                action,
                json!({"GroupId": "x".repeat(65)}),
                LONG_ID,
            ),
            ("odd id", action, json!({"GroupId": "a/b"}), ODD_ID),
            (
                "a number",
                action,
                json!({"GroupId": 1}),
                "InvalidParameter",
            ),
            (
                "odd parameter",
                action,
                json!({"GroupId": "g", "Odd": 1}),
                "UnknownParameter",
            ),
        ]);
    }
}

#[test]
fn a_change_changes_what_it_names_and_no_more() {
    let wire = Wire::new();
    wire.group("g", with(&fields(&["a", "b"]), json!({"Tag": "t"})));
    let told = || {
        let list = wire.ok("GetGroupList", json!({}));
        let info = &list["GroupInfos"][0];
        json!([
            info["GroupName"],
            info["GroupExDescriptions"],
            info["Tag"],
            info["UpdateTimestamp"]
        ])
    };
    wire.pass(Duration::from_secs(10));
    wire.ok("ModifyGroup", json!({"GroupId": "g", "GroupName": "New"}));
    assert_eq!(
        told(),
        json!(["New", ["a", "b"], "t", 1_700_000_010_000_u64])
    );
    wire.ok(
        "ModifyGroup",
        json!({"GroupId": "g", "GroupExDescriptionInfos": renamed(&[(1, "B")])}),
    );
    assert_eq!(
        told(),
        json!(["New", ["a", "B"], "t", 1_700_000_010_000_u64])
    );
    wire.pass(Duration::from_secs(10));
    wire.ok("ModifyGroup", json!({"GroupId": "g", "Tag": ""}));
    assert_eq!(
        told(),
        json!(["New", ["a", "B"], "", 1_700_000_020_000_u64])
    );
    // Two fields can swap their names, and a group can keep its own.
    wire.ok("ModifyGroup", json!({"GroupId": "g", "GroupName": "New", "GroupExDescriptionInfos": renamed(&[(0, "B"), (1, "a")])}));
    assert_eq!(
        told(),
        json!(["New", ["B", "a"], "", 1_700_000_020_000_u64])
    );
    // Of two names for one field the later one stays.
    wire.ok(
        "ModifyGroup",
        json!({"GroupId": "g", "GroupExDescriptionInfos": renamed(&[(0, "c"), (0, "d")])}),
    );
    assert_eq!(told()[1], json!(["d", "a"]));
}

#[test]
fn persons_of_other_groups_outlive_a_group() {
    let wire = Wire::with_groups(&["g", "h"]);
    wire.person("g", "both", 100);
    wire.person("g", "one", 101);
    wire.ok("CopyPerson", json!({"PersonId": "both", "GroupIds": ["h"]}));
    wire.ok("DeleteGroup", json!({"GroupId": "g"}));
    let state = wire.state();
    assert_eq!(state["Persons"].as_array().map(Vec::len), Some(1));
    assert_eq!(state["Persons"][0]["PersonId"], "both");
    assert_eq!(
        state["Persons"][0]["Groups"],
        json!([{"GroupId": "h", "PersonExDescriptions": []}])
    );
    wire.refuses([
        (
            "gone",
            "GetPersonBaseInfo",
            json!({"PersonId": "one"}),
            "InvalidParameterValue.PersonIdNotExist",
        ),
        ("gone", "GetGroupInfo", json!({"GroupId": "g"}), NO_GROUP),
    ]);
    wire.group("g", json!({}));
    let nobody = json!({"PersonNum": 0, "FaceNum": 0});
    assert_eq!(wire.ok("GetPersonListNum", json!({"GroupId": "g"})), nobody);
}
