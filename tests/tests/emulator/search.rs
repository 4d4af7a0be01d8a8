//! Searches for the persons of groups.

use super::wire::{Row, Wire, base64, image, keys, with};
use iai_tests::pictures::{self, ASTRONAUT};
use serde_json::{Value, json};

const EMPTY: &str = "MissingParameter.ErrorParameterEmpty";
const NO_GROUP: &str = "InvalidParameterValue.GroupIdNotExist";
const LIMIT: &str = "InvalidParameterValue.LimitExceed";
const THRESHOLD: &str = "InvalidParameterValue.FaceMatchThresholdIllegal";

/// Action, the parameter for the number of persons, its most, the code beyond it, the most groups, the code for a
/// group that is not there.
type Search = (
    &'static str,
    &'static str,
    u64,
    &'static str,
    usize,
    &'static str,
);

const SEARCHES: [Search; 4] = [
    ("SearchFaces", "MaxPersonNum", 100, LIMIT, 100, NO_GROUP),
    (
        "SearchFacesReturnsByGroup",
        "MaxPersonNumPerGroup",
        10,
        LIMIT,
        60,
        NO_GROUP,
    ),
    (
        "SearchPersons",
        "MaxPersonNum",
        100,
        "InvalidParameterValue.SearchPersonsExceed",
        100,
        NO_GROUP,
    ),
    (
        "SearchPersonsReturnsByGroup",
        "MaxPersonNumPerGroup",
        10,
        LIMIT,
        60,
        "InvalidParameterValue.GroupIdNotExists",
    ),
];

/// Two look the same in `g`, a third one in `h`; a stranger in `g`; one more in a group of the old model.
fn wire() -> Wire {
    let wire = Wire::with_groups(&["g", "h", "empty"]);
    wire.group("old", json!({"FaceModelVersion": "2.0"}));
    for (group, id, width) in [
        ("g", "b", 100),
        ("g", "a", 100),
        ("h", "c", 100),
        ("g", "stranger", 300),
        ("old", "d", 100),
    ] {
        wire.person(group, id, width);
    }
    wire.ok("CopyPerson", json!({"PersonId": "a", "GroupIds": ["h"]}));
    wire
}

fn search(groups: Value) -> Value {
    json!({"GroupIds": groups, "Image": image(100), "FaceMatchThreshold": 60})
}

#[test]
fn searches_of_other_groups_are_refused() {
    let wire = wire();
    for (action, _, _, _, groups, absent) in SEARCHES {
        let row = |what, changes, code| -> Row {
            (what, action, with(&search(json!(["g"])), changes), code)
        };
        let many: Vec<String> = (0..=groups).map(|number| format!("g{number}")).collect();
        wire.refuses([
            row("no groups", json!({"GroupIds": null}), EMPTY),
            row("an empty list", json!({"GroupIds": []}), EMPTY),
            row(
                "too many groups",
                json!({"GroupIds": many}),
                "InvalidParameterValue.GroupIdsExceed",
            ),
            row("as many as may be", json!({"GroupIds": many[1..]}), absent),
            row("one absent", json!({"GroupIds": ["g", "x"]}), absent),
            row(
                "an odd id",
                json!({"GroupIds": ["a b"]}),
                "InvalidParameterValue.GroupIdIllegal",
            ),
            row(
                "a long id",
                json!({"GroupIds": ["x".repeat(65)]}),
                "InvalidParameterValue.GroupIdTooLong",
            ),
            row(
                "nobody there",
                json!({"GroupIds": ["empty"]}),
                "InvalidParameterValue.NoFaceInGroups",
            ),
            row(
                "two models",
                json!({"GroupIds": ["g", "old"]}),
                "FailedOperation.AcrossVersionsError",
            ),
        ]);
    }
}

#[test]
fn searches_with_other_settings_are_refused() {
    let wire = wire();
    let small = base64(&pictures::png(67, 64));
    for (action, persons, most, too_many, ..) in SEARCHES {
        let row = |what, changes, code| -> Row {
            (what, action, with(&search(json!(["g"])), changes), code)
        };
        wire.refuses([
            row("too many persons", json!({persons: most + 1}), too_many),
            row(
                "too many faces",
                json!({"MaxFaceNum": 11}),
                "FailedOperation.SearchFacesExceed",
            ),
            row(
                "a small face",
                json!({"Image": small}),
                "FailedOperation.FaceSizeTooSmall",
            ),
            row(
                "a face below the least size",
                json!({"MinFaceSize": 51}),
                "FailedOperation.FaceSizeTooSmall",
            ),
            row(
                "quality",
                json!({"QualityControl": 5}),
                "InvalidParameterValue.QualityControlIllegal",
            ),
            row(
                "rotation",
                json!({"NeedRotateDetection": 5}),
                "InvalidParameter.InvalidParameter",
            ),
            row(
                "a threshold as text",
                json!({"FaceMatchThreshold": "60"}),
                "InvalidParameter",
            ),
            row("odd parameter", json!({"Odd": 1}), "UnknownParameter"),
        ]);
        for (name, value) in [
            (persons, json!(most)),
            ("MaxFaceNum", json!(10)),
            ("MinFaceSize", json!(50)),
        ] {
            assert_eq!(
                wire.code(action, &with(&search(json!(["g"])), json!({name: value}))),
                "ok",
                "{action} {name}"
            );
        }
    }
}

#[test]
fn thresholds_are_refused_where_the_text_sets_bounds() {
    let wire = wire();
    for action in ["SearchFacesReturnsByGroup", "SearchPersons"] {
        for (threshold, expected) in [
            (-0.1, THRESHOLD),
            (0.0, "ok"),
            (99.9, "ok"),
            (100.0, THRESHOLD),
        ] {
            let changes = json!({"FaceMatchThreshold": threshold});
            assert_eq!(
                wire.code(action, &with(&search(json!(["g"])), changes)),
                expected,
                "{action} {threshold}"
            );
        }
    }
}

#[test]
fn fused_faces_need_the_new_model() {
    let wire = wire();
    for (action, ..) in SEARCHES {
        let expected = if action.contains("Persons") {
            "InvalidParameterValue.UnsupportedGroupFaceModelVersion"
        } else {
            "ok"
        };
        assert_eq!(
            wire.code(action, &search(json!(["old"]))),
            expected,
            "{action}"
        );
    }
    let told = wire.ok("SearchFaces", search(json!(["old"])));
    assert_eq!(
        [&told["FaceModelVersion"], &told["FaceNum"]],
        [&json!("2.0"), &json!(1)]
    );
}

fn ids(candidates: &Value) -> Vec<&str> {
    let candidates = candidates.as_array().unwrap().iter();
    candidates
        .map(|each| each["PersonId"].as_str().unwrap())
        .collect()
}

#[test]
fn one_ranking_for_all_groups() {
    let wire = wire();
    for (action, total) in [("SearchFaces", "FaceNum"), ("SearchPersons", "PersonNum")] {
        let told = wire.ok(action, search(json!(["g", "h", "empty"])));
        assert_eq!(keys(&told), {
            let mut names = ["FaceModelVersion", "Results", total];
            names.sort_unstable();
            names
        });
        assert_eq!(told[total], 4, "{action}");
        let result = &told["Results"][0];
        assert_eq!(result["RetCode"], 0);
        assert_eq!(
            result["FaceRect"],
            json!({"X": 25, "Y": 20, "Width": 50, "Height": 60})
        );
        assert_eq!(ids(&result["Candidates"]), ["a", "b", "c"], "{action}");
        let two = wire.ok(
            action,
            with(&search(json!(["h", "g"])), json!({"MaxPersonNum": 2})),
        );
        assert_eq!(
            ids(&two["Results"][0]["Candidates"]),
            ["a", "b"],
            "{action}"
        );
        let all = wire.ok(
            action,
            with(&search(json!(["g"])), json!({"FaceMatchThreshold": 0})),
        );
        assert_eq!(
            ids(&all["Results"][0]["Candidates"])[..2],
            ["a", "b"],
            "{action}"
        );
        let none = wire.ok(
            action,
            with(&search(json!(["g"])), json!({"MaxFaceNum": 0})),
        );
        assert_eq!(none["Results"], json!([]), "{action}");
        let nobody = wire.ok(
            action,
            with(&search(json!(["g"])), json!({"MaxPersonNum": 0})),
        );
        let result = &nobody["Results"][0];
        let result = [&result["Candidates"], &result["RetCode"]];
        assert_eq!(result, [&json!([]), &json!(0)], "{action}");
    }
}

#[test]
fn one_ranking_for_each_group() {
    let wire = wire();
    for (action, total) in [
        ("SearchFacesReturnsByGroup", "FaceNum"),
        ("SearchPersonsReturnsByGroup", "PersonNum"),
    ] {
        let told = wire.ok(action, search(json!(["h", "empty", "g"])));
        assert_eq!(told[total], 4, "{action}");
        let groups = told["ResultsReturnsByGroup"][0]["GroupCandidates"]
            .as_array()
            .unwrap();
        let found: Vec<_> = groups
            .iter()
            .map(|group| {
                (
                    group["GroupId"].as_str().unwrap(),
                    ids(&group["Candidates"]),
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                ("h", vec!["a", "c"]),
                ("empty", vec![]),
                ("g", vec!["a", "b"])
            ],
            "{action}"
        );
        let one = wire.ok(
            action,
            with(&search(json!(["g"])), json!({"MaxPersonNumPerGroup": 1})),
        );
        assert_eq!(
            ids(&one["ResultsReturnsByGroup"][0]["GroupCandidates"][0]["Candidates"]),
            ["a"],
            "{action}"
        );
    }
}

#[test]
fn who_it_is_is_told_on_demand() {
    let wire = Wire::new();
    wire.group("g", json!({"GroupExDescriptions": ["a", "b"]}));
    wire.group("h", json!({}));
    let described = json!([{"PersonExDescriptionIndex": 0, "PersonExDescription": "v"}]);
    let person = json!({"GroupId": "g", "PersonId": "p", "PersonName": "n", "Gender": 1, "Image": image(100),
        "PersonExDescriptionInfos": described});
    wire.ok("CreatePerson", person);
    wire.ok("CopyPerson", json!({"PersonId": "p", "GroupIds": ["h"]}));
    let who = json!({"PersonName": "n", "Gender": 1, "PersonGroupInfos": [
        {"GroupId": "g", "PersonExDescriptions": ["v", ""]}, {"GroupId": "h", "PersonExDescriptions": []}]});
    for action in ["SearchFaces", "SearchPersons"] {
        for (need, expected) in [(0, json!({})), (1, who.clone()), (7, json!({}))] {
            let demand = with(&search(json!(["h"])), json!({"NeedPersonInfo": need}));
            let mut told = wire.ok(action, demand)["Results"][0]["Candidates"][0].clone();
            let told = told.as_object_mut().unwrap();
            assert!(told.remove("FaceId").is_some());
            let expected = with(&expected, json!({"PersonId": "p", "Score": 100.0}));
            assert_eq!(json!(told), expected, "{action} {need}");
        }
    }
}

/// The photo without 20 px on each side scores 51.38 with the whole. A score that is just the threshold is enough for
/// two of the actions and too low for the others.
#[test]
fn thresholds_cut_off() {
    let wire = Wire::with_groups(&["g"]);
    let person =
        json!({"GroupId": "g", "PersonId": "p", "PersonName": "n", "Image": base64(ASTRONAUT)});
    wire.ok("CreatePerson", person);
    let (whole, cropped) = (base64(ASTRONAUT), base64(&pictures::cropped(20)));
    for (action, ..) in SEARCHES {
        let list = match action.ends_with("ByGroup") {
            true => "/ResultsReturnsByGroup/0/GroupCandidates/0/Candidates",
            false => "/Results/0/Candidates",
        };
        let found = |picture: &str, threshold: f64| {
            let search =
                json!({"GroupIds": ["g"], "Image": picture, "FaceMatchThreshold": threshold});
            let told = wire.ok(action, search);
            told.pointer(list).unwrap().as_array().unwrap().len()
        };
        let found = [
            found(&cropped, 51.2),
            found(&cropped, 51.5),
            found(&whole, 99.99),
        ];
        assert_eq!(found, [1, 0, 1], "{action}");
    }
    for action in ["SearchFaces", "SearchPersonsReturnsByGroup"] {
        let told = wire.ok(
            action,
            json!({"GroupIds": ["g"], "Image": whole, "FaceMatchThreshold": 100}),
        );
        assert!(!told.to_string().contains("Score"), "{told}");
    }
}
