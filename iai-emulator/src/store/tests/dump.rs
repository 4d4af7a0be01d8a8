use super::*;
use serde_json::json;

#[test]
fn the_dump_has_everything() {
    let mut store = Store::with_groups(&[("h", V2), ("g", V2)]);
    let person = NewPerson {
        gender: 2,
        descriptions: descriptions(&[(1, "one"), (0, "zero")]),
        ..new_person("h", "p")
    };
    store.add_person(person, face(100), 2).unwrap();
    store.copy_person("p", &ids(&["g"])).unwrap();
    store.add_faces("p", vec![face(200)]).unwrap();
    store.start_upgrade("h", V3, "j".to_owned(), 3).unwrap();
    let group = |number: u64, id: &str| {
        json!({
            "Number": number, "GroupId": id, "GroupName": format!("name of {id}"), "GroupExDescriptions": ["f0", "f1"], "Tag": "",
            "FaceModelVersion": "2.0", "CreationTimestamp": 1000, "UpdateTimestamp": 1000, "FaceNum": 2,
            "RolledBack": false, "PersonIds": ["p"],
        })
    };
    let print = |width| picture(width).fingerprint.to_string();
    let expected = json!({
        "Groups": [group(1, "g"), group(0, "h")],
        "Persons": [{
            "Number": 0, "PersonId": "p", "PersonName": "n", "Gender": 2, "CreationTimestamp": 2000,
            "Groups": [
                { "GroupId": "h", "PersonExDescriptions": [
                    { "PersonExDescriptionIndex": 0, "PersonExDescription": "zero" },
                    { "PersonExDescriptionIndex": 1, "PersonExDescription": "one" },
                ]},
                { "GroupId": "g", "PersonExDescriptions": [] },
            ],
            "Faces": [
                { "FaceId": "100", "FaceRect": { "X": 25, "Y": 20, "Width": 50, "Height": 60 },
                    "Fingerprint": print(100) },
                { "FaceId": "200", "FaceRect": { "X": 50, "Y": 20, "Width": 100, "Height": 60 },
                    "Fingerprint": print(200) },
            ],
        }],
        "UpgradeJobs": [{
            "Number": 0, "JobId": "j", "GroupId": "h", "GroupNumber": 0, "FromFaceModelVersion": "2.0", "ToFaceModelVersion": "3.0",
            "StartTime": 3000, "Status": 0,
        }],
    });
    assert_eq!(store.dump(), expected);
    store.settle(8);
    let upgraded = store.dump();
    assert_eq!(upgraded["UpgradeJobs"][0]["Status"], 1);
    assert_eq!(upgraded["Groups"][1]["FaceModelVersion"], "3.0");
    assert_eq!(upgraded["Groups"][1]["UpdateTimestamp"], 8000);
}
