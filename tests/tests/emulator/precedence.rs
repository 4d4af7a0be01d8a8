//! A request that is wrong in every way gets the code of the first stage: protocol, authentication, parameters, state.

use super::wire::{NOW, Wire, base64, code, with};
use iai_tests::pictures;
use iai_tests::raw::{Request, SECRET_ID, SECRET_KEY};
use serde_json::{Value, json};

/// The code for a mistake, and what repairs it.
type Repair = (&'static str, fn(&mut Request, &str));

/// Repairs of everything but the parameters, in the order of the checks.
const REPAIRS: [Repair; 10] = [
    ("UnsupportedProtocol", |it, _| it.method = "POST".into()),
    ("UnsupportedProtocol", |it, _| {
        it.content_type = "application/json".into()
    }),
    ("RequestSizeLimitExceeded", |it, _| it.body = b"{".to_vec()),
    ("AuthFailure.InvalidAuthorization", |it, _| {
        it.service = "iai".into()
    }),
    ("AuthFailure.SignatureExpire", |it, _| it.timestamp = NOW),
    ("AuthFailure.SecretIdNotFound", |it, _| {
        it.secret_id = SECRET_ID.into()
    }),
    ("AuthFailure.SignatureFailure", |it, _| {
        it.secret_key = SECRET_KEY.into()
    }),
    ("AuthFailure.TokenFailure", |it, _| {
        it.headers.retain(|(name, _)| name != "X-TC-Token")
    }),
    ("NoSuchVersion", |it, _| {
        set(it, "X-TC-Version", "2020-03-03")
    }),
    ("InvalidAction", |it, action| set(it, "X-TC-Action", action)),
];

fn set(request: &mut Request, name: &str, value: &str) {
    *request = request.clone().header(name, value);
}

const EMPTY: &str = "MissingParameter.ErrorParameterEmpty";
const NO_GROUP: &str = "InvalidParameterValue.GroupIdNotExist";
const NO_PERSON: &str = "InvalidParameterValue.PersonIdNotExist";
const NOT_MEMBER: &str = "FailedOperation.GroupPersonMapNotExist";
const DOWNLOAD: &str = "FailedOperation.ImageDownloadError";

/// Bodies with ever less wrong in them, each with its code.
type Bodies = Vec<(Value, &'static str)>;

const URL: &str = "http://h/a.png";

fn copy_person() -> Bodies {
    vec![
        (json!({"Odd": 1, "GroupIds": 1}), "UnknownParameter"),
        (json!({"GroupIds": 1}), EMPTY),
        (
            json!({"PersonId": "a b", "GroupIds": 1}),
            "InvalidParameter",
        ),
        (
            json!({"PersonId": "a b", "GroupIds": []}),
            "InvalidParameterValue.PersonIdIllegal",
        ),
        (json!({"PersonId": "x", "GroupIds": []}), EMPTY),
        (json!({"PersonId": "x", "GroupIds": ["x"]}), NO_GROUP),
        (json!({"PersonId": "x", "GroupIds": ["g"]}), NO_PERSON),
        (
            json!({"PersonId": "p", "GroupIds": ["g", "old"]}),
            "FailedOperation.GroupPersonMapExist",
        ),
        (
            json!({"PersonId": "p", "GroupIds": ["old"]}),
            "FailedOperation.AcrossVersionsError",
        ),
    ]
}

fn create_person() -> Bodies {
    let plain = base64(&pictures::plain(100, 100));
    vec![
        (json!({"Odd": 1}), "UnknownParameter"),
        (
            json!({"GroupId": "x", "PersonId": "p", "PersonName": "", "Gender": 9, "Url": URL}),
            EMPTY,
        ),
        (
            json!({"GroupId": "x", "PersonId": "p", "PersonName": "n", "Gender": 9}),
            "InvalidParameterValue.PersonGenderIllegal",
        ),
        (
            json!({"GroupId": "x", "PersonId": "p", "PersonName": "n"}),
            EMPTY,
        ),
        (
            json!({"GroupId": "x", "PersonId": "p", "PersonName": "n", "Image": "@"}),
            "FailedOperation.ImageDecodeFailed",
        ),
        (
            json!({"GroupId": "x", "PersonId": "p", "PersonName": "n", "Image": plain}),
            NO_GROUP,
        ),
        (
            json!({"GroupId": "g", "PersonId": "p", "PersonName": "n", "Image": plain}),
            "InvalidParameterValue.PersonIdAlreadyExist",
        ),
        (
            with(
                &described("g", "q", 0),
                json!({"PersonName": "n", "Url": URL}),
            ),
            "InvalidParameterValue.PersonExDescriptionInfosExceed",
        ),
        (
            json!({"GroupId": "g", "PersonId": "q", "PersonName": "n", "Image": plain}),
            "InvalidParameterValue.NoFaceInPhoto",
        ),
        (
            json!({"GroupId": "g", "PersonId": "q", "PersonName": "n", "Image": plain, "Url": URL}),
            DOWNLOAD,
        ),
    ]
}

fn create_face() -> Bodies {
    vec![
        (
            json!({"PersonId": "x", "Urls": ["", "", "", "", ""]}),
            "InvalidParameterValue.UploadFaceNumExceed",
        ),
        (
            json!({"PersonId": "x", "Urls": [URL, "nowhere"]}),
            "InvalidParameterValue.UrlIllegal",
        ),
        (json!({"PersonId": "x", "Urls": [URL]}), NO_PERSON),
        (json!({"PersonId": "p", "Urls": [URL]}), DOWNLOAD),
    ]
}

fn search_faces() -> Bodies {
    vec![
        (
            json!({"GroupIds": ["x"], "MaxPersonNum": 101, "Url": "nowhere"}),
            "InvalidParameterValue.UrlIllegal",
        ),
        (
            json!({"GroupIds": ["x"], "MaxPersonNum": 101, "Url": URL}),
            "InvalidParameterValue.LimitExceed",
        ),
        (json!({"GroupIds": ["g", "old", "x"], "Url": URL}), NO_GROUP),
        (
            json!({"GroupIds": ["empty"], "Url": URL}),
            "InvalidParameterValue.NoFaceInGroups",
        ),
        (
            json!({"GroupIds": ["g", "old"], "Url": URL}),
            "FailedOperation.AcrossVersionsError",
        ),
        (json!({"GroupIds": ["g"], "Url": URL}), DOWNLOAD),
    ]
}

fn verify_person() -> Bodies {
    vec![
        (json!({"PersonId": "x"}), "InvalidParameterValue.ImageEmpty"),
        (json!({"PersonId": "x", "Url": URL}), NO_PERSON),
        (
            json!({"PersonId": "o", "Url": URL}),
            "InvalidParameterValue.UnsupportedGroupFaceModelVersion",
        ),
        (json!({"PersonId": "p", "Url": URL}), DOWNLOAD),
    ]
}

fn verify_face() -> Bodies {
    vec![
        (json!({"PersonId": "x", "Url": URL}), NO_PERSON),
        (json!({"PersonId": "o", "Url": URL}), DOWNLOAD),
    ]
}

fn delete_person_from_group() -> Bodies {
    vec![
        (json!({"GroupId": "x", "PersonId": "x"}), NO_GROUP),
        (json!({"GroupId": "empty", "PersonId": "x"}), NO_PERSON),
        (json!({"GroupId": "empty", "PersonId": "p"}), NOT_MEMBER),
    ]
}

fn modify_person_group_info() -> Bodies {
    vec![
        (
            json!({"GroupId": "x", "PersonId": "x", "PersonExDescriptionInfos": []}),
            EMPTY,
        ),
        (described("x", "x", 7), NO_GROUP),
        (described("g", "x", 7), NO_PERSON),
        (described("empty", "p", 7), NOT_MEMBER),
        (
            described("g", "p", 7),
            "InvalidParameterValue.PersonExDescriptionInfosExceed",
        ),
    ]
}

fn described(group: &str, person: &str, index: u64) -> Value {
    let entry = json!({"PersonExDescriptionIndex": index, "PersonExDescription": "v"});
    json!({"GroupId": group, "PersonId": person, "PersonExDescriptionInfos": [entry]})
}

fn wire() -> Wire {
    let wire = Wire::with_groups(&["g", "empty"]);
    wire.group("old", json!({"FaceModelVersion": "2.0"}));
    wire.person("g", "p", 100);
    wire.person("old", "o", 100);
    wire
}

/// A request with nothing right about it.
fn hopeless(wire: &Wire) -> Request {
    let request = Request {
        method: "PUT".into(),
        content_type: "text/plain".into(),
        body: vec![b'{'; 10_485_761],
        service: "cvm".into(),
        timestamp: 0,
        secret_id: "nobody".into(),
        secret_key: "wrong".into(),
        ..wire.post("MakeIt", &json!({}))
    };
    request
        .header("X-TC-Version", "1")
        .header("X-TC-Token", "t")
}

#[test]
fn the_earlier_stage_answers_whatever_else_is_wrong() {
    let wire = wire();
    let before = wire.state();
    let stages = [
        ("CopyPerson", copy_person()),
        ("CreatePerson", create_person()),
        ("CreateFace", create_face()),
        ("SearchFaces", search_faces()),
        ("VerifyPerson", verify_person()),
        ("VerifyFace", verify_face()),
        ("DeletePersonFromGroup", delete_person_from_group()),
        ("ModifyPersonGroupInfo", modify_person_group_info()),
    ];
    for (index, (action, bodies)) in stages.into_iter().enumerate() {
        let mut request = hopeless(&wire);
        for (expected, repair) in REPAIRS {
            // Large bodies take time: once is enough.
            if index == 0 || request.body.len() == 1 {
                assert_eq!(code(&wire.send(&request)), expected, "{action}");
            }
            repair(&mut request, action);
        }
        assert_eq!(code(&wire.send(&request)), "InvalidParameter", "{action}");
        for (body, expected) in bodies {
            request.body = body.to_string().into_bytes();
            assert_eq!(code(&wire.send(&request)), expected, "{action} {body}");
        }
        assert_eq!(wire.state(), before, "{action}");
    }
}
