//! What the protocol takes and refuses before it looks at signatures and parameters.

use std::sync::Arc;

use serde_json::Value;

use super::*;
use crate::account::Account;
use crate::clock::Clock;
use crate::faults::Faults;
use crate::identifiers::Identifiers;
use crate::journal::Journal;
use crate::signature::{Authenticator, Secrets};
use crate::testing::{ID, KEY, NOW, TestRequest};

fn service() -> Service {
    let identifiers = Arc::new(Identifiers::new(1));
    let mut secrets = Secrets::default();
    secrets.add(ID.to_owned(), KEY.to_owned(), None);
    Service {
        api: Box::new(Account::empty(Arc::clone(&identifiers))),
        authenticator: Authenticator {
            secrets,
            services: vec!["iai".to_owned()],
        },
        clock: Clock::new(|| NOW),
        identifiers,
        folder: None,
        reading: Reading::default(),
        faults: Faults::new(1),
        journal: Arc::new(Journal::new(10, None)),
        max_values: 1000,
    }
}

#[test]
fn calls_with_pictures_are_heavy_be_they_in_a_list_or_not() {
    let service = service();
    for (action, expected) in [
        ("CreatePerson", true),
        ("CreateFace", true),
        ("CreateGroup", false),
    ] {
        let session = service.open(TestRequest::post(action, "{}").incoming());
        assert_eq!(session.is_heavy, expected, "{action}");
    }
}

fn body(service: &Service, request: TestRequest) -> String {
    service.response(request.incoming()).delivery.envelope()
}

/// The code of the refusal, or nothing.
fn code(service: &Service, request: TestRequest) -> String {
    let whole: Value = serde_json::from_str(&body(service, request)).unwrap();
    let code = whole["Response"]["Error"]["Code"].as_str();
    code.unwrap_or_default().to_owned()
}

fn check(table: impl IntoIterator<Item = (TestRequest, &'static str)>) {
    let service = service();
    for (index, (request, expected)) in table.into_iter().enumerate() {
        assert_eq!(code(&service, request), expected, "{index}");
    }
}

fn valid() -> TestRequest {
    TestRequest::post("CreateGroup", r#"{"GroupId":"g","GroupName":"n"}"#)
}

/// A form of the older generation that only the signature is wrong with.
const FORM: &str = "Action=CreateGroup&GroupId=g&GroupName=n&Nonce=0&RequestClient=SDK&SecretId=AKIDtest&Signature=QQ==\
    &Timestamp=1700000000&Version=2020-03-03";

#[test]
fn only_get_and_post_with_their_content_types_are_spoken() {
    let typed = |content_type: &str| valid().header("Content-Type", content_type);
    let get = TestRequest::get("CreateGroup", "GroupId=g&GroupName=n");
    let form = || TestRequest::plain_post(FORM);
    let refused = [
        valid().method("PUT"),
        valid().method("DELETE"),
        valid().method("get"),
        typed("text/plain"),
        typed("application/json; charset=gbk"),
        typed("application/x-www-form-urlencoded"),
        valid().without("Content-Type"),
        get.clone().header("Content-Type", "application/json"),
        form().method("PUT"),
        form().header("Content-Type", "multipart/form-data; boundary=0"),
        TestRequest::plain_get(FORM).header("Content-Type", "application/json"),
        // With a header of the newer generation a form is a mistake.
        form().header("X-TC-Action", "CreateGroup"),
    ];
    check(refused.map(|request| (request, "UnsupportedProtocol")));
    let forged = "AuthFailure.SignatureFailure";
    check([
        (typed("application/json; charset=utf-8").signed(), ""),
        (get.signed(), "InvalidParameterValue.GroupIdAlreadyExist"),
        (valid().target("/?GroupId=g").signed(), "InvalidParameter"),
        (form(), forged),
        (TestRequest::plain_get(FORM), forged),
    ]);
}

#[test]
fn sizes_are_limited_to_the_byte() {
    let posted = |bytes: usize| valid().body(vec![b' '; bytes]).signed();
    let padded = |bytes: usize| format!("A={}", "a".repeat(bytes - 2));
    let got = |bytes: usize| TestRequest::get("CreateGroup", &padded(bytes)).signed();
    let too_large = "RequestSizeLimitExceeded";
    check([
        (posted(10_485_760), "InvalidParameter"),
        (posted(10_485_761), too_large),
        (got(32_768), "UnknownParameter"),
        (got(32_769), too_large),
        (
            TestRequest::plain_post(&padded(1_048_576)),
            "MissingParameter",
        ),
        (TestRequest::plain_post(&padded(1_048_577)), too_large),
        (TestRequest::plain_get(&padded(32_768)), "MissingParameter"),
        (TestRequest::plain_get(&padded(32_769)), too_large),
    ]);
}

#[test]
fn common_parameters_must_be_there_and_known() {
    for name in ["X-TC-Action", "X-TC-Version", "X-TC-Timestamp"] {
        let missing = [valid().without(name), valid().header(name, "")];
        check(missing.map(|request| (request.signed(), "MissingParameter")));
    }
    for name in [
        "Action",
        "Version",
        "Timestamp",
        "Nonce",
        "SecretId",
        "Signature",
    ] {
        let start = format!("{name}=");
        let pairs = FORM.split('&').filter(|pair| !pair.starts_with(&start));
        let without = pairs.collect::<Vec<_>>().join("&");
        check([(TestRequest::plain_post(&without), "MissingParameter")]);
    }
    let changed = |from: &str, to: &str| TestRequest::plain_post(&FORM.replace(from, to));
    let header = |name: &str, value: &str| valid().header(name, value).signed();
    check([
        (TestRequest::plain_get(""), "MissingParameter"),
        (header("X-TC-Timestamp", "now"), "InvalidParameter"),
        (changed("Timestamp=", "Timestamp=x"), "InvalidParameter"),
        (changed("Nonce=0", "Nonce=-1"), "InvalidParameter"),
        (changed("GroupId=", "%zz="), "InvalidParameter"),
        (
            changed("GroupId=g", "GroupId=g&GroupId=g"),
            "InvalidParameter",
        ),
        (
            TestRequest::plain_post("").body(b"A=\xff".as_slice()),
            "InvalidParameter",
        ),
        (header("X-TC-Version", "2018-03-01"), "NoSuchVersion"),
        (header("X-TC-Action", "createGroup"), "InvalidAction"),
    ]);
}

#[test]
fn a_misspelt_action_is_told_the_one_that_may_be_meant() {
    for (action, expected) in [
        (
            "CraeteGroup",
            "There is no action `CraeteGroup` in this version; did you mean CreateGroup?",
        ),
        ("Odd", "There is no action `Odd` in this version."),
    ] {
        let request = valid().header("X-TC-Action", action).signed();
        let whole: Value = serde_json::from_str(&body(&service(), request)).unwrap();
        assert_eq!(whole["Response"]["Error"]["Message"], expected);
    }
}

#[test]
fn headers_that_mean_nothing_here_are_ignored() {
    let names = [
        "X-TC-Region",
        "X-TC-Language",
        "X-TC-RequestClient",
        "Cookie",
    ];
    let request = names
        .into_iter()
        .fold(valid(), |request, name| request.header(name, "nowhere"));
    check([(request.signed(), "")]);
}
