use super::*;

#[test]
fn a_picture_is_of_the_person_or_not() {
    let lab = Lab::with_groups();
    lab.enrol("g", "p", 100);
    lab.enrol("old", "o", 100);
    for (action, id, model) in [
        ("VerifyFace", "p", "3.0"),
        ("VerifyFace", "o", "2.0"),
        ("VerifyPerson", "p", "3.0"),
    ] {
        assert_eq!(
            lab.ok(action, json!({"PersonId": id, "Image": image(100)})),
            json!({"Score": 100.0, "IsMatch": true, "FaceModelVersion": model})
        );
        let other = lab.ok(action, json!({"PersonId": id, "Image": image(300)}));
        assert_eq!(other["IsMatch"], false);
        assert!(other["Score"].as_f64().unwrap() < 60.0, "{other}");
    }
}

#[test]
fn checks_are_refused() {
    let lab = Lab::with_groups();
    lab.enrol("g", "p", 100);
    lab.enrol("old", "o", 100);
    lab.refused(
        "VerifyPerson",
        json!({"PersonId": "o", "Url": "http://h/absent.png"}),
        "InvalidParameterValue.UnsupportedGroupFaceModelVersion",
    );
    for action in ["VerifyFace", "VerifyPerson"] {
        lab.all_refused(
            action,
            [
                (
                    json!({"PersonId": "p", "Url": "http://h/absent.png"}),
                    "FailedOperation.ImageDownloadError",
                ),
                (
                    json!({"PersonId": "p", "Image": STANDARD.encode(gif(100, 100))}),
                    "FailedOperation.ImageDecodeFailed",
                ),
                (
                    json!({"PersonId": "p", "Image": faceless()}),
                    "InvalidParameterValue.NoFaceInPhoto",
                ),
            ],
        );
    }
}
