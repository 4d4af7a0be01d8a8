use super::*;

fn start(lab: &Lab, group: &str) -> String {
    let upgrade = json!({"GroupId": group, "FaceModelVersion": "3.0"});
    let started = lab.ok("UpgradeGroupFaceModelVersion", upgrade);
    started["JobId"].as_str().unwrap().to_owned()
}

fn model(lab: &Lab, group: &str) -> Value {
    lab.ok("GetGroupInfo", json!({"GroupId": group}))["FaceModelVersion"].clone()
}

#[test]
fn a_job_runs_ends_and_is_rolled_back() {
    let lab = Lab::with_groups();
    let job = start(&lab, "old");
    assert!(job.contains("_upgrade_group_1000_"), "{job}");
    let told = |end: u64, progress: f64, status: u64| {
        let result = lab.ok(
            "GetUpgradeGroupFaceModelVersionResult",
            json!({"JobId": job}),
        );
        let expected = json!({
            "EndTimestamp": end, "Progress": progress, "Status": status, "StartTime": 1_000_000,
            "FromFaceModelVersion": "2.0", "ToFaceModelVersion": "3.0", "GroupId": "old", "FailedFacesUrl": "",
        });
        assert_eq!(result, expected);
    };
    told(1_005_000, 0.0, 0);
    lab.wait(4);
    told(1_005_000, 80.0, 0);
    assert_eq!(model(&lab, "old"), "2.0");
    lab.wait(1);
    assert_eq!(model(&lab, "old"), "3.0");
    told(0, 100.0, 1);
    assert_eq!(
        lab.ok("RevertGroupFaceModelVersion", json!({"JobId": job})),
        json!({})
    );
    told(0, 100.0, 2);
    assert_eq!(model(&lab, "old"), "2.0");
    lab.refused(
        "RevertGroupFaceModelVersion",
        json!({"JobId": job}),
        "FailedOperation.JobCannnotRollback",
    );
}

#[test]
fn jobs_are_listed() {
    let lab = Lab::with_groups();
    let list = |parameters: Value| lab.ok("GetUpgradeGroupFaceModelVersionJobList", parameters);
    assert_eq!(list(json!({})), json!({"JobInfos": [], "JobNum": 0}));
    let job = start(&lab, "old");
    let info = |status: u64| {
        json!({
            "JobId": job, "GroupId": "old", "FromFaceModelVersion": "2.0", "ToFaceModelVersion": "3.0",
            "StartTime": 1_000_000, "Status": status,
        })
    };
    assert_eq!(list(json!({})), json!({"JobInfos": [info(0)], "JobNum": 1}));
    lab.wait(5);
    assert_eq!(list(json!({})), json!({"JobInfos": [info(1)], "JobNum": 1}));
    assert_eq!(
        list(json!({"Offset": 1})),
        json!({"JobInfos": [], "JobNum": 1})
    );
    lab.all_refused(
        "GetUpgradeGroupFaceModelVersionJobList",
        [
            (json!({"Offset": 2}), "InvalidParameterValue.OffsetExceed"),
            (json!({"Limit": 1001}), "InvalidParameterValue.LimitExceed"),
        ],
    );
}

#[test]
fn upgrades_are_refused() {
    let lab = Lab::with_groups();
    let upgrade = |group: &str, to: &str| json!({"GroupId": group, "FaceModelVersion": to});
    lab.all_refused(
        "UpgradeGroupFaceModelVersion",
        [
            (
                upgrade("x", "4.0"),
                "InvalidParameterValue.FaceModelVersionIllegal",
            ),
            (upgrade("x", "3.0"), "InvalidParameterValue.GroupIdNotExist"),
            (upgrade("g", "3.0"), "FailedOperation.GroupCannotUpgrade"),
            (upgrade("g", "2.0"), "FailedOperation.GroupCannotUpgrade"),
            (upgrade("old", "2.0"), "FailedOperation.GroupCannotUpgrade"),
        ],
    );
    let job = start(&lab, "old");
    lab.refused(
        "UpgradeGroupFaceModelVersion",
        upgrade("old", "3.0"),
        "FailedOperation.GroupCannotUpgrade",
    );
    lab.refused(
        "RevertGroupFaceModelVersion",
        json!({"JobId": job}),
        "FailedOperation.JobCannnotRollback",
    );
    let both = [
        "GetUpgradeGroupFaceModelVersionResult",
        "RevertGroupFaceModelVersion",
    ];
    for action in both {
        let unknown = json!({"JobId": "x"});
        lab.refused(action, unknown, "FailedOperation.UpgradeJobIdNotExist");
    }
    lab.ok("DeleteGroup", json!({"GroupId": "old"}));
    for action in both {
        let orphan = json!({"JobId": job});
        lab.refused(action, orphan, "InvalidParameterValue.GroupIdNotExist");
    }
    let list = lab.ok("GetUpgradeGroupFaceModelVersionJobList", json!({}));
    assert_eq!(list["JobInfos"][0]["Status"], 3);
}

#[test]
fn searches_follow_the_model() {
    let lab = Lab::with_groups();
    lab.enrol("old", "o", 100);
    lab.enrol("g", "p", 100);
    let both = json!({"GroupIds": ["old", "g"], "Image": image(100)});
    let job = start(&lab, "old");
    let mixed = "FailedOperation.AcrossVersionsError";
    lab.refused("SearchPersons", both.clone(), mixed);
    lab.wait(5);
    let found = lab.ok("SearchPersons", both.clone());
    assert_eq!(
        (&found["PersonNum"], &found["FaceModelVersion"]),
        (&json!(2), &json!("3.0"))
    );
    let verified = lab.ok(
        "VerifyPerson",
        json!({"PersonId": "o", "Image": image(100)}),
    );
    assert_eq!(verified["FaceModelVersion"], "3.0");
    lab.ok("RevertGroupFaceModelVersion", json!({"JobId": job}));
    lab.refused("SearchPersons", both, mixed);
}
