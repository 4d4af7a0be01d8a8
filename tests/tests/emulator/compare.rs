//! Likeness of two pictures, on the scales of the documentation.

use super::wire::{Row, Wire, base64, image, with};
use iai_tests::pictures::{self, ASTRONAUT};
use serde_json::{Value, json};

const ACTIONS: [&str; 3] = ["CompareFace", "CompareMaskFace", "DetectFaceSimilarity"];

fn pair(one: &[u8], other: &[u8]) -> Value {
    json!({"ImageA": base64(one), "ImageB": base64(other)})
}

fn score(wire: &Wire, action: &str, pair: Value) -> f64 {
    wire.ok(action, pair)["Score"].as_f64().unwrap()
}

#[test]
fn the_same_picture_scores_full_and_another_one_low() {
    let wire = Wire::new();
    for action in ACTIONS {
        assert_eq!(
            score(&wire, action, pair(ASTRONAUT, ASTRONAUT)),
            100.0,
            "{action}"
        );
        let other = pair(ASTRONAUT, &pictures::png(512, 512));
        let first = score(&wire, action, other.clone());
        assert!(first < 28.0, "{action} {first}");
        assert_eq!(score(&wire, action, other), first, "{action}");
        // Which is the first one makes no difference.
        assert_eq!(
            score(&wire, action, pair(&pictures::png(512, 512), ASTRONAUT)),
            first,
            "{action}"
        );
    }
}

#[test]
fn a_picture_coded_anew_scores_high() {
    let wire = Wire::new();
    let coded_anew = pair(&pictures::png(200, 200), &pictures::bmp(200, 200));
    for action in ACTIONS {
        let score = score(&wire, action, coded_anew.clone());
        assert!((90.0..=100.0).contains(&score), "{action} {score}");
    }
}

/// Margins cut off the photo, and the scores of the rest with the whole: of model 3.0, of model 2.0, of likeness.
const CROPPED: [(u32, f64, f64, f64); 6] = [
    (4, 95.0, 98.75, 97.0),
    (12, 78.67, 94.67, 87.2),
    (20, 51.38, 81.38, 70.83),
    (28, 30.4, 53.2, 42.56),
    (40, 13.45, 23.54, 18.83),
    (60, 2.14, 3.75, 3.0),
];

/// 40, 50 and 60 of model 3.0 are worth 70, 80 and 90 of model 2.0; 50 is worth 70 of DetectFaceSimilarity.
#[test]
fn models_have_scales_of_their_own() {
    let wire = Wire::new();
    for model in ["2.0", "3.0"] {
        let same = with(
            &pair(ASTRONAUT, ASTRONAUT),
            json!({"FaceModelVersion": model}),
        );
        let expected = json!({"Score": 100.0, "FaceModelVersion": model});
        assert_eq!(wire.ok("CompareFace", same), expected);
    }
    for (margin, new, old, likeness) in CROPPED {
        let pair = pair(ASTRONAUT, &pictures::cropped(margin));
        let old_model = with(&pair, json!({"FaceModelVersion": "2.0"}));
        for (action, parameters, expected) in [
            ("CompareFace", pair.clone(), new),
            ("CompareFace", old_model, old),
            ("CompareMaskFace", pair.clone(), new),
            ("DetectFaceSimilarity", pair.clone(), likeness),
        ] {
            let score = score(&wire, action, parameters);
            // Machines may differ in the last digit of a cosine.
            assert!(
                (score - expected).abs() < 0.03,
                "{action} {margin}: {score}"
            );
        }
    }
}

#[test]
fn comparisons_are_refused() {
    let wire = Wire::new();
    let whole = json!({"ImageA": image(100), "ImageB": image(100)});
    let model = "InvalidParameterValue.FaceModelVersionIllegal";
    let unknown = "UnknownParameter";
    let illegal = "InvalidParameter.InvalidParameter";
    for (action, changes, code) in [
        ("CompareFace", json!({"FaceModelVersion": "4.0"}), model),
        ("CompareMaskFace", json!({"FaceModelVersion": "2.0"}), model),
        (
            "DetectFaceSimilarity",
            json!({"FaceModelVersion": "3.0"}),
            unknown,
        ),
        ("CompareFace", json!({"NeedRotateDetection": 7}), illegal),
        (
            "CompareMaskFace",
            json!({"NeedRotateDetection": 1}),
            unknown,
        ),
        (
            "DetectFaceSimilarity",
            json!({"NeedRotateDetection": 1}),
            unknown,
        ),
        ("CompareFace", json!({"FaceMatchingStrategy": 7}), illegal),
        (
            "CompareMaskFace",
            json!({"FaceMatchingStrategy": 1}),
            unknown,
        ),
    ] {
        wire.refuses([("a setting", action, with(&whole, changes), code)]);
    }
    for action in ACTIONS {
        let row = |what, changes, code| -> Row { (what, action, with(&whole, changes), code) };
        wire.refuses([
            row(
                "quality",
                json!({"QualityControl": 5}),
                "InvalidParameterValue.QualityControlIllegal",
            ),
            row(
                "both wrong",
                json!({"ImageA": "", "ImageB": "@"}),
                "InvalidParameterValue.ImageEmpty",
            ),
            row("a third", json!({"Image": image(100)}), unknown),
        ]);
    }
}
