use super::*;

#[test]
fn a_person_is_enrolled_and_told() {
    let lab = Lab::with_groups();
    lab.wait(3);
    let descriptions = json!([{"PersonExDescriptionIndex": 1, "PersonExDescription": "407"}]);
    let parameters = with(
        person("g", "p", 200),
        json!({"PersonExDescriptionInfos": descriptions}),
    );
    let created = lab.ok("CreatePerson", parameters);
    let face = created["FaceId"].as_str().unwrap();
    assert_eq!(face.len(), 19);
    assert_eq!(
        created,
        json!({
            "FaceId": face, "FaceRect": {"X": 50, "Y": 20, "Width": 100, "Height": 60}, "SimilarPersonId": "",
            "FaceModelVersion": "3.0",
        })
    );
    assert_eq!(
        lab.ok("GetPersonBaseInfo", json!({"PersonId": "p"})),
        json!({"PersonName": "name of p", "Gender": 1, "FaceIds": [face]})
    );
    assert_eq!(
        lab.ok("GetPersonList", json!({"GroupId": "g"})),
        json!({
            "PersonInfos": [{
                "PersonName": "name of p", "PersonId": "p", "Gender": 1, "PersonExDescriptions": ["", "407"],
                "FaceIds": [face], "CreationTimestamp": 1_003_000,
            }],
            "PersonNum": 1, "FaceNum": 1, "FaceModelVersion": "3.0",
        })
    );
    assert_eq!(
        lab.ok("GetPersonGroupInfo", json!({"PersonId": "p"})),
        json!({
            "PersonGroupInfos": [{"GroupId": "g", "PersonExDescriptions": ["", "407"]}],
            "GroupNum": 1, "FaceModelVersion": "3.0",
        })
    );
}

#[test]
fn creating_a_person_is_refused_in_one_order() {
    let lab = Lab::with_groups();
    lab.enrol("g", "p", 100);
    let beyond = json!([{"PersonExDescriptionIndex": 2, "PersonExDescription": ""}]);
    let absent = json!("http://h/absent.png");
    let create = |group: &str, id: &str, changes: Value| with(person(group, id, 100), changes);
    let both = json!({"PersonExDescriptionInfos": beyond, "Url": absent});
    lab.all_refused(
        "CreatePerson",
        [
            (
                create("x", "p", both.clone()),
                "InvalidParameterValue.GroupIdNotExist",
            ),
            (
                create("h", "p", both.clone()),
                "InvalidParameterValue.PersonIdAlreadyExist",
            ),
            (
                create("g", "q", both),
                "InvalidParameterValue.PersonExDescriptionInfosExceed",
            ),
            (
                create("g", "q", json!({"Url": absent, "UniquePersonControl": 1})),
                "FailedOperation.ImageDownloadError",
            ),
            (
                create("g", "q", json!({"Url": "http://h/gif.png"})),
                "FailedOperation.ImageDecodeFailed",
            ),
            (
                create("g", "q", json!({"Url": "http://h/large.png"})),
                "FailedOperation.ImageResolutionExceed",
            ),
            (
                create("g", "q", json!({"Url": "http://h/plain.png"})),
                "InvalidParameterValue.NoFaceInPhoto",
            ),
            (
                create("g", "q", json!({"Image": faceless()})),
                "InvalidParameterValue.NoFaceInPhoto",
            ),
        ],
    );
}

#[test]
fn a_suspected_duplicate_is_told_and_not_enrolled() {
    let lab = Lab::with_groups();
    lab.enrol("g", "b", 100);
    lab.enrol("g", "a", 100);
    let create = |group: &str, changes: Value| {
        let before = lab.account.store().dump();
        let answer = lab.ok("CreatePerson", with(person(group, "q", 100), changes));
        if answer["SimilarPersonId"] == "" {
            lab.ok("DeletePerson", json!({"PersonId": "q"}));
        }
        assert_eq!(lab.account.store().dump(), before);
        answer
    };
    let suspected = json!({"SimilarPersonId": "a", "FaceModelVersion": "3.0"});
    for level in 1..=4 {
        let unique = json!({"UniquePersonControl": level});
        assert_eq!(create("g", unique.clone()), suspected, "{level}");
        assert_eq!(create("h", unique.clone())["SimilarPersonId"], "");
        let other = with(unique, json!({"Image": image(300)}));
        assert_eq!(create("g", other)["SimilarPersonId"], "");
    }
    assert_eq!(
        create("g", json!({"UniquePersonControl": 0}))["SimilarPersonId"],
        ""
    );
    assert_eq!(create("g", json!({}))["SimilarPersonId"], "");
}

#[test]
fn a_person_that_is_not_there_is_refused_everywhere() {
    let lab = Lab::with_groups();
    let described = json!([{"PersonExDescriptionIndex": 9, "PersonExDescription": "v"}]);
    let not_there = "InvalidParameterValue.PersonIdNotExist";
    for (action, parameters, code) in [
        (
            "DeletePerson",
            json!({}),
            "ResourceNotFound.ErrorPersonNotExisted",
        ),
        (
            "DeleteFace",
            json!({"FaceIds": ["1"]}),
            "ResourceNotFound.ErrorPersonNotExisted",
        ),
        ("DeletePersonFromGroup", json!({"GroupId": "g"}), not_there),
        ("CopyPerson", json!({"GroupIds": ["g"]}), not_there),
        ("ModifyPersonBaseInfo", json!({"Gender": 1}), not_there),
        (
            "ModifyPersonGroupInfo",
            json!({"GroupId": "g", "PersonExDescriptionInfos": described}),
            not_there,
        ),
        ("GetPersonBaseInfo", json!({}), not_there),
        ("GetPersonGroupInfo", json!({"Offset": 9}), not_there),
        (
            "CreateFace",
            json!({"Urls": ["http://h/absent.png"]}),
            not_there,
        ),
        (
            "VerifyFace",
            json!({"Url": "http://h/absent.png"}),
            not_there,
        ),
        (
            "VerifyPerson",
            json!({"Url": "http://h/absent.png"}),
            not_there,
        ),
    ] {
        lab.refused(action, with(parameters, json!({"PersonId": "x"})), code);
    }
}

/// With the person `p` in the groups `g` and `h`.
fn in_two_groups() -> Lab {
    let lab = Lab::with_groups();
    lab.enrol("g", "p", 100);
    assert_eq!(
        lab.ok("CopyPerson", json!({"PersonId": "p", "GroupIds": ["h"]})),
        json!({"SucGroupNum": 1, "SucGroupIds": ["h"]})
    );
    lab
}

#[test]
fn copying_a_person_is_refused() {
    in_two_groups().all_refused(
        "CopyPerson",
        [
            (
                json!({"PersonId": "p", "GroupIds": ["h"]}),
                "FailedOperation.GroupPersonMapExist",
            ),
            (
                json!({"PersonId": "p", "GroupIds": ["old"]}),
                "FailedOperation.AcrossVersionsError",
            ),
        ],
    );
}

#[test]
fn a_person_is_changed_and_deleted() {
    let lab = in_two_groups();
    let changes = json!({"PersonId": "p", "PersonName": "new", "Gender": 2});
    assert_eq!(lab.ok("ModifyPersonBaseInfo", changes), json!({}));
    let told = lab.ok("GetPersonBaseInfo", json!({"PersonId": "p"}));
    assert_eq!(
        (&told["PersonName"], &told["Gender"]),
        (&json!("new"), &json!(2))
    );
    assert_eq!(lab.ok("DeletePerson", json!({"PersonId": "p"})), json!({}));
    for group in ["g", "h"] {
        assert_eq!(
            lab.ok("GetPersonListNum", json!({"GroupId": group})),
            json!({"PersonNum": 0, "FaceNum": 0})
        );
    }
}

#[test]
fn groups_of_a_person_have_descriptions_and_come_in_pages() {
    let lab = in_two_groups();
    let entry =
        |index: u64| json!([{"PersonExDescriptionIndex": index, "PersonExDescription": "B & C"}]);
    let describe = |group: &str, index: u64| json!({"GroupId": group, "PersonId": "p", "PersonExDescriptionInfos": entry(index)});
    let described = lab.ok("ModifyPersonGroupInfo", describe("h", 0));
    assert_eq!(described, json!({}));
    lab.all_refused(
        "ModifyPersonGroupInfo",
        [
            (describe("old", 0), "FailedOperation.GroupPersonMapNotExist"),
            (
                describe("h", 2),
                "InvalidParameterValue.PersonExDescriptionInfosExceed",
            ),
        ],
    );
    let groups = |offset: u64, limit: u64| {
        let page = json!({"PersonId": "p", "Offset": offset, "Limit": limit});
        lab.ok("GetPersonGroupInfo", page)["PersonGroupInfos"].clone()
    };
    let g = json!({"GroupId": "g", "PersonExDescriptions": ["", ""]});
    let h = json!({"GroupId": "h", "PersonExDescriptions": ["B & C", ""]});
    assert_eq!(groups(0, 100), json!([g, h]));
    assert_eq!(groups(1, 1), json!([h]));
    lab.all_refused(
        "GetPersonGroupInfo",
        [
            (
                json!({"PersonId": "p", "Offset": 3}),
                "InvalidParameterValue.OffsetExceed",
            ),
            (
                json!({"PersonId": "p", "Limit": 101}),
                "InvalidParameterValue.LimitExceed",
            ),
        ],
    );
}

#[test]
fn a_person_in_100_groups_joins_no_other() {
    let lab = Lab::new();
    let groups: Vec<String> = (0..101).map(|number| format!("g{number}")).collect();
    for id in &groups {
        lab.ok("CreateGroup", json!({"GroupId": id, "GroupName": id}));
    }
    lab.enrol("g0", "p", 100);
    let copied = lab.ok(
        "CopyPerson",
        json!({"PersonId": "p", "GroupIds": groups[1..100]}),
    );
    assert_eq!(copied["SucGroupNum"], 99);
    lab.refused(
        "CopyPerson",
        json!({"PersonId": "p", "GroupIds": groups[100..]}),
        "InvalidParameterValue.GroupNumPerPersonExceed",
    );
}

#[test]
fn a_person_leaves_groups_and_goes_with_the_last() {
    let lab = Lab::with_groups();
    lab.enrol("g", "p", 100);
    lab.ok("CopyPerson", json!({"PersonId": "p", "GroupIds": ["h"]}));
    let leave = |group: &str| json!({"PersonId": "p", "GroupId": group});
    assert_eq!(lab.ok("DeletePersonFromGroup", leave("g")), json!({}));
    lab.refused(
        "DeletePersonFromGroup",
        leave("g"),
        "FailedOperation.GroupPersonMapNotExist",
    );
    assert_eq!(lab.ok("DeletePersonFromGroup", leave("h")), json!({}));
    lab.refused(
        "DeletePersonFromGroup",
        leave("h"),
        "InvalidParameterValue.PersonIdNotExist",
    );
    assert_eq!(lab.account.store().dump()["Persons"], json!([]));
}

#[test]
fn persons_come_in_pages_by_age() {
    let lab = Lab::with_groups();
    for id in ["c", "a", "b"] {
        lab.enrol("g", id, 100);
    }
    let ids = |parameters: Value| {
        let list = lab.ok("GetPersonList", with(parameters, json!({"GroupId": "g"})));
        assert_eq!(
            (&list["PersonNum"], &list["FaceNum"]),
            (&json!(3), &json!(3))
        );
        let ids = list["PersonInfos"].as_array().unwrap().iter();
        ids.map(|person| person["PersonId"].as_str().unwrap().to_owned())
            .collect::<String>()
    };
    assert_eq!(ids(json!({})), "cab");
    assert_eq!(ids(json!({"Offset": 1, "Limit": 1})), "a");
    assert_eq!(ids(json!({"Offset": 3, "Limit": 1000})), "");
    lab.all_refused(
        "GetPersonList",
        [
            (
                json!({"GroupId": "g", "Offset": 4}),
                "InvalidParameterValue.OffsetExceed",
            ),
            (
                json!({"GroupId": "g", "Limit": 1001}),
                "InvalidParameterValue.LimitExceed",
            ),
        ],
    );
}
