//! The table of edge cases. Each row is one request with its literal outcome in five columns: checked by the client
//! alone, sent to the emulator without the client, and sent by the client at each level of checks, over POST and,
//! where the request is short enough, GET. See `iai_tests::columns` for how a row is read.

mod fields_of_groups;
mod images;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use iai_client::actions::{CreateGroupRequest, CreatePersonRequest};
use iai_tests::columns::{Row, Table, answered, fits, refused, unspeakable, warned};
use iai_tests::harness::EmulatorHarness;
use iai_tests::pictures;
use serde_json::{Value, json};

const EMPTY: &str = "MissingParameter.ErrorParameterEmpty";

fn persons(rows: &[Row]) {
    let image = STANDARD.encode(pictures::png(100, 100));
    let table = Table {
        action: "CreatePerson",
        base: json!({"GroupId": "g", "PersonName": "evanliao", "PersonId": "1001", "Image": image}),
        harness: EmulatorHarness::with_group,
    };
    table.check::<CreatePersonRequest>(rows);
}

fn groups(rows: &[Row]) {
    let table = Table {
        action: "CreateGroup",
        base: json!({"GroupId": "g", "GroupName": "Group"}),
        harness: EmulatorHarness::new,
    };
    table.check::<CreateGroupRequest>(rows);
}

/// A change of one parameter.
fn set(name: &str, value: impl Into<Value>) -> Value {
    json!({ name: value.into() })
}

/// Descriptions with these indexes and values.
fn descriptions(entries: &[(u64, &str)]) -> Value {
    let entry = |(index, value): &(u64, &str)| json!({"PersonExDescriptionIndex": index, "PersonExDescription": value});
    json!({"PersonExDescriptionInfos": entries.iter().map(entry).collect::<Vec<_>>()})
}

#[test]
fn an_unusual_name_is_a_warning() {
    let (person, group) = (
        ("PersonName", "InvalidParameterValue.PersonNameIllegal"),
        ("GroupName", "InvalidParameterValue.GroupNameIllegal"),
    );
    for ((name, code), check) in [(person, persons as fn(&[Row])), (group, groups)] {
        check(&[
            fits("letters, digits, - and _", set(name, "Evan-Liao_9")),
            fits("Chinese text", set(name, "廖晨雨")),
            fits("Chinese characters of 4 bytes", set(name, "𠮷田")),
            warned(
                "ampersand and spaces",
                set(name, "Cloud & Smart Industries Group"),
                name,
                code,
            ),
            warned("Japanese text", set(name, "かな"), name, code),
            warned("an accent", set(name, "José"), name, code),
            warned("an emoji", set(name, "😀"), name, code),
            warned("a line break", set(name, "a\nb"), name, code),
            warned("a NUL", set(name, "a\0b"), name, code),
            warned("quotes and backslash", set(name, "\"a\\b'"), name, code),
            warned(
                "what a query is made of",
                set(name, "a=b&c=%41+d"),
                name,
                code,
            ),
        ]);
    }
}

#[test]
fn description_values_have_no_alphabet() {
    let value = |value: &str| descriptions(&[(0, value)]);
    persons(&[
        fits(
            "ampersand and spaces",
            value("Cloud & Smart Industries Group"),
        ),
        fits("a number", value("3150808")),
        fits("Chinese text", value("计算机学院")),
        fits("an emoji", value("😀")),
        fits("a line break", value("a\r\nb")),
        fits("nothing", value("")),
        fits("what a query is made of", value("&PersonId=2&x=%20+#?")),
    ]);
}

#[test]
fn ids_count_bytes_and_names_count_characters() {
    let place = "PersonExDescriptionInfos.0.PersonExDescription";
    persons(&[
        fits("a name of 60 x 4 bytes", set("PersonName", "𠮷".repeat(60))),
        refused(
            "a name of 61 x 4 bytes",
            set("PersonName", "𠮷".repeat(61)),
            "PersonName",
            "InvalidParameterValue.PersonNameTooLong",
        ),
        refused(
            "a name of 61 emoji",
            set("PersonName", "😀".repeat(61)),
            "PersonName",
            "InvalidParameterValue.PersonNameTooLong",
        )
        .and(
            "warning PersonName",
            "InvalidParameterValue.PersonNameIllegal",
        ),
        fits(
            "a value of 60 x 4 bytes",
            descriptions(&[(0, &"😀".repeat(60))]),
        ),
        refused(
            "a value of 61 letters",
            descriptions(&[(0, &"a".repeat(61))]),
            place,
            "InvalidParameterValue.PersonExDescriptionsNameTooLong",
        ),
        fits("a PersonId of 64 bytes", set("PersonId", "a".repeat(64))),
        refused(
            "a PersonId of 65 bytes",
            set("PersonId", "a".repeat(65)),
            "PersonId",
            "InvalidParameterValue.PersonIdTooLong",
        ),
        refused(
            "a PersonId of 22 characters and 66 bytes",
            set("PersonId", "人".repeat(22)),
            "PersonId",
            "InvalidParameterValue.PersonIdTooLong",
        )
        .and("PersonId", "InvalidParameterValue.PersonIdIllegal"),
        answered(
            "a GroupId of 64 bytes that no group has",
            set("GroupId", "a".repeat(64)),
            "InvalidParameterValue.GroupIdNotExist",
        ),
        refused(
            "a GroupId of 65 bytes",
            set("GroupId", "a".repeat(65)),
            "GroupId",
            "InvalidParameterValue.GroupIdTooLong",
        ),
    ]);
}

#[test]
fn ids_and_names_of_groups_count_likewise() {
    groups(&[
        fits("a name of 60 x 4 bytes", set("GroupName", "𠮷".repeat(60))),
        refused(
            "a name of 61 x 4 bytes",
            set("GroupName", "𠮷".repeat(61)),
            "GroupName",
            "InvalidParameterValue.GroupNameTooLong",
        ),
        fits("an id of 64 bytes", set("GroupId", "a".repeat(64))),
        refused(
            "an id of 65 bytes",
            set("GroupId", "a".repeat(65)),
            "GroupId",
            "InvalidParameterValue.GroupIdTooLong",
        ),
    ]);
}

#[test]
fn ids_have_an_alphabet() {
    let (group, person) = (
        "InvalidParameterValue.GroupIdIllegal",
        "InvalidParameterValue.PersonIdIllegal",
    );
    let illegal = [
        ("Chinese", "人"),
        ("a space", "a b"),
        ("a dot", "a.b"),
        ("a NUL", "\0"),
        ("plus", "a+b"),
    ];
    for (name, id) in illegal {
        persons(&[
            refused(name, set("PersonId", id), "PersonId", person),
            refused(name, set("GroupId", id), "GroupId", group),
        ]);
        groups(&[refused(name, set("GroupId", id), "GroupId", group)]);
    }
    persons(&[
        fits("all symbols", set("PersonId", "-%@#&_")),
        fits("what looks encoded", set("PersonId", "%41%2")),
        fits("what looks like a number", set("PersonId", "0012")),
        answered(
            "all symbols",
            set("GroupId", "-%@#&_"),
            "InvalidParameterValue.GroupIdNotExist",
        ),
    ]);
    groups(&[fits("all symbols", set("GroupId", "-%@#&_"))]);
}

#[test]
fn required_parameters_are_there_and_not_empty() {
    for name in ["GroupId", "PersonName", "PersonId"] {
        persons(&[
            refused(name, set(name, ""), name, EMPTY),
            refused(name, set(name, Value::Null), name, EMPTY),
        ]);
    }
    for name in ["GroupId", "GroupName"] {
        groups(&[
            refused(name, set(name, ""), name, EMPTY),
            refused(name, set(name, Value::Null), name, EMPTY),
        ]);
    }
    let nothing = json!({"GroupId": null, "PersonName": null, "PersonId": null, "Image": null});
    persons(&[refused("nothing at all", nothing, "GroupId", EMPTY)
        .and("PersonName", EMPTY)
        .and("PersonId", EMPTY)
        .and("Url|Image", EMPTY)]);
}

#[test]
fn a_sixth_description_is_refused() {
    let entries = [(0, "a"), (1, "b"), (2, "c"), (3, "d"), (4, "e"), (5, "f")];
    let (list, exceed, identical) = (
        "PersonExDescriptionInfos",
        "InvalidParameterValue.PersonExDescriptionInfosExceed",
        "InvalidParameterValue.PersonExDescriptionsNameIdentical",
    );
    let half = |entry: Value| json!({ list: [entry] });
    persons(&[
        fits("none", descriptions(&[])),
        fits("five", descriptions(&entries[..5])),
        refused("six", descriptions(&entries), list, exceed),
        refused("six alike", descriptions(&[(0, "a"); 6]), list, exceed).and(list, identical),
        refused(
            "an index twice",
            descriptions(&[(3, "a"), (3, "b")]),
            list,
            identical,
        ),
        answered(
            "an index that the group lacks",
            descriptions(&[(5, "a")]),
            exceed,
        ),
        refused(
            "no index",
            half(json!({"PersonExDescription": "a"})),
            "PersonExDescriptionInfos.0.PersonExDescriptionIndex",
            EMPTY,
        ),
        refused(
            "no value",
            half(json!({"PersonExDescriptionIndex": 0})),
            "PersonExDescriptionInfos.0.PersonExDescription",
            EMPTY,
        ),
    ]);
}

#[test]
fn every_number_has_a_first_and_a_last_value() {
    let table = [
        ("Gender", 2, "InvalidParameterValue.PersonGenderIllegal"),
        (
            "UniquePersonControl",
            4,
            "InvalidParameterValue.UniquePersonControlIllegal",
        ),
        (
            "QualityControl",
            4,
            "InvalidParameterValue.QualityControlIllegal",
        ),
    ];
    for (name, last, code) in table {
        persons(&[
            fits(name, set(name, 0)),
            fits(name, set(name, last)),
            refused(name, set(name, last + 1), name, code),
            refused(name, set(name, i64::MAX), name, code),
            unspeakable(name, set(name, 0.5), "InvalidParameter"),
        ]);
        // Gender alone is signed.
        persons(&[match name {
            "Gender" => refused(name, set(name, -1), name, code),
            _ => unspeakable(name, set(name, -1), "InvalidParameter"),
        }]);
    }
    let (switch, other) = ("NeedRotateDetection", "InvalidParameter.InvalidParameter");
    persons(&[
        fits(switch, set(switch, 0)),
        fits(switch, set(switch, 1)),
        unspeakable(switch, set(switch, 2), other),
        unspeakable(switch, set(switch, i64::MAX), other),
        unspeakable(switch, set(switch, -1), "InvalidParameter"),
    ]);
    persons(&[
        unspeakable(
            "Gender",
            set("Gender", i64::MAX as u64 + 1),
            "InvalidParameter",
        ),
        refused(
            "QualityControl",
            set("QualityControl", u64::MAX),
            "QualityControl",
            "InvalidParameterValue.QualityControlIllegal",
        ),
    ]);
}
