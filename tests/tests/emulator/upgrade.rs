//! Upgrades of groups to a newer model: jobs that take 5 seconds of the emulator's time, and one way back.

use super::wire::{NOW, Wire, image};
use serde_json::{Value, json};
use std::time::Duration;

const NO_JOB: &str = "FailedOperation.UpgradeJobIdNotExist";
const NO_WAY_BACK: &str = "FailedOperation.JobCannnotRollback";
const NO_UPGRADE: &str = "FailedOperation.GroupCannotUpgrade";

fn wire() -> Wire {
    let wire = Wire::new();
    wire.group("old", json!({"FaceModelVersion": "2.0"}));
    wire.group("new", json!({}));
    wire
}

fn start(wire: &Wire) -> String {
    let told = wire.ok(
        "UpgradeGroupFaceModelVersion",
        json!({"GroupId": "old", "FaceModelVersion": "3.0"}),
    );
    told["JobId"].as_str().unwrap().to_owned()
}

fn result(wire: &Wire, job: &str) -> Value {
    wire.ok(
        "GetUpgradeGroupFaceModelVersionResult",
        json!({"JobId": job}),
    )
}

fn model(wire: &Wire) -> Value {
    wire.ok("GetGroupInfo", json!({"GroupId": "old"}))["FaceModelVersion"].clone()
}

#[test]
fn a_job_goes_on_with_the_clock_and_can_be_taken_back_once() {
    let wire = wire();
    let job = start(&wire);
    let told = |end: u64, progress: f64, status: u64| {
        json!({"EndTimestamp": end, "Progress": progress, "Status": status, "StartTime": NOW * 1000,
            "FromFaceModelVersion": "2.0", "ToFaceModelVersion": "3.0", "GroupId": "old", "FailedFacesUrl": ""})
    };
    assert_eq!(result(&wire, &job), told((NOW + 5) * 1000, 0.0, 0));
    wire.pass(Duration::from_secs(2));
    assert_eq!(result(&wire, &job), told((NOW + 5) * 1000, 40.0, 0));
    assert_eq!(model(&wire), "2.0");
    let revert = json!({"JobId": job});
    wire.refuses([(
        "under way",
        "RevertGroupFaceModelVersion",
        revert.clone(),
        NO_WAY_BACK,
    )]);
    wire.pass(Duration::from_secs(3));
    assert_eq!(result(&wire, &job), told(0, 100.0, 1));
    assert_eq!(model(&wire), "3.0");
    assert_eq!(
        wire.ok("RevertGroupFaceModelVersion", revert.clone()),
        json!({})
    );
    assert_eq!(result(&wire, &job), told(0, 100.0, 2));
    assert_eq!(model(&wire), "2.0");
    wire.refuses([("twice", "RevertGroupFaceModelVersion", revert, NO_WAY_BACK)]);
    let second = start(&wire);
    wire.pass(Duration::from_secs(5));
    assert_eq!(model(&wire), "3.0");
    let again = json!({"JobId": second});
    wire.refuses([(
        "the way back is used up",
        "RevertGroupFaceModelVersion",
        again,
        NO_WAY_BACK,
    )]);
    let jobs = wire.ok("GetUpgradeGroupFaceModelVersionJobList", json!({}));
    let told: Vec<_> = jobs["JobInfos"]
        .as_array()
        .unwrap()
        .iter()
        .map(|job| json!([job["JobId"], job["Status"]]))
        .collect();
    assert_eq!(told, [json!([job, 2]), json!([second, 1])]);
}

#[test]
fn upgrades_are_refused() {
    let wire = wire();
    let row = |what, group: &str, model: &str, code| {
        (
            what,
            "UpgradeGroupFaceModelVersion",
            json!({"GroupId": group, "FaceModelVersion": model}),
            code,
        )
    };
    let illegal = "InvalidParameterValue.GroupIdIllegal";
    wire.refuses([
        row(
            "absent",
            "x",
            "3.0",
            "InvalidParameterValue.GroupIdNotExist",
        ),
        // This action has one code for all that can be wrong with an id.
        row("empty id", "", "3.0", illegal),
        row("odd id", "a b", "3.0", illegal),
        row("long id", &"x".repeat(65), "3.0", illegal),
        row(
            "another model",
            "old",
            "1.0",
            "InvalidParameterValue.FaceModelVersionIllegal",
        ),
        row("the same model", "old", "2.0", NO_UPGRADE),
        row("the newest already", "new", "3.0", NO_UPGRADE),
        row("backwards", "new", "2.0", NO_UPGRADE),
    ]);
    start(&wire);
    wire.refuses([row("under way", "old", "3.0", NO_UPGRADE)]);
}

#[test]
fn a_job_that_is_not_there_is_refused() {
    let wire = wire();
    let job = start(&wire);
    for action in [
        "GetUpgradeGroupFaceModelVersionResult",
        "RevertGroupFaceModelVersion",
    ] {
        wire.refuses([
            ("absent", action, json!({"JobId": "x"}), NO_JOB),
            (
                "empty",
                action,
                json!({"JobId": ""}),
                "InvalidParameter.InvalidParameter",
            ),
            ("a number", action, json!({"JobId": 1}), "InvalidParameter"),
            (
                "odd parameter",
                action,
                json!({"JobId": job, "GroupId": "old"}),
                "UnknownParameter",
            ),
        ]);
    }
    wire.ok("DeleteGroup", json!({"GroupId": "old"}));
    for action in [
        "GetUpgradeGroupFaceModelVersionResult",
        "RevertGroupFaceModelVersion",
    ] {
        let code = "InvalidParameterValue.GroupIdNotExist";
        wire.refuses([("its group is gone", action, json!({"JobId": job}), code)]);
    }
}

#[test]
fn an_upgraded_group_takes_persons_of_the_new_model() {
    let wire = wire();
    wire.person("new", "p", 100);
    wire.person("old", "q", 300);
    let copy = json!({"PersonId": "p", "GroupIds": ["old"]});
    wire.refuses([(
        "before",
        "CopyPerson",
        copy.clone(),
        "FailedOperation.AcrossVersionsError",
    )]);
    start(&wire);
    wire.pass(Duration::from_secs(5));
    assert_eq!(wire.ok("CopyPerson", copy)["SucGroupIds"], json!(["old"]));
    let both = json!({"GroupIds": ["old", "new"], "Image": image(300)});
    assert_eq!(wire.ok("SearchPersons", both)["PersonNum"], 2);
}
