//! The vectors that the vendor published, and every way a signature can be wrong.

use super::*;
use crate::testing::{ID, KEY, NOW, SIGNING, TestRequest};

const EXAMPLE_ID: &str = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
const EXAMPLE_KEY: &str = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
/// The newer copies of the vendor's page mask the key; a key of 32 asterisks gives the numbers that they print.
const MASKED_KEY: &str = "********************************";

struct Vector {
    request: TestRequest,
    key: &'static str,
    timestamp: u64,
    signed: &'static [&'static str],
    payload: &'static str,
    canonical: &'static str,
    signature: &'static str,
}

fn describe_instances() -> TestRequest {
    let body =
        r#"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#;
    TestRequest::post("DescribeInstances", body)
        .header("Host", "cvm.tencentcloudapi.com")
        .header("Content-Type", "application/json; charset=utf-8")
        .header("X-TC-Version", "2017-03-12")
        .header("X-TC-Timestamp", "1551113065")
}

fn vectors() -> [Vector; 3] {
    const PAYLOAD: &str = "35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064";
    [
        Vector {
            request: describe_instances(),
            key: EXAMPLE_KEY,
            timestamp: 1_551_113_065,
            signed: &["content-type", "host"],
            payload: PAYLOAD,
            canonical: "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031",
            signature: "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168",
        },
        Vector {
            request: describe_instances(),
            key: MASKED_KEY,
            timestamp: 1_551_113_065,
            signed: &["content-type", "host", "x-tc-action"],
            payload: PAYLOAD,
            canonical: "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84",
            signature: "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f",
        },
        Vector {
            request: TestRequest::get("DescribeInstances", "Limit=10&Offset=0")
                .header("Host", "cvm.tencentcloudapi.com")
                .header("X-TC-Version", "2017-03-12")
                .header("X-TC-Timestamp", "1539084154"),
            key: EXAMPLE_KEY,
            timestamp: 1_539_084_154,
            signed: &["content-type", "host"],
            payload: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            canonical: "91c9c192c14460df6c1ffc69e34e6c5e90708de2a6d282cccf957dbf1aa7f3a7",
            signature: "5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474",
        },
    ]
}

fn authenticator(id: &str, key: &str, service: &str) -> Authenticator {
    let mut secrets = Secrets::default();
    secrets.add(id.to_owned(), key.to_owned(), None);
    Authenticator {
        secrets,
        services: vec![service.to_owned()],
    }
}

fn admitted(timestamp: u64) -> Admitted {
    Admitted {
        common: Common {
            action: "CreateGroup".to_owned(),
            version: "2020-03-03".to_owned(),
            timestamp,
        },
        dialect: Dialect::V3,
    }
}

#[test]
fn published_hashes_agree_step_by_step() {
    for vector in vectors() {
        let incoming = vector.request.incoming();
        assert_eq!(payload_hash(&incoming), vector.payload);
        let signed: Vec<String> = vector.signed.iter().map(ToString::to_string).collect();
        let canonical = Canonical {
            incoming: &incoming,
            host: "cvm.tencentcloudapi.com",
            signed: &signed,
            payload: vector.payload,
        };
        let request = canonical.request().unwrap();
        assert_eq!(hex_sha256(request.as_bytes()), vector.canonical);
    }
}

#[test]
fn published_signatures_pass_and_no_other_key_makes_them() {
    for vector in vectors() {
        let date = utc_date(vector.timestamp);
        let header = format!(
            "TC3-HMAC-SHA256 Credential={EXAMPLE_ID}/{date}/cvm/tc3_request, SignedHeaders={}, Signature={}",
            vector.signed.join(";"),
            vector.signature,
        );
        let incoming = vector.request.header("Authorization", &header).incoming();
        let common = admitted(vector.timestamp);
        let authenticator_with = |key| authenticator(EXAMPLE_ID, key, "cvm");
        assert_eq!(
            authenticator_with(vector.key).admit(&incoming, &common, vector.timestamp),
            Ok(())
        );
        let refusal = authenticator_with("another")
            .admit(&incoming, &common, vector.timestamp)
            .unwrap_err();
        assert_eq!(refusal.code(), "AuthFailure.SignatureFailure");
    }
}

/// The code of the refusal, or nothing.
fn outcome(request: TestRequest) -> String {
    let admitted = authenticator(ID, KEY, "iai").admit(&request.incoming(), &admitted(NOW), NOW);
    admitted
        .err()
        .map(|refusal| refusal.code().to_owned())
        .unwrap_or_default()
}

fn request() -> TestRequest {
    TestRequest::post("CreateGroup", "{}")
}

#[test]
fn what_is_signed_and_sent_alike_passes() {
    let many = Signing {
        signed: &[
            "content-type",
            "host",
            "x-tc-action",
            "x-tc-region",
            "x-tc-timestamp",
        ],
        ..SIGNING
    };
    let unsigned = request().header("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD");
    let with_port = request().header("Host", "127.0.0.1:8080");
    let passing = [
        request().signed(),
        TestRequest::get("CreateGroup", "b=%20&a=+").signed(),
        request()
            .header("X-TC-Region", "  Ap-Guangzhou ")
            .sign(&many),
        unsigned.clone().signed().body("another body"),
        TestRequest::get("CreateGroup", "a=1")
            .header("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD")
            .signed(),
        with_port.clone().signed(),
        // Signed without the port, sent with it.
        request()
            .header("Host", "127.0.0.1")
            .signed()
            .header("Host", "127.0.0.1:8080"),
        // Not among the signed headers.
        request().signed().header("X-TC-Region", "ap-guangzhou"),
    ];
    for (index, request) in passing.into_iter().enumerate() {
        assert_eq!(outcome(request), "", "{index}");
    }
}

#[test]
fn what_changes_after_signing_fails() {
    let unsigned = request().header("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD");
    let failing = [
        request().signed().body("{ }"),
        request()
            .signed()
            .header("Host", "iai.intl.tencentcloudapi.com"),
        request()
            .signed()
            .header("Content-Type", "application/json; charset=utf-8"),
        request().signed().method("PUT"),
        TestRequest::get("CreateGroup", "a=%20b")
            .signed()
            .target("/?a=+b"),
        TestRequest::get("CreateGroup", "a=1&b=2")
            .signed()
            .target("/?b=2&a=1"),
        request()
            .signed()
            .header("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD"),
        unsigned.clone().signed().without("X-TC-Content-SHA256"),
        unsigned
            .signed()
            .header("X-TC-Content-SHA256", "unsigned-payload"),
        request().signed().without("Host"),
        request().sign(&Signing {
            key: "another",
            ..SIGNING
        }),
        request().sign(&Signing {
            signed: &["content-type", "host", "x-absent"],
            ..SIGNING
        }),
        // The port is part of what was signed, but was not sent.
        request()
            .header("Host", "127.0.0.1:8080")
            .signed()
            .header("Host", "127.0.0.1"),
    ];
    for (index, request) in failing.into_iter().enumerate() {
        assert_eq!(outcome(request), "AuthFailure.SignatureFailure", "{index}");
    }
}

#[test]
fn credentials_must_fit_the_request() {
    let yesterday = Signing {
        timestamp: NOW - 86_400,
        ..SIGNING
    };
    let table = [
        (request(), "AuthFailure.InvalidAuthorization"),
        (
            request().header("Authorization", "SKIP"),
            "AuthFailure.InvalidAuthorization",
        ),
        (
            request().sign(&Signing {
                service: "cvm",
                ..SIGNING
            }),
            "AuthFailure.InvalidAuthorization",
        ),
        (
            request().sign(&yesterday),
            "AuthFailure.InvalidAuthorization",
        ),
        (
            request().sign(&Signing {
                id: "AKIDother",
                ..SIGNING
            }),
            "AuthFailure.SecretIdNotFound",
        ),
        (
            request().signed().header("X-TC-Token", "any"),
            "AuthFailure.TokenFailure",
        ),
    ];
    for (request, code) in table {
        let shown = format!("{request:?}");
        assert_eq!(outcome(request), code, "{shown}");
    }
}

#[test]
fn the_window_is_300_seconds_on_both_sides() {
    /// 2019-02-26 00:00:00 UTC.
    const MIDNIGHT: u64 = 1_551_139_200;
    for (timestamp, now, passes) in [
        (NOW, NOW, true),
        (NOW, NOW + 300, true),
        (NOW, NOW - 300, true),
        (NOW, NOW + 301, false),
        (NOW, NOW - 301, false),
        (NOW, 0, false),
        (NOW, u64::MAX, false),
        (NOW * 1000, NOW, false),
        (MIDNIGHT - 1, MIDNIGHT, true),
        (MIDNIGHT, MIDNIGHT - 1, true),
        (300, 0, true),
    ] {
        let signing = Signing {
            timestamp,
            ..SIGNING
        };
        let incoming = request().sign(&signing).incoming();
        let admitted = authenticator(ID, KEY, "iai").admit(&incoming, &admitted(timestamp), now);
        assert_eq!(admitted.is_ok(), passes, "{timestamp} at {now}");
        if let Err(refusal) = admitted {
            assert_eq!(refusal.code(), "AuthFailure.SignatureExpire");
            // Clients read the server's time from this message when a response has no `Date`.
            assert!(refusal.message().ends_with(&format!(" {now}")), "{refusal}");
        }
    }
    let another_second = authenticator(ID, KEY, "iai").admit(
        &request().signed().incoming(),
        &admitted(NOW - 1),
        NOW,
    );
    let code = another_second.unwrap_err().code().to_owned();
    assert_eq!(code, "AuthFailure.SignatureFailure");
}

#[test]
fn a_token_must_be_the_one_of_its_key() {
    let mut secrets = Secrets::default();
    secrets.add(ID.to_owned(), KEY.to_owned(), Some("own".to_owned()));
    secrets.add("AKIDplain".to_owned(), KEY.to_owned(), None);
    secrets.require("common");
    let authenticator = Authenticator {
        secrets,
        services: vec!["iai".to_owned()],
    };
    let plain = Signing {
        id: "AKIDplain",
        ..SIGNING
    };
    let table = [
        (request().header("X-TC-Token", "own").signed(), true),
        (request().header("X-TC-Token", "common").signed(), false),
        (request().header("X-TC-Token", "").signed(), false),
        (request().signed(), false),
        (request().header("X-TC-Token", "common").sign(&plain), true),
        (request().header("X-TC-Token", "own").sign(&plain), false),
        (request().sign(&plain), false),
    ];
    for (index, (request, passes)) in table.into_iter().enumerate() {
        let admitted = authenticator.admit(&request.incoming(), &admitted(NOW), NOW);
        let code = admitted.err().map(|refusal| refusal.code().to_owned());
        let expected = (!passes).then(|| "AuthFailure.TokenFailure".to_owned());
        assert_eq!(code, expected, "{index}");
    }
}

#[test]
fn keys_and_tokens_stay_out_of_debug() {
    let mut secrets = Secrets::default();
    secrets.add(
        "AKIDsecret".to_owned(),
        "k-secret".to_owned(),
        Some("t-secret".to_owned()),
    );
    let authenticator = Authenticator {
        secrets,
        services: Vec::new(),
    };
    assert!(
        !format!("{authenticator:?}").contains("secret\""),
        "{authenticator:?}"
    );
    assert!(
        !format!("{authenticator:?}").contains("-secret"),
        "{authenticator:?}"
    );
}
