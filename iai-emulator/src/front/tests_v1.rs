//! Whole requests of the older generation through the front.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha1::Sha1;

use super::tests::{answer, code, front};
use crate::testing::{Draft, ID, KEY, NOW};

const HOST: &str = "iai.tencentcloudapi.com";

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b' ' => "+".to_owned(),
            byte if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

/// A query or form, signed with HmacSHA1 by code that knows nothing of the emulator's.
fn signed(method: &str, parameters: &[(&str, &str)]) -> String {
    let now = NOW.to_string();
    let common = [
        ("Version", "2020-03-03"),
        ("Timestamp", &now),
        ("Nonce", "0"),
        ("SecretId", ID),
        ("RequestClient", "SDK_TEST"),
        ("Region", "ap-guangzhou"),
        ("Language", "en-US"),
    ];
    let mut pairs = [&common[..], parameters].concat();
    pairs.sort_unstable();
    let text = |join: fn(&str) -> String| -> String {
        let pairs: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{name}={}", join(value)))
            .collect();
        pairs.join("&")
    };
    let mut mac = Hmac::<Sha1>::new_from_slice(KEY.as_bytes()).unwrap();
    mac.update(format!("{method}{HOST}/?{}", text(str::to_owned)).as_bytes());
    let signature = STANDARD.encode(mac.finalize().into_bytes());
    format!("{}&Signature={}", text(encoded), encoded(&signature))
}

fn get(parameters: &[(&str, &str)]) -> Draft {
    Draft::plain_get(&signed("GET", parameters))
}

fn post(parameters: &[(&str, &str)]) -> Draft {
    Draft::plain_post(&signed("POST", parameters))
}

const GROUP: [(&str, &str); 4] = [
    ("Action", "CreateGroup"),
    ("GroupId", "g"),
    ("GroupName", "Cloud & Smart 群 +="),
    ("GroupExDescriptions.0", "a"),
];

#[test]
fn a_group_is_created_by_query_and_by_form() {
    for draft in [get(&GROUP), post(&GROUP)] {
        assert_eq!(answer(&front(), draft), json!({"FaceModelVersion": "3.0"}));
    }
}

#[test]
fn numbers_get_their_types_from_the_table() {
    let front = front();
    assert_eq!(code(&front, post(&GROUP)), "");
    let person = [
        ("Action", "CreatePerson"),
        ("GroupId", "g"),
        ("PersonName", "n"),
        ("PersonId", "p"),
        ("Gender", "3"),
        ("Url", "http://h/a.png"),
    ];
    assert_eq!(
        code(&front, post(&person)),
        "InvalidParameterValue.PersonGenderIllegal"
    );
}

fn check(table: impl IntoIterator<Item = (Draft, &'static str)>) {
    let front = front();
    for (index, (draft, expected)) in table.into_iter().enumerate() {
        assert_eq!(code(&front, draft), expected, "{index}");
    }
}

fn form() -> String {
    signed("POST", &GROUP)
}

#[test]
fn what_the_protocol_needs_must_be_there() {
    let without = |name: &str| {
        let form = form();
        let start = format!("{name}=");
        let pairs = form.split('&').filter(|pair| !pair.starts_with(&start));
        Draft::plain_post(&pairs.collect::<Vec<_>>().join("&"))
    };
    let needed = [
        "Action",
        "Version",
        "Timestamp",
        "Nonce",
        "SecretId",
        "Signature",
    ];
    check(needed.map(|name| (without(name), "MissingParameter")));
    check([(Draft::plain_get(""), "MissingParameter")]);
}

#[test]
fn other_methods_and_content_types_are_not_spoken() {
    let posted = || Draft::plain_post(&form());
    let multipart = "multipart/form-data; boundary=0";
    let drafts = [
        posted().method("PUT"),
        get(&GROUP).header("Content-Type", "application/json"),
        posted().header("Content-Type", multipart),
        // With a header of the newer generation a form is a mistake.
        posted().header("X-TC-Action", "CreateGroup"),
    ];
    check(drafts.map(|draft| (draft, "UnsupportedProtocol")));
}

#[test]
fn forms_must_be_readable_and_have_each_name_once() {
    let changed = |from: &str, to: &str| Draft::plain_post(&form().replace(from, to));
    let drafts = [
        changed("Nonce=0", "Nonce=-1"),
        changed("Timestamp=", "Timestamp=x"),
        Draft::plain_post(&format!("{}&GroupId=g", form())),
        Draft::plain_post(&format!("{}&%zz=1", form())),
        Draft::plain_post("").body(b"A=\xff".as_slice()),
        Draft::plain_post(&form()).target("/?GroupId=g"),
    ];
    check(drafts.map(|draft| (draft, "InvalidParameter")));
}

#[test]
fn the_rest_has_the_codes_of_the_newer_generation() {
    let with = |name: &'static str| post(&[&GROUP[..], &[(name, "1")]].concat());
    let forged = Draft::plain_post(&form().replace("GroupId=g", "GroupId=h"));
    check([
        (post(&[("Action", "createGroup")]), "InvalidAction"),
        (with("Odd"), "UnknownParameter"),
        (with("Token"), "AuthFailure.TokenFailure"),
        (forged, "AuthFailure.SignatureFailure"),
    ]);
}

#[test]
fn a_form_may_have_a_megabyte_and_a_query_32_kilobytes() {
    let padded = |bytes: usize| {
        let mut form = "Tag=".to_owned();
        form.extend(std::iter::repeat_n('a', bytes - form.len()));
        form
    };
    let front = front();
    for (draft, expected) in [
        (Draft::plain_post(&padded(1_048_576)), "MissingParameter"),
        (
            Draft::plain_post(&padded(1_048_577)),
            "RequestSizeLimitExceeded",
        ),
        (Draft::plain_get(&padded(32_768)), "MissingParameter"),
        (
            Draft::plain_get(&padded(32_769)),
            "RequestSizeLimitExceeded",
        ),
    ] {
        assert_eq!(code(&front, draft), expected);
    }
}

#[test]
fn the_log_tells_the_generation_and_no_secrets() {
    let front = front();
    code(&front, post(&GROUP));
    code(&front, Draft::post("CreateGroup", "{}").signed());
    let records = front.journal.records();
    let shown = serde_json::to_string(&records).unwrap();
    assert!(!shown.contains(ID) && !shown.contains("Cloud"), "{shown}");
    let told: Vec<String> = records
        .iter()
        .map(|each| {
            format!(
                "{} {:?} {} {}",
                each.sequence, each.protocol, each.action, each.code
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "0 V1 CreateGroup ok",
            "1 V3 CreateGroup MissingParameter.ErrorParameterEmpty"
        ]
    );
}
