//! Fault by effect. Pauses are in milliseconds, drawn at their longest.

use super::harness::{Harness, builder, course, create, idempotent, read, success};
use iai_tests::fake_server::Step;
use iai_tests::http::http;
use iai_tests::stopwatch::Stopwatch;

/// How every call ends that meets one of these codes.
const CODES: &[(&str, &[&str])] = &[
    (
        "1 []",
        &[
            "InvalidParameterValue.GroupIdIllegal",
            "SomethingNew",
            "ResourceUnavailable.Delivering",
            "FailedOperation.GroupInDeletedState",
            // Nothing tells the service's time, and there are no other credentials.
            "AuthFailure.SignatureExpire",
            "AuthFailure.TokenFailure",
        ],
    ),
    (
        "3 [500 + 1000]",
        &[
            "RequestLimitExceeded",
            "RequestLimitExceeded.UinLimitExceeded",
            "RequestLimitExceeded.IPLimitExceeded",
            "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
            "RequestLimitExceeded.OfTomorrow",
            "FailedOperation.RequestLimitExceeded",
            "FailedOperation.ConflictOperation",
            "FailedOperation.CreateFaceConcurrent",
            "FailedOperation.ImageDownloadError",
        ],
    ),
];

/// Those that do not end alike: a create is sent once, and nobody knows.
const FAULTS_OF_THE_SERVICE: &[&str] = &[
    "InternalError",
    "FailedOperation.ServerError",
    "FailedOperation.RequestTimeout",
    "ServiceUnavailable",
];

/// A read, an idempotent action and a create meet a fault that lasts.
fn assert_ends(fault: &Step, safe: &str, created: &str) {
    let harness = Harness::new([fault.clone()]);
    assert_eq!(harness.course(read()), safe, "read: {fault:?}");
    assert_eq!(harness.course(idempotent()), safe, "idempotent: {fault:?}");
    assert_eq!(harness.course(create()), created, "create: {fault:?}");
}

#[test]
fn each_code_that_lasts_ends_as_written() {
    for (course, codes) in CODES {
        for code in *codes {
            let end = format!("{course} {code}");
            assert_ends(&Step::error(code), &end, &end);
        }
    }
    for code in FAULTS_OF_THE_SERVICE {
        let safe = format!("3 [500 + 1000] {code}");
        let created = format!("1 [] {code}, unknown");
        assert_ends(&Step::error(code), &safe, &created);
    }
}

#[test]
fn each_fault_of_the_wire_that_lasts_ends_as_written() {
    let says = |body| Step::Say(http(200, body));
    let unknown = [
        (Step::ResetUnread, "Exchange"),
        (Step::Close, "Exchange"),
        (Step::Stall(""), "Attempt timeout"),
        (Step::half(), "CutOff"),
        (says("%!"), "NotJson"),
        (says(""), "Empty"),
        (Step::status(502), "status 502"),
    ];
    for (fault, end) in unknown {
        let safe = format!("3 [500 + 1000] {end}");
        assert_ends(&fault, &safe, &format!("1 [] {end}, unknown"));
    }
    let html = says("<html>");
    assert_ends(&html, "1 [] Html", "1 [] Html, unknown");
    let none = says("{}");
    assert_ends(&none, "1 [] NoEnvelope", "1 [] NoEnvelope, unknown");
    let busy = "3 [500 + 1000] status 429";
    assert_ends(&Step::status(429), busy, busy);
    let forbidden = "1 [] status 403";
    assert_ends(&Step::status(403), forbidden, forbidden);
}

/// Nothing was sent, so that even a create is repeated.
#[test]
fn a_refused_connection_is_tried_again() {
    let watch = Stopwatch::default();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", port.local_addr().unwrap());
    drop(port);
    let client = builder(&url, &watch).build().unwrap();
    let expected = "3 [500 + 1000] Connect";
    assert_eq!(course(&client, &watch, read()), expected);
    assert_eq!(course(&client, &watch, idempotent()), expected);
    assert_eq!(course(&client, &watch, create()), expected);
}

/// Faults that pass: one attempt more, and no error of the past (defect 2 of the vendor's SDKs).
#[test]
fn a_fault_that_passes_is_forgotten() {
    let table = [
        (Step::error("InternalError"), "1 [] InternalError, unknown"),
        (
            Step::error("RequestLimitExceeded.IPLimitExceeded"),
            "2 [500] done",
        ),
        (
            Step::error("FailedOperation.ConflictOperation"),
            "2 [500] done",
        ),
        (
            Step::error("FailedOperation.ImageDownloadError"),
            "2 [500] done",
        ),
        (Step::ResetUnread, "1 [] Exchange, unknown"),
        (Step::half(), "1 [] CutOff, unknown"),
        (Step::Stall(""), "1 [] Attempt timeout, unknown"),
    ];
    for (fault, created) in table {
        let harness = Harness::new([fault.clone(), success()]);
        assert_eq!(harness.course(read()), "2 [500] done", "{fault:?}");
        let harness = Harness::new([fault.clone(), success()]);
        assert_eq!(harness.course(create()), created, "{fault:?}");
    }
}
