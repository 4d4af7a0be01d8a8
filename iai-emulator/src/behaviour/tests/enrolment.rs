use super::*;

#[test]
fn each_picture_has_an_outcome_of_its_own() {
    let lab = Lab::with_groups();
    let first = lab.enrol("g", "p", 100);
    lab.ok("CopyPerson", json!({"PersonId": "p", "GroupIds": ["h"]}));
    let images = [
        image(100),
        STANDARD.encode(gif(100, 100)),
        faceless(),
        image(300),
    ];
    let created = lab.ok("CreateFace", json!({"PersonId": "p", "Images": images}));
    let second = created["SucFaceIds"][0].as_str().unwrap();
    assert_eq!(
        created,
        json!({
            "SucFaceNum": 1, "SucFaceIds": [second], "RetCode": [0, -1102, -1101, -1604], "SucIndexes": [0],
            "SucFaceRects": [{"X": 25, "Y": 20, "Width": 50, "Height": 60}], "FaceModelVersion": "3.0",
        })
    );
    let sizes = [STANDARD.encode(png(63, 100)), image(100), image(2001)];
    let created = lab.ok("CreateFace", json!({"PersonId": "p", "Images": sizes}));
    assert_eq!(created["RetCode"], json!([-1109, 0, -1109]));
    assert_eq!(created["SucIndexes"], json!([1]));
    let third = created["SucFaceIds"][0].as_str().unwrap();
    let told = lab.ok("GetPersonBaseInfo", json!({"PersonId": "p"}));
    assert_eq!(told["FaceIds"], json!([first, second, third]));
    for group in ["g", "h"] {
        let counts = lab.ok("GetPersonListNum", json!({"GroupId": group}));
        assert_eq!(counts, json!({"PersonNum": 1, "FaceNum": 3}));
    }
}

#[test]
fn pictures_come_by_address_as_well() {
    let lab = Lab::with_groups();
    lab.enrol("g", "p", 100);
    let urls = ["gif", "a", "large", "plain"].map(|name| format!("http://h/{name}.png"));
    let both = json!({"PersonId": "p", "Urls": urls, "Images": [image(300)]});
    let created = lab.ok("CreateFace", both);
    assert_eq!(created["RetCode"], json!([-1102, 0, -1109, -1101]));
    assert_eq!(created["SucIndexes"], json!([1]));
    let absent = ["http://h/a.png", "http://h/absent.png"];
    lab.refused(
        "CreateFace",
        json!({"PersonId": "p", "Urls": absent}),
        "FailedOperation.ImageDownloadError",
    );
}

#[test]
fn a_new_face_must_be_above_the_threshold() {
    let lab = Lab::with_groups();
    lab.enrol("g", "p", 100);
    let codes = |threshold: f64| {
        let images = [image(100), image(300)];
        let parameters =
            json!({"PersonId": "p", "Images": images, "FaceMatchThreshold": threshold});
        lab.ok("CreateFace", parameters)["RetCode"].clone()
    };
    assert_eq!(codes(100.0), json!([-1604, -1604]));
    assert_eq!(codes(99.9), json!([0, -1604]));
    assert_eq!(codes(60.0), json!([0, -1604]));
}

#[test]
fn the_limit_of_5_faces_comes_before_the_pictures() {
    let lab = Lab::with_groups();
    lab.enrol("g", "p", 100);
    let add = |images: Vec<String>| json!({"PersonId": "p", "Images": images});
    let added = lab.ok("CreateFace", add(vec![image(100); 2]));
    assert_eq!(added["SucFaceNum"], 2);
    lab.all_refused(
        "CreateFace",
        [
            (
                add(vec![image(100); 3]),
                "InvalidParameterValue.PersonFaceNumExceed",
            ),
            (
                add(vec![faceless(); 3]),
                "InvalidParameterValue.PersonFaceNumExceed",
            ),
            (
                json!({"PersonId": "p", "Urls": vec!["http://h/absent.png"; 3]}),
                "InvalidParameterValue.PersonFaceNumExceed",
            ),
            (
                add(vec![image(100); 5]),
                "InvalidParameterValue.UploadFaceNumExceed",
            ),
            (
                add(vec![image(100), String::new()]),
                "InvalidParameterValue.ImageEmpty",
            ),
        ],
    );
    let added = lab.ok("CreateFace", add(vec![image(100); 2]));
    assert_eq!(added["SucFaceNum"], 2);
}

#[test]
fn faces_are_deleted_until_one_is_left() {
    let lab = Lab::with_groups();
    let first = lab.enrol("g", "p", 100);
    let only = json!({"PersonId": "p", "FaceIds": [first]});
    let last = "InvalidParameterValue.DeleteFaceNumExceed";
    lab.refused("DeleteFace", only.clone(), last);
    let added = lab.ok(
        "CreateFace",
        json!({"PersonId": "p", "Images": [image(100)]}),
    );
    let second = added["SucFaceIds"][0].as_str().unwrap();
    let both = json!({"PersonId": "p", "FaceIds": [first, second]});
    lab.refused("DeleteFace", both, last);
    let unknown = lab.ok("DeleteFace", json!({"PersonId": "p", "FaceIds": ["1"]}));
    assert_eq!(unknown, json!({"SucDeletedNum": 0, "SucFaceIds": []}));
    assert_eq!(
        lab.ok("DeleteFace", only),
        json!({"SucDeletedNum": 1, "SucFaceIds": [first]})
    );
    let told = lab.ok("GetPersonBaseInfo", json!({"PersonId": "p"}));
    assert_eq!(told["FaceIds"], json!([second]));
}
