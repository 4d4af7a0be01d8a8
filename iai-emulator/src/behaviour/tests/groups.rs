use super::*;

#[test]
fn groups_are_created_and_told() {
    let lab = Lab::new();
    let parameters = json!({
        "GroupId": "g", "GroupName": "群", "GroupExDescriptions": ["a", "b"], "Tag": "t", "FaceModelVersion": "2.0",
    });
    let created = lab.ok("CreateGroup", parameters);
    assert_eq!(created, json!({"FaceModelVersion": "2.0"}));
    lab.wait(5);
    let bare = lab.ok("CreateGroup", json!({"GroupId": "a", "GroupName": "n"}));
    assert_eq!(bare, json!({"FaceModelVersion": "3.0"}));
    assert_eq!(
        lab.ok("GetGroupInfo", json!({"GroupId": "g"})),
        json!({
            "GroupName": "群", "GroupId": "g", "GroupExDescriptions": ["a", "b"], "Tag": "t",
            "FaceModelVersion": "2.0", "CreationTimestamp": 1_000_000,
        })
    );
    assert_eq!(
        lab.ok("GetGroupList", json!({"Offset": 1})),
        json!({
            "GroupInfos": [{
                "GroupName": "n", "GroupId": "a", "GroupExDescriptions": [], "Tag": "", "FaceModelVersion": "3.0",
                "CreationTimestamp": 1_005_000, "UpdateTimestamp": 1_005_000,
            }],
            "GroupNum": 2,
        })
    );
}

#[test]
fn creating_a_group_is_refused() {
    let lab = Lab::with_groups();
    lab.all_refused(
        "CreateGroup",
        [
            (
                json!({"GroupId": "g", "GroupName": "name-g"}),
                "InvalidParameterValue.GroupIdAlreadyExist",
            ),
            (
                json!({"GroupId": "x", "GroupName": "name-g"}),
                "InvalidParameterValue.GroupNameAlreadyExist",
            ),
            (
                json!({"GroupId": "g", "GroupName": "name-g", "FaceModelVersion": "4.0"}),
                "InvalidParameterValue.FaceModelVersionIllegal",
            ),
        ],
    );
}

#[test]
fn a_group_is_changed() {
    let lab = Lab::with_groups();
    lab.wait(2);
    let changes = json!({
        "GroupId": "g", "GroupName": "new", "Tag": "t",
        "GroupExDescriptionInfos": [{"GroupExDescriptionIndex": 1, "GroupExDescription": "floor"}],
    });
    assert_eq!(lab.ok("ModifyGroup", changes), json!({}));
    let list = lab.ok("GetGroupList", json!({"Limit": 1}));
    assert_eq!(
        list["GroupInfos"],
        json!([{
            "GroupName": "new", "GroupId": "g", "GroupExDescriptions": ["class", "floor"], "Tag": "t",
            "FaceModelVersion": "3.0", "CreationTimestamp": 1_000_000, "UpdateTimestamp": 1_002_000,
        }])
    );
    let field = |index: u64, name: &str| json!([{"GroupExDescriptionIndex": index, "GroupExDescription": name}]);
    lab.all_refused(
        "ModifyGroup",
        [
            (
                json!({"GroupId": "x", "GroupName": "name-h"}),
                "InvalidParameterValue.GroupIdNotExist",
            ),
            (
                json!({"GroupId": "g", "GroupName": "name-h"}),
                "InvalidParameterValue.GroupNameAlreadyExist",
            ),
            (
                json!({"GroupId": "g", "Tag": "u", "GroupExDescriptionInfos": field(0, "floor")}),
                "FailedOperation.DuplicatedGroupDescription",
            ),
            (
                json!({"GroupId": "g", "Tag": "u", "GroupExDescriptionInfos": field(2, "new")}),
                "InvalidParameterValue.GroupExDescriptionsExceed",
            ),
        ],
    );
}

#[test]
fn a_group_that_is_not_there_is_refused_everywhere() {
    let lab = Lab::with_groups();
    lab.enrol("g", "p", 100);
    let picture = image(100);
    let described = json!([{"PersonExDescriptionIndex": 9, "PersonExDescription": "v"}]);
    for (action, parameters) in [
        ("DeleteGroup", json!({})),
        ("ModifyGroup", json!({"Tag": "t"})),
        ("GetGroupInfo", json!({})),
        ("CreatePerson", person("x", "p", 100)),
        ("DeletePersonFromGroup", json!({"PersonId": "nobody"})),
        (
            "ModifyPersonGroupInfo",
            json!({"PersonId": "nobody", "PersonExDescriptionInfos": described}),
        ),
        ("GetPersonList", json!({"Offset": 9})),
        ("GetPersonListNum", json!({})),
        (
            "UpgradeGroupFaceModelVersion",
            json!({"FaceModelVersion": "3.0"}),
        ),
    ] {
        let parameters = with(parameters, json!({"GroupId": "x"}));
        lab.refused(action, parameters, "InvalidParameterValue.GroupIdNotExist");
    }
    let copy = json!({"PersonId": "nobody", "GroupIds": ["h", "x"]});
    lab.refused("CopyPerson", copy, "InvalidParameterValue.GroupIdNotExist");
    for (action, code) in [
        ("SearchFaces", "InvalidParameterValue.GroupIdNotExist"),
        (
            "SearchFacesReturnsByGroup",
            "InvalidParameterValue.GroupIdNotExist",
        ),
        ("SearchPersons", "InvalidParameterValue.GroupIdNotExist"),
        (
            "SearchPersonsReturnsByGroup",
            "InvalidParameterValue.GroupIdNotExists",
        ),
    ] {
        let search = json!({"GroupIds": ["g", "x"], "Image": picture});
        lab.refused(action, search, code);
    }
}

#[test]
fn a_deleted_group_takes_along_who_is_in_no_other() {
    let lab = Lab::with_groups();
    lab.enrol("g", "only", 100);
    lab.enrol("g", "both", 101);
    lab.ok("CopyPerson", json!({"PersonId": "both", "GroupIds": ["h"]}));
    assert_eq!(lab.ok("DeleteGroup", json!({"GroupId": "g"})), json!({}));
    lab.refused(
        "GetPersonBaseInfo",
        json!({"PersonId": "only"}),
        "InvalidParameterValue.PersonIdNotExist",
    );
    let groups = lab.ok("GetPersonGroupInfo", json!({"PersonId": "both"}));
    assert_eq!(
        groups,
        json!({
            "PersonGroupInfos": [{"GroupId": "h", "PersonExDescriptions": ["", ""]}],
            "GroupNum": 1, "FaceModelVersion": "3.0",
        })
    );
}

#[test]
fn groups_come_in_pages() {
    let lab = Lab::with_groups();
    let ids = |parameters: Value| {
        let list = lab.ok("GetGroupList", parameters);
        assert_eq!(list["GroupNum"], 3);
        let ids = list["GroupInfos"].as_array().unwrap().iter();
        ids.map(|group| group["GroupId"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(ids(json!({})), "g h old");
    assert_eq!(ids(json!({"Offset": 1, "Limit": 1})), "h");
    assert_eq!(ids(json!({"Offset": 3})), "");
    assert_eq!(ids(json!({"Limit": 0})), "");
    lab.all_refused(
        "GetGroupList",
        [
            (json!({"Offset": 4}), "InvalidParameterValue.OffsetExceed"),
            (json!({"Limit": 1001}), "InvalidParameterValue.LimitExceed"),
        ],
    );
}
