//! Faces in a picture: where they are, how they look, their landmarks.

use super::wire::{Row, Wire, base64, image, keys, with};
use iai_tests::pictures::{self, ASTRONAUT};
use serde_json::{Value, json};

const MODEL: &str = "InvalidParameterValue.FaceModelVersionIllegal";
const ILLEGAL: &str = "InvalidParameter.InvalidParameter";

fn photo(more: Value) -> Value {
    with(&json!({"Image": base64(ASTRONAUT)}), more)
}

#[test]
fn a_face_without_what_was_not_asked_for() {
    let wire = Wire::new();
    let looks = json!({"Gender": 0, "Age": 0, "Expression": 0, "Glass": false, "Pitch": 0, "Yaw": 0, "Roll": 0,
        "Beauty": 0, "Hat": false, "Mask": false, "Hair": {"Length": 0, "Bang": 0, "Color": 0}, "EyeOpen": true});
    let quality = json!({"Score": 0, "Sharpness": 0, "Brightness": 0,
        "Completeness": {"Eyebrow": 0, "Eye": 0, "Nose": 0, "Cheek": 0, "Mouth": 0, "Chin": 0}});
    let expected = json!({"ImageWidth": 512, "ImageHeight": 512, "FaceModelVersion": "3.0", "FaceInfos": [
        {"X": 128, "Y": 102, "Width": 256, "Height": 307, "FaceAttributesInfo": looks, "FaceQualityInfo": quality}]});
    for more in [
        json!({}),
        json!({"NeedFaceAttributes": 0, "NeedQualityDetection": 0, "MaxFaceNum": 120}),
    ] {
        assert_eq!(wire.ok("DetectFace", photo(more)), expected);
    }
}

#[test]
fn looks_and_quality_are_told_on_demand_and_repeat() {
    let demand = || photo(json!({"NeedFaceAttributes": 1, "NeedQualityDetection": 1}));
    let told = Wire::new().ok("DetectFace", demand());
    assert_eq!(Wire::new().ok("DetectFace", demand()), told);
    let face = &told["FaceInfos"][0];
    let within = |value: &Value, least: i64, most: i64| {
        let number = value.as_i64().unwrap();
        assert!(
            (least..=most).contains(&number),
            "{number}: {least} to {most}"
        );
    };
    let looks = &face["FaceAttributesInfo"];
    for name in ["Gender", "Age", "Expression", "Beauty"] {
        within(&looks[name], 0, 100);
    }
    within(&looks["Pitch"], -30, 30);
    within(&looks["Yaw"], -30, 30);
    within(&looks["Roll"], -180, 180);
    within(&looks["Hair"]["Length"], 0, 4);
    let quality = &face["FaceQualityInfo"];
    within(&quality["Score"], 70, 100);
    within(&quality["Brightness"], 30, 70);
    within(&quality["Completeness"]["Nose"], 60, 100);
    let other = json!({"Image": image(512), "NeedFaceAttributes": 1, "NeedQualityDetection": 1});
    assert_ne!(Wire::new().ok("DetectFace", other)["FaceInfos"][0], *face);
}

#[test]
fn attributes_are_told_by_their_words() {
    let wire = Wire::new();
    let told = |words: &str| {
        let told = wire.ok(
            "DetectFaceAttributes",
            photo(json!({"FaceAttributesType": words})),
        );
        let face = told["FaceDetailInfos"][0].clone();
        assert_eq!(keys(&face), ["FaceDetailAttributesInfo", "FaceRect"]);
        assert_eq!(
            face["FaceRect"],
            json!({"X": 128, "Y": 102, "Width": 256, "Height": 307})
        );
        face["FaceDetailAttributesInfo"].clone()
    };
    let none = told("None");
    let names = [
        "Age",
        "Beauty",
        "Emotion",
        "Eye",
        "Eyebrow",
        "Gender",
        "Hair",
        "Hat",
        "HeadPose",
        "Mask",
        "Moustache",
        "Mouth",
        "Nose",
        "Shape",
        "Skin",
        "Smile",
    ];
    assert_eq!(keys(&none), names);
    assert_eq!(none["Emotion"], json!({"Type": 0, "Probability": 0.0}));
    assert_eq!(none["HeadPose"], json!({"Pitch": 0, "Yaw": 0, "Roll": 0}));
    let skin = told("Skin,Age");
    assert!(skin["Skin"]["Probability"].as_f64().unwrap() > 0.5);
    assert_eq!(skin["Emotion"], none["Emotion"]);
}

#[test]
fn landmarks_have_the_documented_numbers() {
    let wire = Wire::new();
    let shape = wire.ok("AnalyzeFace", photo(json!({"Mode": 1})))["FaceShapeSet"][0].clone();
    for (outline, points) in [
        ("FaceProfile", 21),
        ("LeftEye", 8),
        ("RightEye", 8),
        ("LeftEyeBrow", 8),
        ("RightEyeBrow", 8),
        ("Mouth", 22),
        ("Nose", 13),
        ("LeftPupil", 1),
        ("RightPupil", 1),
    ] {
        assert_eq!(
            shape[outline].as_array().map(Vec::len),
            Some(points),
            "{outline}"
        );
    }
    let dense = wire.ok("AnalyzeDenseLandmarks", photo(json!({})));
    let shape = dense["DenseFaceShapeSet"][0].as_object().unwrap();
    assert_eq!(
        json!([shape["X"], shape["Y"], shape["Width"], shape["Height"]]),
        json!([128, 102, 256, 307])
    );
    let points = shape.values().filter_map(Value::as_array);
    assert_eq!(points.map(Vec::len).sum::<usize>(), 888);
}

#[test]
fn every_face_is_alive() {
    let told = Wire::new().ok("DetectLiveFaceAccurate", photo(json!({})));
    assert_eq!(told["FaceModelVersion"], "3.0");
    let score = told["Score"].as_f64().unwrap();
    assert!(score > 90.0 && score <= 100.0, "{score}");
}

#[test]
fn faces_must_have_the_least_size() {
    let wire = Wire::new();
    let small = |width, height| base64(&pictures::png(width, height));
    let code = "FailedOperation.FaceSizeTooSmall";
    wire.refuses([
        (
            "34 px unless told otherwise",
            "DetectFace",
            json!({"Image": small(67, 64)}),
            code,
        ),
        (
            "as told",
            "DetectFace",
            json!({"Image": small(200, 100), "MinFaceSize": 61}),
            code,
        ),
    ]);
    for (picture, least) in [
        (small(68, 64), 34),
        (small(67, 64), 33),
        (small(200, 100), 60),
    ] {
        wire.ok(
            "DetectFace",
            json!({"Image": picture, "MinFaceSize": least}),
        );
    }
}

fn setting(action: &'static str, name: &str, value: Value, code: &'static str) -> Row {
    ("a setting", action, photo(json!({name: value})), code)
}

#[test]
fn settings_of_detection_are_refused() {
    let wire = Wire::new();
    let row = setting;
    let faces = "LimitExceeded.ErrorFaceNumExceed";
    wire.refuses([
        row("DetectFace", "MaxFaceNum", json!(121), faces),
        row("DetectFace", "MinFaceSize", json!(-1), "InvalidParameter"),
        row("DetectFace", "FaceModelVersion", json!("3"), MODEL),
        row("DetectFace", "NeedRotateDetection", json!(2), ILLEGAL),
        row("DetectFace", "Mode", json!(1), "UnknownParameter"),
        row("DetectFaceAttributes", "MaxFaceNum", json!(121), faces),
        row(
            "DetectFaceAttributes",
            "FaceModelVersion",
            json!("2.0"),
            MODEL,
        ),
        row(
            "DetectFaceAttributes",
            "FaceAttributesType",
            json!("Age;Skin"),
            ILLEGAL,
        ),
        row(
            "DetectFaceAttributes",
            "NeedRotateDetection",
            json!(2),
            ILLEGAL,
        ),
    ]);
}

#[test]
fn settings_of_analyses_are_refused() {
    let wire = Wire::new();
    let row = setting;
    wire.refuses([
        row("AnalyzeFace", "Mode", json!(2), ILLEGAL),
        row("AnalyzeFace", "FaceModelVersion", json!(""), MODEL),
        row("AnalyzeFace", "NeedRotateDetection", json!(2), ILLEGAL),
        row("AnalyzeDenseLandmarks", "Mode", json!(2), ILLEGAL),
        row(
            "AnalyzeDenseLandmarks",
            "FaceModelVersion",
            json!("2.0"),
            MODEL,
        ),
        row(
            "AnalyzeDenseLandmarks",
            "NeedRotateDetection",
            json!(-1),
            ILLEGAL,
        ),
        row(
            "DetectLiveFaceAccurate",
            "FaceModelVersion",
            json!("2.0"),
            MODEL,
        ),
        row(
            "DetectLiveFaceAccurate",
            "MaxFaceNum",
            json!(1),
            "UnknownParameter",
        ),
    ]);
}
