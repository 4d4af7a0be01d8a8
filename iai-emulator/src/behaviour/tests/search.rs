use super::*;

const ACTIONS: [&str; 4] = [
    "SearchFaces",
    "SearchFacesReturnsByGroup",
    "SearchPersons",
    "SearchPersonsReturnsByGroup",
];

fn lab() -> Lab {
    let lab = Lab::with_groups();
    lab.ok(
        "CreateGroup",
        json!({"GroupId": "empty", "GroupName": "empty"}),
    );
    for (group, id) in [("g", "b"), ("g", "a"), ("h", "c"), ("old", "d")] {
        lab.enrol(group, id, 100);
    }
    lab.enrol("g", "other", 300);
    lab.ok("CopyPerson", json!({"PersonId": "a", "GroupIds": ["h"]}));
    lab
}

/// A search for those who look the same.
fn search(groups: Value) -> Value {
    json!({"GroupIds": groups, "Image": image(100), "FaceMatchThreshold": 50})
}

#[test]
fn a_search_has_one_ranking_for_all_groups() {
    let lab = lab();
    let face_id = |id: &str| {
        let told = lab.ok("GetPersonBaseInfo", json!({"PersonId": id}));
        told["FaceIds"][0].clone()
    };
    let rect = json!({"X": 25, "Y": 20, "Width": 50, "Height": 60});
    let candidate = |id: &str, face: Value| json!({"PersonId": id, "FaceId": face, "Score": 100.0});
    let faces = ["a", "b", "c"].map(|id| candidate(id, face_id(id)));
    let fused = ["a", "b"].map(|id| candidate(id, json!("")));
    assert_eq!(
        lab.ok("SearchFaces", search(json!(["g", "h"]))),
        json!({
            "Results": [{
                "Candidates": faces, "FaceRect": rect, "RetCode": 0,
            }],
            "FaceNum": 4, "FaceModelVersion": "3.0",
        })
    );
    let persons = with(search(json!(["h", "g"])), json!({"MaxPersonNum": 2}));
    assert_eq!(
        lab.ok("SearchPersons", persons),
        json!({
            "Results": [{
                "Candidates": fused, "FaceRect": rect, "RetCode": 0,
            }],
            "PersonNum": 4, "FaceModelVersion": "3.0",
        })
    );
}

#[test]
fn or_one_for_each_group() {
    let lab = lab();
    let told = |action: &str, count: &str, changes: Value| {
        let answer = lab.ok(action, with(search(json!(["h", "g", "empty"])), changes));
        let result = &answer["ResultsReturnsByGroup"][0];
        assert_eq!(result["RetCode"], 0);
        assert_eq!(
            result["FaceRect"],
            json!({"X": 25, "Y": 20, "Width": 50, "Height": 60})
        );
        let groups = result["GroupCandidates"].as_array().unwrap().iter();
        let groups = groups.map(|group| {
            let candidates = group["Candidates"].as_array().unwrap().iter();
            let candidates = candidates.map(|each| {
                let face = each["FaceId"].as_str().unwrap().len();
                (each["PersonId"].as_str().unwrap().to_owned(), face)
            });
            (
                group["GroupId"].as_str().unwrap().to_owned(),
                candidates.collect::<Vec<_>>(),
            )
        });
        (answer[count].clone(), groups.collect::<Vec<_>>())
    };
    let expected = |digits: usize, groups: &[(&str, &[&str])]| {
        let candidates = |ids: &[&str]| ids.iter().map(|id| ((*id).to_owned(), digits)).collect();
        groups
            .iter()
            .map(|(id, found)| ((*id).to_owned(), candidates(found)))
            .collect::<Vec<(String, Vec<(String, usize)>)>>()
    };
    let all: &[(&str, &[&str])] = &[("h", &["a", "c"]), ("g", &["a", "b"]), ("empty", &[])];
    let first: &[(&str, &[&str])] = &[("h", &["a"]), ("g", &["a"]), ("empty", &[])];
    let one = json!({"MaxPersonNumPerGroup": 1});
    let (action, count) = ("SearchFacesReturnsByGroup", "FaceNum");
    assert_eq!(
        told(action, count, json!({})),
        (json!(4), expected(19, all))
    );
    assert_eq!(
        told(action, count, one.clone()),
        (json!(4), expected(19, first))
    );
    let (action, count) = ("SearchPersonsReturnsByGroup", "PersonNum");
    assert_eq!(told(action, count, json!({})), (json!(4), expected(0, all)));
    assert_eq!(told(action, count, one), (json!(4), expected(0, first)));
}

#[test]
fn who_it_is_is_told_on_demand() {
    let lab = lab();
    let described = json!([{"PersonExDescriptionIndex": 0, "PersonExDescription": "v"}]);
    lab.ok(
        "ModifyPersonGroupInfo",
        json!({"GroupId": "h", "PersonId": "a", "PersonExDescriptionInfos": described}),
    );
    for (need, told) in [(json!(1), true), (json!(0), false), (json!(7), false)] {
        for action in ["SearchFaces", "SearchPersons"] {
            let demand = json!({"NeedPersonInfo": need, "MaxPersonNum": 1});
            let answer = lab.ok(action, with(search(json!(["g"])), demand));
            let candidate = &answer["Results"][0]["Candidates"][0];
            let expected = match told {
                true => json!(["name of a", 1, [
                    {"GroupId": "g", "PersonExDescriptions": ["", ""]},
                    {"GroupId": "h", "PersonExDescriptions": ["v", ""]},
                ]]),
                false => json!([null, null, null]),
            };
            let shown = ["PersonName", "Gender", "PersonGroupInfos"].map(|name| &candidate[name]);
            assert_eq!(json!(shown), expected, "{action} {need}");
        }
    }
}

#[test]
fn each_action_has_its_own_reading_of_the_threshold() {
    let lab = lab();
    let found = |action: &str, threshold: f64| {
        let changes = json!({"FaceMatchThreshold": threshold});
        let answer = lab.ok(action, with(search(json!(["h"])), changes));
        let results = &answer["Results"][0]["Candidates"];
        let by_group = &answer["ResultsReturnsByGroup"][0]["GroupCandidates"][0]["Candidates"];
        let candidates = results.as_array().or_else(|| by_group.as_array());
        candidates.unwrap().len()
    };
    // The others take a threshold below 100 only.
    assert_eq!(found("SearchFaces", 100.0), 0);
    assert_eq!(found("SearchPersonsReturnsByGroup", 100.0), 0);
    for action in ACTIONS {
        assert_eq!(found(action, 99.99), 2, "{action}");
    }
}

#[test]
fn nobody_found_is_no_refusal() {
    let lab = lab();
    let stranger = with(
        search(json!(["g", "empty"])),
        json!({"Image": image(400), "FaceMatchThreshold": 90}),
    );
    let answer = lab.ok("SearchFaces", stranger);
    assert_eq!(answer["Results"][0]["Candidates"], json!([]));
    assert_eq!(answer["Results"][0]["RetCode"], 0);
    assert_eq!(answer["FaceNum"], 3);
    let no_face = with(search(json!(["g"])), json!({"MaxFaceNum": 0}));
    assert_eq!(lab.ok("SearchFaces", no_face)["Results"], json!([]));
    let nobody = with(search(json!(["g"])), json!({"MaxPersonNum": 0}));
    let answer = lab.ok("SearchPersons", nobody);
    assert_eq!(answer["Results"][0]["Candidates"], json!([]));
}

#[test]
fn searches_are_refused_in_one_order() {
    let lab = lab();
    lab.ok(
        "CreateGroup",
        json!({"GroupId": "old-empty", "GroupName": "e", "FaceModelVersion": "2.0"}),
    );
    let absent = json!({"Url": "http://h/absent.png"});
    let groups = |ids: &[&str]| with(search(json!(ids)), absent.clone());
    for action in ACTIONS {
        lab.all_refused(
            action,
            [
                (
                    groups(&["empty", "old-empty"]),
                    "InvalidParameterValue.NoFaceInGroups",
                ),
                (groups(&["g", "old"]), "FailedOperation.AcrossVersionsError"),
                (groups(&["g"]), "FailedOperation.ImageDownloadError"),
                (
                    with(groups(&["g"]), json!({"Url": "http://h/gif.png"})),
                    "FailedOperation.ImageDecodeFailed",
                ),
                (
                    with(search(json!(["g"])), json!({"Image": faceless()})),
                    "InvalidParameterValue.NoFaceInPhoto",
                ),
                (
                    with(search(json!(["g"])), json!({"MinFaceSize": 51})),
                    "FailedOperation.FaceSizeTooSmall",
                ),
                (
                    with(
                        search(json!(["g"])),
                        json!({"Image": STANDARD.encode(png(64, 64))}),
                    ),
                    "FailedOperation.FaceSizeTooSmall",
                ),
            ],
        );
        lab.ok(
            action,
            with(search(json!(["g"])), json!({"MinFaceSize": 50})),
        );
    }
    for action in ["SearchPersons", "SearchPersonsReturnsByGroup"] {
        let code = "InvalidParameterValue.UnsupportedGroupFaceModelVersion";
        lab.refused(action, groups(&["old"]), code);
    }
    let old = lab.ok("SearchFaces", search(json!(["old", "old-empty"])));
    assert_eq!(old["FaceModelVersion"], "2.0");
    assert_eq!(old["Results"][0]["Candidates"][0]["PersonId"], "d");
}

/// A search through many faces takes long.
#[test]
fn calls_that_only_read_wait_for_no_search() {
    const READING: [&str; 10] = [
        "GetGroupList",
        "GetGroupInfo",
        "GetPersonList",
        "GetPersonListNum",
        "GetPersonBaseInfo",
        "GetPersonGroupInfo",
        "SearchFaces",
        "SearchPersons",
        "VerifyFace",
        "VerifyPerson",
    ];
    let lab = Arc::new(Lab::with_groups());
    lab.enrol("g", "p", 100);
    let _search = lab.account.store();
    let (ended, ends) = std::sync::mpsc::channel();
    let other = Arc::clone(&lab);
    std::thread::spawn(move || {
        for action in READING {
            let parameters = match action {
                "GetGroupList" => json!({}),
                "GetGroupInfo" | "GetPersonList" | "GetPersonListNum" => json!({"GroupId": "g"}),
                "SearchFaces" | "SearchPersons" => json!({"GroupIds": ["g"], "Image": image(100)}),
                "VerifyFace" | "VerifyPerson" => json!({"PersonId": "p", "Image": image(100)}),
                _ => json!({"PersonId": "p"}),
            };
            other.ok(action, parameters);
            let _ = ended.send(action);
        }
    });
    for action in READING {
        let end = ends.recv_timeout(std::time::Duration::from_secs(5));
        assert_eq!(end, Ok(action));
    }
}
