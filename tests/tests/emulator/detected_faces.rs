//! Pictures with several faces, where the emulator looks for faces.

use super::wire::{Row, Wire, base64, image, keys, with};
use iai_emulator::FaceDetection;
use iai_tests::pictures::{self, ASTRONAUT};
use serde_json::{Value, json};

/// Side, place: six portraits, one after the other in size. The third one is turned round.
const SIX: [(i32, u32, u32); 6] = [
    (120, 500, 0),
    (300, 0, 0),
    (150, 0, 310),
    (-200, 300, 0),
    (180, 160, 310),
    (100, 500, 200),
];

fn six() -> String {
    base64(&pictures::group(&SIX, (640, 500)))
}

fn wire() -> Wire {
    Wire::with(|builder| builder.faces(FaceDetection::Detect))
}

fn rectangle(face: &Value) -> [f64; 4] {
    ["X", "Y", "Width", "Height"].map(|name| face[name].as_f64().unwrap())
}

/// The frame is that of the portrait with this side: its face is 92 × 114 of 512 px, the middle of it at 224, 120.
#[track_caller]
fn is_of(frame: &Value, (side, left, top): (i32, u32, u32)) {
    let [x, y, width, height] = rectangle(frame);
    let scale = f64::from(side.abs()) / 512.0;
    let middle = if side < 0 { 512.0 - 224.0 } else { 224.0 };
    let expected = [
        f64::from(left) + middle * scale,
        f64::from(top) + 120.0 * scale,
        92.0 * scale,
        114.0 * scale,
    ];
    for (found, expected) in [x + width / 2.0, y + height / 2.0, width, height]
        .iter()
        .zip(expected)
    {
        let error = (found - expected).abs();
        assert!(
            error <= 2.0 + 16.0 * scale,
            "{found} {expected}: {side} {frame}"
        );
    }
}

/// The portraits, the largest first.
fn largest_first() -> Vec<(i32, u32, u32)> {
    let mut members = SIX.to_vec();
    members.sort_by_key(|(side, ..)| -side.abs());
    members
}

#[test]
fn the_largest_faces_come_first_and_no_more_than_are_asked_for() {
    let wire = wire();
    let picture = six();
    for (asked, expected) in [
        (json!({}), 1),
        (json!({"MaxFaceNum": 1}), 1),
        (json!({"MaxFaceNum": 4}), 4),
        (json!({"MaxFaceNum": 6}), 6),
        (json!({"MaxFaceNum": 120}), 6),
    ] {
        let demand = with(&json!({"Image": picture, "MinFaceSize": 10}), asked.clone());
        let told = wire.ok("DetectFace", demand);
        assert_eq!(
            (&told["ImageWidth"], &told["ImageHeight"]),
            (&json!(640), &json!(500))
        );
        let faces = told["FaceInfos"].as_array().unwrap();
        assert_eq!(faces.len(), expected, "{asked}");
        for (face, member) in faces.iter().zip(largest_first()) {
            is_of(face, member);
        }
        let demand = with(&json!({"Image": picture}), asked);
        let told = wire.ok("DetectFaceAttributes", demand);
        let same = told["FaceDetailInfos"].as_array().unwrap();
        assert_eq!(same.len(), expected);
        for (one, other) in faces.iter().zip(same) {
            assert_eq!(rectangle(one), rectangle(&other["FaceRect"]));
        }
    }
}

#[test]
fn small_faces_are_passed_over() {
    let wire = wire();
    let picture = six();
    let many = json!({"Image": picture, "MaxFaceNum": 120});
    // Widths of faces are about 54, 36, 32, 27, 21 and 18 px.
    for (least, expected) in [(10, 6), (24, 4), (34, 2), (45, 1)] {
        let told = wire.ok("DetectFace", with(&many, json!({"MinFaceSize": least})));
        let faces = told["FaceInfos"].as_array().unwrap();
        assert_eq!(faces.len(), expected, "{least}");
        is_of(&faces[0], largest_first()[0]);
    }
    assert_eq!(
        wire.ok("DetectFace", many.clone())["FaceInfos"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    wire.group("g", json!({}));
    person(&wire, "p", &base64(ASTRONAUT));
    let small = base64(&pictures::group(&[(120, 0, 0)], (200, 120)));
    let search = json!({"GroupIds": ["g"]});
    let too_small = "FailedOperation.FaceSizeTooSmall";
    wire.refuses([
        (
            "below all",
            "DetectFace",
            with(&many, json!({"MinFaceSize": 90})),
            too_small,
        ),
        ("below 34", "DetectFace", json!({"Image": small}), too_small),
        (
            "a search",
            "SearchFaces",
            with(&search, json!({"Image": small})),
            too_small,
        ),
        (
            "persons",
            "SearchPersons",
            with(&search, json!({"Image": picture, "MinFaceSize": 90})),
            too_small,
        ),
    ]);
}

#[test]
fn attributes_are_told_of_the_five_largest() {
    let wire = wire();
    let demand = json!({"Image": six(), "MaxFaceNum": 6, "MinFaceSize": 10, "NeedFaceAttributes": 1,
        "NeedQualityDetection": 1});
    let told = wire.ok("DetectFace", demand);
    let words = json!({"Image": six(), "MaxFaceNum": 6, "FaceAttributesType": "Emotion"});
    let other = wire.ok("DetectFaceAttributes", words);
    for place in 0..6 {
        let face = &told["FaceInfos"][place];
        let quality = &face["FaceQualityInfo"]["Score"];
        assert!(quality.as_i64() > Some(80), "{place}");
        let looks = &face["FaceAttributesInfo"];
        let is_told = looks["Beauty"] != 0 || looks["Age"] != 0 || looks["Roll"] != 0;
        assert_eq!(is_told, place < 5, "{place}");
        let emotion = &other["FaceDetailInfos"][place]["FaceDetailAttributesInfo"]["Emotion"];
        assert_eq!(
            emotion["Probability"].as_f64() > Some(0.5),
            place < 5,
            "{place}"
        );
    }
    assert_ne!(
        told["FaceInfos"][0]["FaceAttributesInfo"],
        told["FaceInfos"][1]["FaceAttributesInfo"]
    );
}

#[test]
fn landmarks_lie_in_the_face_that_they_belong_to() {
    let wire = wire();
    let faces = wire.ok(
        "DetectFace",
        json!({"Image": six(), "MaxFaceNum": 6, "MinFaceSize": 10}),
    );
    let lies_in = |points: &Value, face: &Value| {
        let [x, y, width, height] = rectangle(face);
        let points = points.as_array().unwrap();
        let inside = points.iter().all(|point| {
            let (across, down) = (point["X"].as_f64().unwrap(), point["Y"].as_f64().unwrap());
            (x..=x + width).contains(&across) && (y..=y + height).contains(&down)
        });
        assert!(inside && !points.is_empty(), "{points:?} {face}");
    };
    for (action, list, outline, mode, expected) in [
        ("AnalyzeFace", "FaceShapeSet", "FaceProfile", json!(0), 6),
        ("AnalyzeFace", "FaceShapeSet", "Nose", json!(1), 1),
        (
            "AnalyzeDenseLandmarks",
            "DenseFaceShapeSet",
            "Chin",
            json!(0),
            5,
        ),
        (
            "AnalyzeDenseLandmarks",
            "DenseFaceShapeSet",
            "LeftEye",
            json!(1),
            1,
        ),
    ] {
        let told = wire.ok(action, json!({"Image": six(), "Mode": mode}));
        let shapes = told[list].as_array().unwrap();
        assert_eq!(shapes.len(), expected, "{action} {mode}");
        for (place, shape) in shapes.iter().enumerate() {
            lies_in(&shape[outline], &faces["FaceInfos"][place]);
        }
    }
}

#[test]
fn a_picture_without_faces_is_refused() {
    let wire = wire();
    wire.group("g", json!({}));
    person(&wire, "p", &base64(ASTRONAUT));
    let (drawn, photo) = (image(300), base64(ASTRONAUT));
    let one = json!({"Image": drawn});
    let no_face = "InvalidParameterValue.NoFaceInPhoto";
    let row = |action, changes| -> Row { ("no face", action, with(&one, changes), no_face) };
    let pair = |action, name: &str| -> Row {
        let both = json!({"ImageA": photo, "ImageB": photo});
        (
            "no face",
            action,
            with(&both, json!({name: drawn})),
            no_face,
        )
    };
    let group = json!({"GroupIds": ["g"]});
    wire.refuses([
        row("DetectFace", json!({})),
        row("DetectFaceAttributes", json!({})),
        row("AnalyzeFace", json!({})),
        row("AnalyzeDenseLandmarks", json!({})),
        row("DetectLiveFaceAccurate", json!({})),
        row(
            "CreatePerson",
            json!({"GroupId": "g", "PersonId": "q", "PersonName": "q"}),
        ),
        row("VerifyFace", json!({"PersonId": "p"})),
        row("VerifyPerson", json!({"PersonId": "p"})),
        row("SearchFaces", group.clone()),
        row("SearchFacesReturnsByGroup", group.clone()),
        row("SearchPersons", group.clone()),
        row("SearchPersonsReturnsByGroup", group.clone()),
        pair("CompareFace", "ImageA"),
        pair("CompareMaskFace", "ImageB"),
        pair("DetectFaceSimilarity", "ImageB"),
    ]);
    let added = wire.ok(
        "CreateFace",
        json!({"PersonId": "p", "Images": [drawn, photo, image(64)]}),
    );
    assert_eq!(added["RetCode"], json!([-1101, 0, -1101]));
    assert_eq!(added["SucIndexes"], json!([1]));
}

fn person(wire: &Wire, id: &str, picture: &str) -> Value {
    let parameters = json!({"GroupId": "g", "PersonId": id, "PersonName": id, "Image": picture});
    wire.ok("CreatePerson", parameters)
}

/// The portrait as it is, and turned round: two faces that are not alike.
fn two_persons() -> Wire {
    let wire = wire();
    wire.group("g", json!({}));
    person(&wire, "straight", &base64(ASTRONAUT));
    person(
        &wire,
        "turned",
        &base64(&pictures::group(&[(-512, 0, 0)], (512, 512))),
    );
    wire
}

#[test]
fn the_largest_face_is_the_one_that_is_enrolled() {
    let wire = two_persons();
    let both = pictures::group(&[(200, 0, 100), (-400, 220, 0)], (620, 400));
    let created = person(&wire, "p", &base64(&both));
    is_of(&created["FaceRect"], (-400, 220, 0));
    let straight = base64(&pictures::group(&[(400, 0, 0)], (400, 400)));
    let added = wire.ok(
        "CreateFace",
        json!({"PersonId": "p", "Images": [base64(&both), straight]}),
    );
    // The straight portrait is another face, and too unlike to be added.
    assert_eq!(added["RetCode"], json!([0, -1604]));
    is_of(&added["SucFaceRects"][0], (-400, 220, 0));

    let verified = |id: &str, picture: &[u8]| {
        let demand = json!({"PersonId": id, "Image": base64(picture)});
        let fused = wire.ok("VerifyPerson", demand.clone())["IsMatch"].clone();
        let told = wire.ok("VerifyFace", demand);
        assert_eq!(told["IsMatch"], fused);
        told["IsMatch"].as_bool().unwrap()
    };
    assert!(verified("turned", &both) && !verified("straight", &both));
    let other = pictures::group(&[(400, 0, 0), (-200, 410, 0)], (620, 400));
    assert!(verified("straight", &other) && !verified("turned", &other));

    let duplicate = json!({"GroupId": "g", "PersonId": "q", "PersonName": "q", "Image": base64(&other),
        "UniquePersonControl": 1});
    assert_eq!(
        wire.ok("CreatePerson", duplicate)["SimilarPersonId"],
        "straight"
    );
}

#[test]
fn each_face_of_a_picture_is_searched_for_on_its_own() {
    let wire = two_persons();
    let members = [(-230, 0, 0), (400, 240, 0), (300, 0, 240)];
    let picture = base64(&pictures::group(&members, (640, 540)));
    let order = [members[1], members[2], members[0]];
    let best = ["straight", "straight", "turned"];
    for (action, list, by_group) in [
        ("SearchFaces", "Results", false),
        ("SearchPersons", "Results", false),
        ("SearchFacesReturnsByGroup", "ResultsReturnsByGroup", true),
        ("SearchPersonsReturnsByGroup", "ResultsReturnsByGroup", true),
    ] {
        for (asked, expected) in [
            (json!(null), 1),
            (json!(0), 0),
            (json!(2), 2),
            (json!(10), 3),
        ] {
            let demand = json!({"GroupIds": ["g"], "Image": picture});
            let told = wire.ok(action, with(&demand, json!({"MaxFaceNum": asked})));
            let results = told[list].as_array().unwrap();
            assert_eq!(results.len(), expected, "{action} {asked}");
            for ((result, member), best) in results.iter().zip(order).zip(best) {
                is_of(&result["FaceRect"], member);
                let found = if by_group {
                    &result["GroupCandidates"][0]
                } else {
                    result
                };
                assert_eq!(
                    found["Candidates"][0]["PersonId"], best,
                    "{action} {result}"
                );
                assert_eq!(found["Candidates"].as_array().unwrap().len(), 2);
                let score = found["Candidates"][0]["Score"].as_f64().unwrap();
                assert!(score > 60.0, "{action} {result}");
            }
        }
    }
}

#[test]
fn the_same_face_of_the_same_file_alone_scores_full() {
    let wire = wire();
    let both = base64(&pictures::group(&[(300, 0, 0), (-250, 320, 0)], (640, 300)));
    let photo = base64(ASTRONAUT);
    for action in ["CompareFace", "CompareMaskFace", "DetectFaceSimilarity"] {
        let score = |one: &str, other: &str| {
            let told = wire.ok(action, json!({"ImageA": one, "ImageB": other}));
            told["Score"].as_f64().unwrap()
        };
        assert_eq!(score(&both, &both), 100.0);
        assert_eq!(score(&photo, &photo), 100.0);
    }
    // Which of the two is compared: the largest, where that is said.
    let largest = json!({"ImageA": both, "ImageB": photo, "FaceMatchingStrategy": 1});
    let score = wire.ok("CompareFace", largest)["Score"].as_f64().unwrap();
    assert!(score > 60.0 && score < 100.0, "{score}");
    assert_eq!(
        keys(&wire.ok("DetectLiveFaceAccurate", json!({"Image": both}))),
        ["FaceModelVersion", "Score"]
    );
}

/// Without being asked, nothing looks for faces.
#[test]
fn a_picture_counts_as_one_face_unless_told_otherwise() {
    let wire = Wire::new();
    let told = wire.ok("DetectFace", json!({"Image": six(), "MaxFaceNum": 6}));
    let faces = told["FaceInfos"].as_array().unwrap();
    assert_eq!(faces.len(), 1);
    assert_eq!(rectangle(&faces[0]), [160.0, 100.0, 320.0, 300.0]);
}
