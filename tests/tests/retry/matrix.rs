//! Fault by effect. Pauses are in milliseconds, drawn at their longest.

use super::bench::{Bench, builder, course, create, idempotent, read, success};
use iai_tests::faulty::Step;
use iai_tests::scripted::http;
use iai_tests::stopwatch::Stopwatch;

/// A fault that lasts, and how a read, an idempotent action and a create end. Where one text stands, all end alike.
struct Row {
    fault: Step,
    ends: Ends,
}

#[derive(Clone, Copy)]
enum Ends {
    Alike(&'static str),
    /// A create ends otherwise.
    Create(&'static str, &'static str),
}

fn row(fault: Step, ends: Ends) -> Row {
    Row { fault, ends }
}

/// Codes of the service.
const ERRORS: &[(&str, Ends)] = &[
    (
        "InvalidParameterValue.GroupIdIllegal",
        Ends::Alike("1 [] InvalidParameterValue.GroupIdIllegal"),
    ),
    ("SomethingNew", Ends::Alike("1 [] SomethingNew")),
    (
        "RequestLimitExceeded",
        Ends::Alike("3 [500 + 1000] RequestLimitExceeded"),
    ),
    (
        "RequestLimitExceeded.UinLimitExceeded",
        Ends::Alike("3 [500 + 1000] RequestLimitExceeded.UinLimitExceeded"),
    ),
    (
        "RequestLimitExceeded.IPLimitExceeded",
        Ends::Alike("3 [500 + 1000] RequestLimitExceeded.IPLimitExceeded"),
    ),
    (
        "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
        Ends::Alike("3 [500 + 1000] RequestLimitExceeded.GlobalRegionUinLimitExceeded"),
    ),
    (
        "RequestLimitExceeded.OfTomorrow",
        Ends::Alike("3 [500 + 1000] RequestLimitExceeded.OfTomorrow"),
    ),
    (
        "FailedOperation.RequestLimitExceeded",
        Ends::Alike("3 [500 + 1000] FailedOperation.RequestLimitExceeded"),
    ),
    (
        "InternalError",
        Ends::Create(
            "3 [500 + 1000] InternalError",
            "1 [] InternalError, unknown",
        ),
    ),
    (
        "FailedOperation.ServerError",
        Ends::Create(
            "3 [500 + 1000] FailedOperation.ServerError",
            "1 [] FailedOperation.ServerError, unknown",
        ),
    ),
    (
        "FailedOperation.RequestTimeout",
        Ends::Create(
            "3 [500 + 1000] FailedOperation.RequestTimeout",
            "1 [] FailedOperation.RequestTimeout, unknown",
        ),
    ),
    (
        "ServiceUnavailable",
        Ends::Create(
            "3 [500 + 1000] ServiceUnavailable",
            "1 [] ServiceUnavailable, unknown",
        ),
    ),
    (
        "ResourceUnavailable.Delivering",
        Ends::Alike("1 [] ResourceUnavailable.Delivering"),
    ),
    (
        "FailedOperation.GroupInDeletedState",
        Ends::Alike("1 [] FailedOperation.GroupInDeletedState"),
    ),
    (
        "FailedOperation.ConflictOperation",
        Ends::Alike("3 [500 + 1000] FailedOperation.ConflictOperation"),
    ),
    (
        "FailedOperation.CreateFaceConcurrent",
        Ends::Alike("3 [500 + 1000] FailedOperation.CreateFaceConcurrent"),
    ),
    (
        "FailedOperation.ImageDownloadError",
        Ends::Alike("3 [500 + 1000] FailedOperation.ImageDownloadError"),
    ),
    // Nothing tells the service's time, and there are no other credentials.
    (
        "AuthFailure.SignatureExpire",
        Ends::Alike("1 [] AuthFailure.SignatureExpire"),
    ),
    (
        "AuthFailure.TokenFailure",
        Ends::Alike("1 [] AuthFailure.TokenFailure"),
    ),
];

fn error_rows() -> impl Iterator<Item = Row> {
    ERRORS
        .iter()
        .map(|(code, ends)| row(Step::error(code), *ends))
}

fn wire_rows() -> Vec<Row> {
    use Ends::{Alike, Create};
    let garbage = |body| Step::Say(http(200, body));
    vec![
        row(
            Step::ResetUnread,
            Create("3 [500 + 1000] Exchange", "1 [] Exchange, unknown"),
        ),
        row(
            Step::Close,
            Create("3 [500 + 1000] Exchange", "1 [] Exchange, unknown"),
        ),
        row(
            Step::Hold,
            Create(
                "3 [500 + 1000] Attempt time-out",
                "1 [] Attempt time-out, unknown",
            ),
        ),
        row(
            Step::half(),
            Create("3 [500 + 1000] CutOff", "1 [] CutOff, unknown"),
        ),
        row(
            garbage("%!"),
            Create("3 [500 + 1000] NotJson", "1 [] NotJson, unknown"),
        ),
        row(
            garbage(""),
            Create("3 [500 + 1000] Empty", "1 [] Empty, unknown"),
        ),
        row(garbage("<html>"), Create("1 [] Html", "1 [] Html, unknown")),
        row(
            garbage("{}"),
            Create("1 [] NoEnvelope", "1 [] NoEnvelope, unknown"),
        ),
        row(
            Step::status(502),
            Create("3 [500 + 1000] status 502", "1 [] status 502, unknown"),
        ),
        row(Step::status(429), Alike("3 [500 + 1000] status 429")),
        row(Step::status(403), Alike("1 [] status 403")),
    ]
}

#[test]
fn each_fault_that_lasts_ends_as_written() {
    for Row { fault, ends } in error_rows().chain(wire_rows()) {
        let (safe, unsafe_) = match ends {
            Ends::Alike(all) => (all, all),
            Ends::Create(safe, create) => (safe, create),
        };
        let bench = Bench::new([fault.clone()]);
        assert_eq!(bench.course(read()), safe, "read: {fault:?}");
        assert_eq!(bench.course(idempotent()), safe, "idempotent: {fault:?}");
        assert_eq!(bench.course(create()), unsafe_, "create: {fault:?}");
    }
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
        (Step::Hold, "1 [] Attempt time-out, unknown"),
    ];
    for (fault, created) in table {
        let bench = Bench::new([fault.clone(), success()]);
        assert_eq!(bench.course(read()), "2 [500] done", "{fault:?}");
        let bench = Bench::new([fault.clone(), success()]);
        assert_eq!(bench.course(create()), created, "{fault:?}");
    }
}
