//! One story in which each of the 35 actions succeeds.

use super::wire::{NOW, Wire, image, keys};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

const ACTIONS: [&str; 35] = [
    "AnalyzeDenseLandmarks",
    "AnalyzeFace",
    "CompareFace",
    "CompareMaskFace",
    "CopyPerson",
    "CreateFace",
    "CreateGroup",
    "CreatePerson",
    "DeleteFace",
    "DeleteGroup",
    "DeletePerson",
    "DeletePersonFromGroup",
    "DetectFace",
    "DetectFaceAttributes",
    "DetectFaceSimilarity",
    "DetectLiveFaceAccurate",
    "GetGroupInfo",
    "GetGroupList",
    "GetPersonBaseInfo",
    "GetPersonGroupInfo",
    "GetPersonList",
    "GetPersonListNum",
    "GetUpgradeGroupFaceModelVersionJobList",
    "GetUpgradeGroupFaceModelVersionResult",
    "ModifyGroup",
    "ModifyPersonBaseInfo",
    "ModifyPersonGroupInfo",
    "RevertGroupFaceModelVersion",
    "SearchFaces",
    "SearchFacesReturnsByGroup",
    "SearchPersons",
    "SearchPersonsReturnsByGroup",
    "UpgradeGroupFaceModelVersion",
    "VerifyFace",
    "VerifyPerson",
];

/// With the seed 7.
const FACE: &str = "7957148262346230558";
const SECOND_FACE: &str = "3411965231936816439";

#[track_caller]
fn step(wire: &Wire, action: &str, parameters: Value, expected: Value) {
    assert_eq!(wire.ok(action, parameters), expected, "{action}");
}

#[test]
fn every_action_succeeds_once_at_least() {
    let wire = Wire::new();
    groups(&wire);
    persons(&wire);
    faces(&wire);
    searches(&wire);
    pictures(&wire);
    upgrade(&wire);
    farewell(&wire);
    let called: BTreeSet<String> = wire
        .journal()
        .iter()
        .filter(|record| record["code"] == "ok")
        .map(|record| record["action"].as_str().unwrap().to_owned())
        .collect();
    let missing: Vec<_> = ACTIONS
        .iter()
        .filter(|name| !called.contains(**name))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(called.len(), 35);
}

fn groups(wire: &Wire) {
    let group = json!({"GroupId": "g", "GroupName": "Group", "GroupExDescriptions": ["Room", "Badge"], "Tag": "t"});
    step(
        wire,
        "CreateGroup",
        group,
        json!({"FaceModelVersion": "3.0"}),
    );
    let group = json!({"GroupId": "old", "GroupName": "Old", "FaceModelVersion": "2.0"});
    step(
        wire,
        "CreateGroup",
        group,
        json!({"FaceModelVersion": "2.0"}),
    );
    wire.pass(Duration::from_secs(1));
    let field = json!([{"GroupExDescriptionIndex": 1, "GroupExDescription": "Card"}]);
    let change = json!({"GroupId": "g", "GroupName": "Group 1", "GroupExDescriptionInfos": field});
    step(wire, "ModifyGroup", change, json!({}));
    let info = json!({"GroupName": "Group 1", "GroupId": "g", "GroupExDescriptions": ["Room", "Card"], "Tag": "t",
        "FaceModelVersion": "3.0", "CreationTimestamp": 1_700_000_000_000_u64});
    step(wire, "GetGroupInfo", json!({"GroupId": "g"}), info);
    let list = json!({"GroupNum": 2, "GroupInfos": [
        {"GroupName": "Group 1", "GroupId": "g", "GroupExDescriptions": ["Room", "Card"], "Tag": "t",
            "FaceModelVersion": "3.0", "CreationTimestamp": 1_700_000_000_000_u64,
            "UpdateTimestamp": 1_700_000_001_000_u64},
        {"GroupName": "Old", "GroupId": "old", "GroupExDescriptions": [], "Tag": "", "FaceModelVersion": "2.0",
            "CreationTimestamp": 1_700_000_000_000_u64, "UpdateTimestamp": 1_700_000_000_000_u64},
    ]});
    step(wire, "GetGroupList", json!({}), list);
}

fn persons(wire: &Wire) {
    let described = json!([{"PersonExDescriptionIndex": 0, "PersonExDescription": "12 & 13"}]);
    let person = json!({"GroupId": "g", "PersonId": "p", "PersonName": "Name", "Gender": 2,
        "PersonExDescriptionInfos": described, "Image": image(100)});
    let created = json!({"FaceId": FACE, "FaceRect": {"X": 25, "Y": 20, "Width": 50, "Height": 60},
        "SimilarPersonId": "", "FaceModelVersion": "3.0"});
    step(wire, "CreatePerson", person, created);
    wire.group("h", json!({"GroupExDescriptions": ["Floor"]}));
    let copied = json!({"SucGroupNum": 1, "SucGroupIds": ["h"]});
    step(
        wire,
        "CopyPerson",
        json!({"PersonId": "p", "GroupIds": ["h"]}),
        copied,
    );
    step(
        wire,
        "ModifyPersonBaseInfo",
        json!({"PersonId": "p", "PersonName": "New", "Gender": 1}),
        json!({}),
    );
    let described = json!([{"PersonExDescriptionIndex": 0, "PersonExDescription": "3"}]);
    let change = json!({"GroupId": "h", "PersonId": "p", "PersonExDescriptionInfos": described});
    step(wire, "ModifyPersonGroupInfo", change, json!({}));
    let base = json!({"PersonName": "New", "Gender": 1, "FaceIds": [FACE]});
    step(wire, "GetPersonBaseInfo", json!({"PersonId": "p"}), base);
    let infos = json!({"GroupNum": 2, "FaceModelVersion": "3.0", "PersonGroupInfos": [
        {"GroupId": "g", "PersonExDescriptions": ["12 & 13", ""]},
        {"GroupId": "h", "PersonExDescriptions": ["3"]},
    ]});
    step(wire, "GetPersonGroupInfo", json!({"PersonId": "p"}), infos);
    let list = json!({"PersonNum": 1, "FaceNum": 1, "FaceModelVersion": "3.0", "PersonInfos": [
        {"PersonName": "New", "PersonId": "p", "Gender": 1, "PersonExDescriptions": ["3"], "FaceIds": [FACE],
            "CreationTimestamp": 1_700_000_001_000_u64},
    ]});
    step(wire, "GetPersonList", json!({"GroupId": "h"}), list);
    step(
        wire,
        "GetPersonListNum",
        json!({"GroupId": "h"}),
        json!({"PersonNum": 1, "FaceNum": 1}),
    );
}

fn faces(wire: &Wire) {
    let added = json!({"SucFaceNum": 1, "SucFaceIds": [SECOND_FACE], "RetCode": [0], "SucIndexes": [0],
        "SucFaceRects": [{"X": 25, "Y": 20, "Width": 50, "Height": 60}], "FaceModelVersion": "3.0"});
    step(
        wire,
        "CreateFace",
        json!({"PersonId": "p", "Images": [image(100)]}),
        added,
    );
    let deleted = json!({"SucDeletedNum": 1, "SucFaceIds": [SECOND_FACE]});
    step(
        wire,
        "DeleteFace",
        json!({"PersonId": "p", "FaceIds": [SECOND_FACE]}),
        deleted,
    );
    let verified = json!({"Score": 100.0, "IsMatch": true, "FaceModelVersion": "3.0"});
    let picture = json!({"PersonId": "p", "Image": image(100)});
    step(wire, "VerifyFace", picture.clone(), verified.clone());
    step(wire, "VerifyPerson", picture, verified);
}

fn searches(wire: &Wire) {
    let rect = json!({"X": 25, "Y": 20, "Width": 50, "Height": 60});
    let found = |face: &str| json!([{"PersonId": "p", "FaceId": face, "Score": 100.0}]);
    let by_group = |face: &str| {
        let groups = json!([{"GroupId": "g", "Candidates": found(face)}]);
        json!([{"FaceRect": rect, "GroupCandidates": groups, "RetCode": 0}])
    };
    let together =
        |face: &str| json!([{"FaceRect": rect, "Candidates": found(face), "RetCode": 0}]);
    let search = json!({"GroupIds": ["g"], "Image": image(100)});
    let expected = json!({"Results": together(FACE), "FaceNum": 1, "FaceModelVersion": "3.0"});
    step(wire, "SearchFaces", search.clone(), expected);
    let expected =
        json!({"ResultsReturnsByGroup": by_group(FACE), "FaceNum": 1, "FaceModelVersion": "3.0"});
    step(wire, "SearchFacesReturnsByGroup", search.clone(), expected);
    let expected = json!({"Results": together(""), "PersonNum": 1, "FaceModelVersion": "3.0"});
    step(wire, "SearchPersons", search.clone(), expected);
    let expected =
        json!({"ResultsReturnsByGroup": by_group(""), "PersonNum": 1, "FaceModelVersion": "3.0"});
    step(wire, "SearchPersonsReturnsByGroup", search, expected);
}

/// The responses of these actions are tested in detail elsewhere.
fn pictures(wire: &Wire) {
    let two = json!({"ImageA": image(100), "ImageB": image(100)});
    let same = json!({"Score": 100.0, "FaceModelVersion": "3.0"});
    step(wire, "CompareFace", two.clone(), same.clone());
    step(wire, "CompareMaskFace", two.clone(), same);
    step(wire, "DetectFaceSimilarity", two, json!({"Score": 100.0}));
    let size = ["FaceModelVersion", "ImageHeight", "ImageWidth"];
    for (action, list) in [
        ("DetectFace", "FaceInfos"),
        ("DetectFaceAttributes", "FaceDetailInfos"),
        ("AnalyzeFace", "FaceShapeSet"),
        ("AnalyzeDenseLandmarks", "DenseFaceShapeSet"),
    ] {
        let response = wire.ok(action, json!({"Image": image(100)}));
        let mut expected = [&size[..], &[list]].concat();
        expected.sort_unstable();
        assert_eq!(keys(&response), expected, "{action}");
        assert_eq!(response[list].as_array().map(Vec::len), Some(1), "{action}");
    }
    let response = wire.ok("DetectLiveFaceAccurate", json!({"Image": image(100)}));
    assert_eq!(keys(&response), ["FaceModelVersion", "Score"]);
}

fn upgrade(wire: &Wire) {
    let started = wire.ok(
        "UpgradeGroupFaceModelVersion",
        json!({"GroupId": "old", "FaceModelVersion": "3.0"}),
    );
    let job = started["JobId"].as_str().unwrap();
    assert!(
        job.starts_with("1250000000_upgrade_group_1700000001_"),
        "{job}"
    );
    wire.pass(Duration::from_secs(5));
    let result = json!({"EndTimestamp": 0, "Progress": 100.0, "Status": 1, "StartTime": (NOW + 1) * 1000,
        "FromFaceModelVersion": "2.0", "ToFaceModelVersion": "3.0", "GroupId": "old", "FailedFacesUrl": ""});
    step(
        wire,
        "GetUpgradeGroupFaceModelVersionResult",
        json!({"JobId": job}),
        result,
    );
    let jobs = json!({"JobNum": 1, "JobInfos": [{"JobId": job, "GroupId": "old", "FromFaceModelVersion": "2.0",
        "ToFaceModelVersion": "3.0", "StartTime": (NOW + 1) * 1000, "Status": 1}]});
    step(
        wire,
        "GetUpgradeGroupFaceModelVersionJobList",
        json!({}),
        jobs,
    );
    step(
        wire,
        "RevertGroupFaceModelVersion",
        json!({"JobId": job}),
        json!({}),
    );
}

fn farewell(wire: &Wire) {
    step(
        wire,
        "DeletePersonFromGroup",
        json!({"PersonId": "p", "GroupId": "h"}),
        json!({}),
    );
    step(wire, "DeletePerson", json!({"PersonId": "p"}), json!({}));
    for id in ["g", "h", "old"] {
        step(wire, "DeleteGroup", json!({"GroupId": id}), json!({}));
    }
    let state = wire.state();
    assert_eq!(
        [&state["Groups"], &state["Persons"]],
        [&json!([]), &json!([])]
    );
}
