//! Faces in a picture: where they are, how they look, their landmarks.

use super::wire::{Row, Wire, base64, image, keys, with};
use iai_tests::pictures::{self, ASTRONAUT};
use serde_json::{Value, json};
use std::ops::RangeInclusive;

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
        json!({"NeedFaceAttributes": 2, "NeedQualityDetection": 2}),
    ] {
        assert_eq!(wire.ok("DetectFace", photo(more)), expected);
    }
}

fn within(value: &Value, range: RangeInclusive<i64>) {
    let number = value.as_i64().unwrap();
    assert!(range.contains(&number), "{number} {range:?}");
}

#[test]
fn looks_and_quality_are_told_on_demand_and_repeat() {
    let demand = || photo(json!({"NeedFaceAttributes": 1, "NeedQualityDetection": 1}));
    let told = Wire::new().ok("DetectFace", demand());
    assert_eq!(Wire::new().ok("DetectFace", demand()), told);
    let face = &told["FaceInfos"][0];
    for (path, range) in [
        ("/FaceAttributesInfo/Gender", 0..=100),
        ("/FaceAttributesInfo/Age", 0..=100),
        ("/FaceAttributesInfo/Expression", 0..=100),
        ("/FaceAttributesInfo/Beauty", 0..=100),
        ("/FaceAttributesInfo/Pitch", -10..=10),
        ("/FaceAttributesInfo/Yaw", -10..=10),
        ("/FaceAttributesInfo/Roll", -20..=20),
        ("/FaceAttributesInfo/Hair/Length", 0..=4),
        ("/FaceAttributesInfo/Hair/Bang", 0..=1),
        ("/FaceAttributesInfo/Hair/Color", 0..=3),
        ("/FaceQualityInfo/Score", 81..=100),
        ("/FaceQualityInfo/Sharpness", 81..=100),
        ("/FaceQualityInfo/Brightness", 31..=70),
        ("/FaceQualityInfo/Completeness/Mouth", 51..=100),
    ] {
        within(face.pointer(path).unwrap(), range);
    }
    let other = json!({"Image": image(512), "NeedFaceAttributes": 1, "NeedQualityDetection": 1});
    let other = Wire::new().ok("DetectFace", other);
    assert_ne!(
        other["FaceInfos"][0]["FaceAttributesInfo"],
        face["FaceAttributesInfo"]
    );
}

/// What DetectFaceAttributes tells of the photo when asked with these words.
fn attributes(wire: &Wire, words: &str) -> Value {
    let demand = photo(json!({"FaceAttributesType": words}));
    let face = wire.ok("DetectFaceAttributes", demand)["FaceDetailInfos"][0].clone();
    assert_eq!(keys(&face), ["FaceDetailAttributesInfo", "FaceRect"]);
    let rect = json!({"X": 128, "Y": 102, "Width": 256, "Height": 307});
    assert_eq!(face["FaceRect"], rect);
    face["FaceDetailAttributesInfo"].clone()
}

const ATTRIBUTES: [&str; 16] = [
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

#[test]
fn attributes_are_told_by_their_words() {
    let wire = Wire::new();
    let none = attributes(&wire, "None");
    assert_eq!(keys(&none), ATTRIBUTES);
    assert_eq!(attributes(&wire, ""), none);
    let zero = json!({"Type": 0, "Probability": 0.0});
    assert_eq!(none["Emotion"], zero);
    assert_eq!(none["Hat"], json!({"Style": zero, "Color": zero}));
    assert_eq!(none["HeadPose"], json!({"Pitch": 0, "Yaw": 0, "Roll": 0}));
    let all = attributes(&wire, &ATTRIBUTES.join(","));
    let two = attributes(&wire, "EYE,headpose");
    for name in ATTRIBUTES {
        let asked = ["Eye", "HeadPose"].contains(&name);
        let expected = if asked { &all } else { &none };
        assert_eq!(two[name], expected[name], "{name}");
    }
    within(&all["Age"], 0..=65);
    within(&all["Emotion"]["Type"], 0..=6);
    for path in ["/Emotion", "/Eye/EyeSize", "/Hair/Bang", "/Skin"] {
        let probability = &all.pointer(path).unwrap()["Probability"];
        let probability = probability.as_f64().unwrap();
        assert!(probability > 0.5 && probability < 1.0, "{path}");
    }
}

#[test]
fn both_actions_tell_the_same_of_a_face() {
    let wire = Wire::new();
    for width in 100..130 {
        let file = base64(&pictures::png(width, 100));
        let demand = json!({"Image": file, "NeedFaceAttributes": 1});
        let one = &wire.ok("DetectFace", demand)["FaceInfos"][0]["FaceAttributesInfo"];
        let words = "Age,Eye,Gender,Hair,Hat,Mask,Smile,Beauty,Headpose";
        let demand = json!({"Image": file, "FaceAttributesType": words});
        let told = wire.ok("DetectFaceAttributes", demand);
        let other = &told["FaceDetailInfos"][0]["FaceDetailAttributesInfo"];
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
        let bang = number(&other["Hair"]["Bang"]["Type"]);
        assert_eq!(number(&one["Hair"]["Bang"]), 1 - bang);
    }
}

/// The outlines with the numbers of their points, all of which lie in the face of the photo.
fn outlines(shape: &Value) -> Vec<(&str, usize)> {
    let outlines = shape.as_object().unwrap().iter();
    let outlines = outlines.filter_map(|(name, points)| Some((&**name, points.as_array()?)));
    let counted = outlines.map(|(name, points)| {
        for point in points {
            within(&point["X"], 128..=128 + 256);
            within(&point["Y"], 102..=102 + 307);
        }
        (name, points.len())
    });
    counted.collect()
}

#[test]
fn landmarks_have_the_documented_numbers_and_lie_in_the_face() {
    let wire = Wire::new();
    let settings = json!({"Mode": 1, "FaceModelVersion": "2.0"});
    let told = wire.ok("AnalyzeFace", photo(settings));
    assert_eq!(told["FaceModelVersion"], "2.0");
    let shape = &told["FaceShapeSet"][0];
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
    assert_eq!(outlines(shape), expected);
    let x = |outline: &str| shape[outline][0]["X"].as_i64().unwrap();
    assert!(x("LeftPupil") < x("RightPupil"));
    let other = wire.ok("AnalyzeFace", json!({"Image": image(512)}));
    assert_ne!(other["FaceShapeSet"][0], *shape);
    let dense = wire.ok("AnalyzeDenseLandmarks", photo(json!({})));
    let shape = &dense["DenseFaceShapeSet"][0];
    let rect = ["X", "Y", "Width", "Height"].map(|name| &shape[name]);
    assert_eq!(json!(rect), json!([128, 102, 256, 307]));
    let counts: Vec<usize> = outlines(shape)
        .into_iter()
        .map(|(_, count)| count)
        .collect();
    assert_eq!((counts.len(), counts.iter().sum::<usize>()), (14, 888));
    assert!(!counts.contains(&0));
}

#[test]
fn every_face_is_alive() {
    for picture in [photo(json!({})), json!({"Image": image(300)})] {
        let told = Wire::new().ok("DetectLiveFaceAccurate", picture);
        assert_eq!(told["FaceModelVersion"], "3.0");
        let score = told["Score"].as_f64().unwrap();
        assert!((91.0..=99.0).contains(&score), "{score}");
    }
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
