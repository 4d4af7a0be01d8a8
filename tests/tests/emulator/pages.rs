//! Lists in pages: 10 rows unless told otherwise, an Offset up to the end, a Limit up to the documented one.

use super::wire::{Wire, image, with};
use serde_json::{Value, json};
use std::time::Duration;

/// Action, its own parameters, the list and its total, the largest Limit.
type List = (&'static str, Value, &'static str, &'static str, u64);

fn lists() -> [List; 4] {
    [
        ("GetGroupList", json!({}), "GroupInfos", "GroupNum", 1000),
        (
            "GetPersonList",
            json!({"GroupId": "g0"}),
            "PersonInfos",
            "PersonNum",
            1000,
        ),
        (
            "GetPersonGroupInfo",
            json!({"PersonId": "p0"}),
            "PersonGroupInfos",
            "GroupNum",
            100,
        ),
        (
            "GetUpgradeGroupFaceModelVersionJobList",
            json!({}),
            "JobInfos",
            "JobNum",
            1000,
        ),
    ]
}

/// Twelve of everything.
fn wire() -> Wire {
    let wire = Wire::new();
    for number in 0..12 {
        wire.group(&format!("g{number}"), json!({"FaceModelVersion": "2.0"}));
        wire.pass(Duration::from_secs(1));
    }
    for number in 0..12 {
        let person = json!({"GroupId": "g0", "PersonId": format!("p{number}"), "PersonName": "n", "Image": image(64)});
        wire.ok("CreatePerson", person);
    }
    let others: Vec<String> = (1..12).map(|number| format!("g{number}")).collect();
    wire.ok("CopyPerson", json!({"PersonId": "p0", "GroupIds": others}));
    for number in 0..12 {
        let job = json!({"GroupId": format!("g{number}"), "FaceModelVersion": "3.0"});
        wire.ok("UpgradeGroupFaceModelVersion", job);
    }
    wire
}

/// Ids of rows, whatever they are rows of.
fn names(rows: &Value) -> Vec<&str> {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| {
        row.get("PersonId")
            .unwrap_or(&row["GroupId"])
            .as_str()
            .unwrap()
    })
    .collect()
}

#[test]
fn pages_are_cut_in_the_order_of_creation() {
    let wire = wire();
    for (action, own, list, total, _) in lists() {
        let letter = if action == "GetPersonList" { "p" } else { "g" };
        for (page, expected) in [
            (json!({}), 0..10),
            (json!({"Limit": 100}), 0..12),
            (json!({"Offset": 10}), 10..12),
            (json!({"Offset": 2, "Limit": 3}), 2..5),
            (json!({"Offset": 11, "Limit": 1}), 11..12),
            (json!({"Offset": 12}), 0..0),
            (json!({"Limit": 0}), 0..0),
        ] {
            let told = wire.ok(action, with(&own, page.clone()));
            assert_eq!(told[total], 12, "{action} {page}");
            let expected: Vec<String> =
                expected.map(|number| format!("{letter}{number}")).collect();
            assert_eq!(names(&told[list]), expected, "{action} {page}");
        }
    }
}

#[test]
fn pages_are_refused() {
    let wire = wire();
    for (action, own, _, _, most) in lists() {
        let row = |what, page, code| (what, action, with(&own, page), code);
        wire.refuses([
            row(
                "beyond the end",
                json!({"Offset": 13}),
                "InvalidParameterValue.OffsetExceed",
            ),
            row(
                "far beyond",
                json!({"Offset": u64::MAX}),
                "InvalidParameterValue.OffsetExceed",
            ),
            row(
                "too many",
                json!({"Limit": most + 1}),
                "InvalidParameterValue.LimitExceed",
            ),
            row("negative offset", json!({"Offset": -1}), "InvalidParameter"),
            row("negative limit", json!({"Limit": -1}), "InvalidParameter"),
            row("a fraction", json!({"Limit": 1.5}), "InvalidParameter"),
            row("text", json!({"Offset": "1"}), "InvalidParameter"),
            row("odd parameter", json!({"Page": 1}), "UnknownParameter"),
        ]);
        wire.ok(action, with(&own, json!({"Limit": most})));
    }
}
