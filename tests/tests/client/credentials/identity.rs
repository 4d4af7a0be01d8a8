//! Pods of the container service, with a fake of STS.

use super::harness::{Harness, provided, said};
use iai_client::{
    Endpoint,
    credentials::{CredentialsErrorKind, ProvideCredentials},
    sts::WebIdentityCredentialsProvider,
};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::folder::Folder;
use iai_tests::harness;
use iai_tests::sources::{HandClock, LATER, NOW, session_keys};
use serde_json::{Value, from_str, json};
use std::path::Path;

const ROLE: &str = "qcs::cam::uin/100000000001:roleName/pod";

type Variables = Vec<(&'static str, String)>;

fn variables(token_file: &Path) -> Variables {
    vec![
        ("TKE_REGION", "ap-shanghai".to_owned()),
        ("TKE_PROVIDER_ID", "tke-oidc".to_owned()),
        (
            "TKE_WEB_IDENTITY_TOKEN_FILE",
            token_file.display().to_string(),
        ),
        ("TKE_ROLE_ARN", ROLE.to_owned()),
    ]
}

fn provider(url: &str, variables: Variables) -> WebIdentityCredentialsProvider {
    let read = move |name: &str| {
        let found = variables.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.clone())
    };
    WebIdentityCredentialsProvider::tke_with(read)
        .endpoint(Endpoint::custom(url).unwrap())
        .time_source(HandClock::at(NOW))
}

#[test]
fn the_token_is_the_proof_and_nothing_is_signed() {
    let folder = Folder::new();
    let file = folder.write("token", b"header.claims.proof\n");
    let fake = FakeServer::doing([session_keys(1, LATER)]);
    assert_eq!(
        Harness::new(provider(&fake.url(), variables(&file))).token(),
        "sessiontoken1"
    );

    let seen = fake.seen().remove(0);
    assert_eq!(seen.header("authorization"), Some("SKIP"));
    assert_eq!(
        seen.header("x-tc-action"),
        Some("AssumeRoleWithWebIdentity")
    );
    assert_eq!(seen.header("x-tc-version"), Some("2018-08-13"));
    assert_eq!(seen.header("x-tc-region"), Some("ap-shanghai"));
    assert_eq!(
        (
            seen.header("x-tc-token"),
            seen.header("x-tc-content-sha256")
        ),
        (None, None)
    );
    let expected = json!({
        "ProviderId": "tke-oidc", "WebIdentityToken": "header.claims.proof", "RoleArn": ROLE,
        "RoleSessionName": "tc3-runtime", "DurationSeconds": 7200,
    });
    assert_eq!(from_str::<Value>(&seen.text()).unwrap(), expected);
}

#[test]
fn the_file_is_read_anew_each_time() {
    let folder = Folder::new();
    let file = folder.write("token", b"first");
    let fake = FakeServer::doing([session_keys(1, NOW + 100), session_keys(2, LATER)]);
    let harness = Harness::new(provider(&fake.url(), variables(&file)));
    assert_eq!(harness.token(), "sessiontoken1");
    folder.write("token", b"second");
    harness.clock.pass(90);
    assert_eq!(harness.token(), "sessiontoken2");
    let tokens: Vec<Value> = fake
        .seen()
        .iter()
        .map(|seen| from_str::<Value>(&seen.text()).unwrap()["WebIdentityToken"].clone())
        .collect();
    assert_eq!(tokens, ["first", "second"]);
}

/// The second question goes over the connection of the first, so that it is the same client that asks.
#[test]
fn one_client_asks_for_a_region() {
    let folder = Folder::new();
    let file = folder.write("token", b"first");
    let keys = json!({ "TmpSecretId": "AKIDsession", "TmpSecretKey": "sessionkey", "Token": "sessiontoken" });
    let content = json!({ "Credentials": keys, "ExpiredTime": LATER, "RequestId": "r-sts" });
    let fake = FakeServer::doing([Step::kept(&content)]);
    let provider = provider(&fake.url(), variables(&file));
    harness::wait(async {
        provider.provide().await.unwrap();
        provider.clone().provide().await.unwrap();
    });
    assert_eq!(fake.counts(), (1, 2));
}

#[test]
fn variables_are_all_there_or_none_is() {
    let folder = Folder::new();
    let file = folder.write("token", b"first");
    let fake = FakeServer::doing([session_keys(1, LATER)]);
    for missing in [
        "TKE_REGION",
        "TKE_PROVIDER_ID",
        "TKE_WEB_IDENTITY_TOKEN_FILE",
        "TKE_ROLE_ARN",
    ] {
        let mut some = variables(&file);
        some.retain(|(name, _)| *name != missing);
        let error = provided(&provider(&fake.url(), some)).unwrap_err();
        assert_eq!(
            (error.source_name(), error.kind()),
            (missing, &CredentialsErrorKind::Missing)
        );
        assert!(!error.is_absent(), "{error}");
        let mut empty = variables(&file);
        empty
            .iter_mut()
            .filter(|(name, _)| *name == missing)
            .for_each(|(_, value)| value.clear());
        let error = provided(&provider(&fake.url(), empty)).unwrap_err();
        assert_eq!(error.source_name(), missing);
        assert_eq!(said(&error), "the value of S is empty");
    }
    let region = vec![("TKE_REGION", "ap-shanghai".to_owned())];
    assert!(
        provided(&provider(&fake.url(), region))
            .unwrap_err()
            .is_absent()
    );
    assert!(fake.seen().is_empty());
}

#[test]
fn a_token_that_cannot_be_right_is_told_with_its_file() {
    let folder = Folder::new();
    let fake = FakeServer::doing([session_keys(1, LATER)]);
    let table: [(&[u8], &str); 4] = [
        (b"", "the token of S is empty"),
        (
            b"two words",
            "the token of S has white space or a line break in it",
        ),
        (b"\xff\xfe", "S is not UTF-8 text"),
        (&[b'x'; 70_000], "S: longer than 65536 bytes"),
    ];
    for (content, expected) in table {
        let file = folder.write("token", content);
        let error = provided(&provider(&fake.url(), variables(&file))).unwrap_err();
        assert_eq!(
            (&*said(&error), error.source_name()),
            (expected, &*file.display().to_string())
        );
    }
    let gone = folder.path().join("gone");
    let error = provided(&provider(&fake.url(), variables(&gone))).unwrap_err();
    assert_eq!(said(&error), "S does not exist");
    assert!(fake.seen().is_empty());
}
