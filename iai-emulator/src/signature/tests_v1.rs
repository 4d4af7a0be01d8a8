//! The older signatures: the vector that the vendor published, one of our own for the other digest, and every way
//! such a signature can be wrong.

use super::*;
use crate::protocol::admit;
use crate::testing::TestRequest;

const ID: &str = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
const KEY: &str = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
const NOW: u64 = 1_465_185_768;
/// Published, with HmacSHA1.
const PUBLISHED: &str = "EliP9YW3pW28FpsEdkXt/+WcGeI=";
/// The same with `SignatureMethod=HmacSHA256`, computed with another implementation.
const SHA256: &str = "A8uy2/o7WBZXYCTWEFpMrVGhGBVlEGIOioeqRM+fzFs=";
/// The same by POST.
const SHA256_POST: &str = "qwaMxk0NcXl0kw8VKseP3kAXJTW8MuyduO2uDJ69szQ=";

fn query(more: &str, signature: &str) -> String {
    let signature = signature
        .replace('+', "%2B")
        .replace('/', "%2F")
        .replace('=', "%3D");
    format!(
        "Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Limit=20&Nonce=11886&Offset=0&Region=ap-guangzhou\
         &SecretId={ID}&Timestamp={NOW}&Version=2017-03-12{more}&Signature={signature}"
    )
}

fn get(query: &str) -> TestRequest {
    TestRequest::plain_get(query).header("Host", "cvm.tencentcloudapi.com")
}

fn post(form: &str) -> TestRequest {
    TestRequest::plain_post(form).header("Host", "cvm.tencentcloudapi.com")
}

/// The code of the refusal, or nothing.
fn outcome_with(token: Option<&str>, request: TestRequest, now: u64) -> String {
    let mut secrets = Secrets::default();
    secrets.add(ID.to_owned(), KEY.to_owned(), token.map(str::to_owned));
    let authenticator = Authenticator {
        secrets,
        services: Vec::new(),
    };
    let incoming = request.incoming();
    let admitted = authenticator.admit(&incoming, &admit(&incoming).unwrap(), now);
    admitted
        .err()
        .map(|refusal| refusal.code().to_owned())
        .unwrap_or_default()
}

fn outcome(request: TestRequest) -> String {
    outcome_with(None, request, NOW)
}

#[test]
fn what_is_signed_and_sent_alike_passes() {
    let sha256 = "&SignatureMethod=HmacSHA256";
    let passing = [
        get(&query("", PUBLISHED)),
        get(&query(sha256, SHA256)),
        post(&query(sha256, SHA256_POST)),
        // Signed without the port, sent with it.
        get(&query("", PUBLISHED)).header("Host", "cvm.tencentcloudapi.com:8080"),
        get(&query("", PUBLISHED)).header("Content-Type", "application/x-www-form-urlencoded"),
        post(&query(sha256, SHA256_POST)).header(
            "Content-Type",
            "application/x-www-form-urlencoded; charset=UTF-8",
        ),
    ];
    for (index, request) in passing.into_iter().enumerate() {
        assert_eq!(outcome(request), "", "{index}");
    }
}

#[test]
fn anything_else_fails() {
    let published = query("", PUBLISHED);
    let failing = [
        post(&published),
        get(&published.replace("Limit=20", "Limit=21")),
        get(&published.replace("Region=ap-guangzhou&", "")),
        get(&query("&Odd=", PUBLISHED)),
        get(&published).header("Host", "iai.tencentcloudapi.com"),
        get(&query("&SignatureMethod=HmacSHA256", PUBLISHED)),
        get(&query("&SignatureMethod=HmacSHA1", PUBLISHED)),
        get(&query("", "not-Base64!")),
        get(&query("", &PUBLISHED[4..])),
    ];
    for (index, request) in failing.into_iter().enumerate() {
        assert_eq!(outcome(request), "AuthFailure.SignatureFailure", "{index}");
    }
}

#[test]
fn the_rest_has_the_codes_of_the_newer_generation() {
    let published = query("", PUBLISHED);
    let other_id = published.replace(ID, "AKIDother");
    let method = query("&SignatureMethod=TC3-HMAC-SHA256", PUBLISHED);
    assert_eq!(outcome(get(&other_id)), "AuthFailure.SecretIdNotFound");
    assert_eq!(outcome(get(&method)), "InvalidParameterValue");
    for (now, code) in [
        (NOW + 300, ""),
        (NOW + 301, "AuthFailure.SignatureExpire"),
        (NOW - 301, "AuthFailure.SignatureExpire"),
    ] {
        assert_eq!(outcome_with(None, get(&published), now), code, "{now}");
    }
    assert_eq!(
        outcome_with(Some("token"), get(&published), NOW),
        "AuthFailure.TokenFailure"
    );
}
