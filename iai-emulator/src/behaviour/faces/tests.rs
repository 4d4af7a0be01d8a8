//! The answers about pictures, as they go out: whole, in their ranges, and the same every time.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use crate::behaviour::Account;
use crate::front::Api;
use crate::identifiers::Identifiers;
use crate::picture::samples::{plain, png};
use crate::rules;
use crate::runtime::Call;

const PHOTO: &[u8] = include_bytes!("../../../../tests/data/astronaut.png");

/// The fields of the answer, or the code of the refusal as a string.
fn answer(action: &str, parameters: Value) -> Value {
    let account = Account::new(Arc::new(Identifiers::new(1)));
    let table = account
        .tables()
        .iter()
        .find(|table| table.name == action)
        .unwrap();
    let parameters: Map<String, Value> = parameters.as_object().cloned().unwrap();
    let checked = rules::check(table, parameters).unwrap();
    let call = Call {
        table,
        request_id: "",
        now: 0,
        images: checked.images,
        folder: None,
    };
    match account.route(&call, checked.parameters).unwrap() {
        Ok(mut answer) => {
            // The envelope fills it in.
            answer.0.remove("RequestId");
            Value::Object(answer.0)
        }
        Err(refusal) => json!(refusal.code()),
    }
}

fn with(file: &[u8], mut others: Value) -> Value {
    others["Image"] = json!(STANDARD.encode(file));
    others
}

fn pair(one: &[u8], other: &[u8]) -> Value {
    json!({"ImageA": STANDARD.encode(one), "ImageB": STANDARD.encode(other)})
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn within(value: &Value, range: std::ops::RangeInclusive<i64>) {
    assert!(
        range.contains(&value.as_i64().unwrap()),
        "{value} {range:?}"
    );
}

#[test]
fn a_face_is_found_with_attributes_and_quality() {
    let wanted = json!({"NeedFaceAttributes": 1, "NeedQualityDetection": 1, "MaxFaceNum": 5});
    let answer_of = |file: &[u8]| answer("DetectFace", with(file, wanted.clone()));
    let found = answer_of(PHOTO);
    assert_eq!(found, answer_of(PHOTO));
    assert_eq!(found["ImageWidth"], 512);
    assert_eq!(found["ImageHeight"], 512);
    assert_eq!(found["FaceModelVersion"], "3.0");
    assert_eq!(found["FaceInfos"].as_array().unwrap().len(), 1);
    let face = &found["FaceInfos"][0];
    assert_eq!(
        [&face["X"], &face["Y"], &face["Width"], &face["Height"]],
        [&json!(128), &json!(102), &json!(256), &json!(307)]
    );
    let looks = &face["FaceAttributesInfo"];
    assert_eq!(keys(looks).len(), 12, "{looks}");
    for (name, range) in [
        ("Gender", 0..=100),
        ("Age", 0..=100),
        ("Expression", 0..=100),
        ("Beauty", 0..=100),
        ("Pitch", -10..=10),
        ("Yaw", -10..=10),
        ("Roll", -20..=20),
    ] {
        within(&looks[name], range);
    }
    within(&looks["Hair"]["Length"], 0..=4);
    within(&looks["Hair"]["Bang"], 0..=1);
    within(&looks["Hair"]["Color"], 0..=3);
    let quality = &face["FaceQualityInfo"];
    within(&quality["Score"], 81..=100);
    within(&quality["Sharpness"], 81..=100);
    within(&quality["Brightness"], 31..=70);
    assert_eq!(keys(&quality["Completeness"]).len(), 6);
    within(&quality["Completeness"]["Mouth"], 51..=100);
    assert_ne!(
        looks,
        &answer_of(&png(512, 512))["FaceInfos"][0]["FaceAttributesInfo"]
    );
}

#[test]
fn what_was_not_asked_for_is_there_and_zero() {
    for others in [
        json!({}),
        json!({"NeedFaceAttributes": 2, "NeedQualityDetection": 2}),
    ] {
        let found = answer("DetectFace", with(PHOTO, others));
        let face = &found["FaceInfos"][0];
        assert_eq!(face["FaceAttributesInfo"]["Age"], 0);
        assert_eq!(face["FaceAttributesInfo"]["EyeOpen"], true);
        assert_eq!(
            face["FaceAttributesInfo"]["Hair"],
            json!({"Length": 0, "Bang": 0, "Color": 0})
        );
        assert_eq!(face["FaceQualityInfo"]["Score"], 0);
        assert_eq!(face["FaceQualityInfo"]["Completeness"]["Chin"], 0);
    }
}

#[test]
fn small_faces_are_not_found() {
    let small = "FailedOperation.FaceSizeTooSmall";
    for (width, height, least, found) in [
        (68, 64, json!({}), true),
        (67, 64, json!({}), false),
        (67, 64, json!({"MinFaceSize": 33}), true),
        (200, 100, json!({"MinFaceSize": 60}), true),
        (200, 100, json!({"MinFaceSize": 61}), false),
    ] {
        let answer = answer("DetectFace", with(&png(width, height), least));
        assert_eq!(answer != small, found, "{width} × {height}: {answer}");
    }
}

#[test]
fn a_plain_picture_has_no_face_for_any_action() {
    let code = "InvalidParameterValue.NoFaceInPhoto";
    let faceless = plain(300, 300);
    for action in [
        "AnalyzeDenseLandmarks",
        "AnalyzeFace",
        "DetectFace",
        "DetectFaceAttributes",
        "DetectLiveFaceAccurate",
    ] {
        assert_eq!(answer(action, with(&faceless, json!({}))), code, "{action}");
    }
    for action in ["CompareFace", "CompareMaskFace", "DetectFaceSimilarity"] {
        assert_eq!(answer(action, pair(&faceless, PHOTO)), code, "{action}");
        assert_eq!(answer(action, pair(PHOTO, &faceless)), code, "{action}");
    }
}

#[test]
fn attributes_are_told_as_asked_for() {
    let told = |words: &str| {
        let found = answer(
            "DetectFaceAttributes",
            with(PHOTO, json!({"FaceAttributesType": words})),
        );
        assert_eq!(
            keys(&found),
            [
                "FaceDetailInfos",
                "FaceModelVersion",
                "ImageHeight",
                "ImageWidth"
            ]
        );
        found["FaceDetailInfos"][0].clone()
    };
    let none = told("None");
    assert_eq!(
        none["FaceRect"],
        json!({"X": 128, "Y": 102, "Width": 256, "Height": 307})
    );
    let nothing = &none["FaceDetailAttributesInfo"];
    assert_eq!(keys(nothing).len(), 16, "{nothing}");
    assert_eq!(none, told(""));
    let zero = json!({"Type": 0, "Probability": 0.0});
    assert_eq!(nothing["Hat"], json!({"Style": zero, "Color": zero}));
    assert_eq!(
        nothing["HeadPose"],
        json!({"Pitch": 0, "Yaw": 0, "Roll": 0})
    );

    let all = told(
        "Age,Beauty,Emotion,Eye,Eyebrow,Gender,Hair,Hat,Headpose,Mask,Mouth,Moustache,Nose,Shape,Skin,Smile",
    );
    let all = &all["FaceDetailAttributesInfo"];
    let two = told("EYE,headpose");
    let two = &two["FaceDetailAttributesInfo"];
    for name in keys(nothing) {
        let expected = if ["Eye", "HeadPose"].contains(&name) {
            all
        } else {
            nothing
        };
        assert_eq!(two[name], expected[name], "{name}");
    }
    within(&all["Age"], 0..=65);
    within(&all["Emotion"]["Type"], 0..=6);
    for item in [
        &all["Emotion"],
        &all["Eye"]["EyeSize"],
        &all["Hair"]["Bang"],
        &all["Skin"],
    ] {
        let probability = item["Probability"].as_f64().unwrap();
        assert!(probability > 0.5 && probability < 1.0, "{item}");
    }
}

#[test]
fn both_actions_tell_the_same_of_a_face() {
    for width in 100..130 {
        let file = png(width, 100);
        let one = answer("DetectFace", with(&file, json!({"NeedFaceAttributes": 1})));
        let one = &one["FaceInfos"][0]["FaceAttributesInfo"];
        let words = "Age,Eye,Gender,Hair,Hat,Mask,Smile,Beauty,Headpose";
        let other = answer(
            "DetectFaceAttributes",
            with(&file, json!({"FaceAttributesType": words})),
        );
        let other = &other["FaceDetailInfos"][0]["FaceDetailAttributesInfo"];
        let number = |value: &Value| value.as_i64().unwrap();
        assert_eq!(number(&one["Age"]).min(65), number(&other["Age"]));
        assert_eq!(number(&one["Gender"]) < 50, other["Gender"]["Type"] == 1);
        assert_eq!(one["Expression"], other["Smile"]);
        assert_eq!(one["Beauty"], other["Beauty"]);
        assert_eq!(one["Roll"], other["HeadPose"]["Roll"]);
        assert_eq!(one["Glass"], other["Eye"]["Glass"]["Type"] != 0);
        assert_eq!(one["EyeOpen"], other["Eye"]["EyeOpen"]["Type"] == 0);
        assert_eq!(one["Mask"], other["Mask"]["Type"] != 0);
        assert_eq!(one["Hat"], other["Hat"]["Style"]["Type"] != 0);
        assert_eq!(one["Hat"], other["Hat"]["Color"]["Type"] != 0);
        assert_eq!(one["Hair"]["Length"], other["Hair"]["Length"]["Type"]);
        assert_eq!(
            number(&one["Hair"]["Bang"]),
            1 - number(&other["Hair"]["Bang"]["Type"])
        );
    }
}

/// All points of all outlines lie in the frame; gives the number of points by outline.
fn counted(shape: &Value, [x, y, width, height]: [i64; 4]) -> Vec<(String, usize)> {
    let outlines = shape.as_object().unwrap().iter();
    outlines
        .filter_map(|(name, outline)| Some((name, outline.as_array()?)))
        .map(|(name, points)| {
            for point in points {
                within(&point["X"], x..=x + width);
                within(&point["Y"], y..=y + height);
            }
            (name.clone(), points.len())
        })
        .collect()
}

#[test]
fn landmarks_have_the_documented_numbers_and_lie_in_the_face() {
    let found = answer(
        "AnalyzeFace",
        with(PHOTO, json!({"Mode": 1, "FaceModelVersion": "2.0"})),
    );
    assert_eq!(found["ImageWidth"], 512);
    assert_eq!(found["FaceModelVersion"], "2.0");
    assert_eq!(found["FaceShapeSet"].as_array().unwrap().len(), 1);
    let counts = counted(&found["FaceShapeSet"][0], [128, 102, 256, 307]);
    let counts: Vec<_> = counts
        .iter()
        .map(|(name, count)| (name.as_str(), *count))
        .collect();
    let expected = [
        ("FaceProfile", 21),
        ("LeftEye", 8),
        ("LeftEyeBrow", 8),
        ("LeftPupil", 1),
        ("Mouth", 22),
        ("Nose", 13),
        ("RightEye", 8),
        ("RightEyeBrow", 8),
        ("RightPupil", 1),
    ];
    assert_eq!(counts, expected);
    let shape = &found["FaceShapeSet"][0];
    let x = |outline: &str| shape[outline][0]["X"].as_i64().unwrap();
    assert!(x("LeftPupil") < x("RightPupil"));
    assert_ne!(
        shape,
        &answer("AnalyzeFace", with(&png(512, 512), json!({})))["FaceShapeSet"][0]
    );
}

#[test]
fn dense_landmarks_are_888_in_the_face() {
    let found = answer("AnalyzeDenseLandmarks", with(PHOTO, json!({})));
    assert_eq!(found["ImageHeight"], 512);
    assert_eq!(found["FaceModelVersion"], "3.0");
    let shape = &found["DenseFaceShapeSet"][0];
    assert_eq!([&shape["X"], &shape["Height"]], [&json!(128), &json!(307)]);
    let counts = counted(shape, [128, 102, 256, 307]);
    assert_eq!(counts.len(), 14);
    assert!(counts.iter().all(|(_, count)| *count > 0));
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<usize>(), 888);
}

#[test]
fn comparisons_score_on_the_scale_that_is_asked_for() {
    let mut two_point_zero = pair(PHOTO, &png(512, 512));
    two_point_zero["FaceModelVersion"] = json!("2.0");
    let old = answer("CompareFace", two_point_zero);
    let new = answer("CompareFace", pair(PHOTO, &png(512, 512)));
    assert_eq!(old["FaceModelVersion"], "2.0");
    assert_eq!(new["FaceModelVersion"], "3.0");
    let score = |answer: &Value| answer["Score"].as_f64().unwrap();
    assert!(score(&new) < 20.0 && score(&old) < 35.0, "{new} {old}");
    // 40 on the one scale is 70 on the other.
    assert!(
        (score(&old) - score(&new) * 1.75).abs() < 0.01,
        "{new} {old}"
    );

    for action in ["CompareFace", "CompareMaskFace", "DetectFaceSimilarity"] {
        assert_eq!(
            score(&answer(action, pair(PHOTO, PHOTO))),
            100.0,
            "{action}"
        );
    }
    let similarity = answer("DetectFaceSimilarity", pair(PHOTO, &png(512, 512)));
    assert_eq!(keys(&similarity), ["Score"]);
    assert!(
        (score(&similarity) - score(&new) * 1.4).abs() < 0.01,
        "{similarity}"
    );
}

#[test]
fn every_face_is_alive() {
    for file in [PHOTO.to_vec(), png(300, 400)] {
        let found = answer("DetectLiveFaceAccurate", with(&file, json!({})));
        assert!(
            (91.0..=99.0).contains(&found["Score"].as_f64().unwrap()),
            "{found}"
        );
        assert_eq!(found["FaceModelVersion"], "3.0");
    }
}
