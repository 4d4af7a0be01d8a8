//! No part of a key is shown, from any provider and after any failure.

use super::harness::{Harness, provided, role_of};
use iai_client::credentials::{
    CliProfileCredentialsProvider, CvmRoleCredentialsProvider, EnvironmentCredentialsProvider,
    ProfileCredentialsProvider, ProvideCredentials,
};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::folder::Folder;
use iai_tests::sources::{LATER, role_response, says};
use serde_json::json;

/// Planted in every value that is read.
const PLANTED: &str = "PLANTED";

fn shown(provider: &dyn ProvideCredentials) -> String {
    match provided(provider) {
        Ok(credentials) => format!("{credentials:?}"),
        Err(error) => format!("{error} {error:?} {}", error.remedy()),
    }
}

#[test]
fn files_are_not_repeated() {
    let folder = Folder::new();
    for text in [
        "[default]\nsecret_id=PLANTED\nsecret_key=PLANTED",
        "[default]\nsecret_id=PLANTED X\nsecret_key=PLANTED",
        "[default]\nsecret_id='PLANTED'",
        "PLANTED",
        "[PLANTED]\n[PLANTED]",
        "[default]\nPLANTED=1\nPLANTED=2",
        "[default]\nPLANTED",
    ] {
        let file = folder.write("c", text.as_bytes());
        let shown = shown(
            &ProfileCredentialsProvider::new()
                .environment(|_| None)
                .file(file),
        );
        assert!(!shown.contains(PLANTED), "{text}: {shown}");
    }
}

#[test]
fn json_is_not_repeated() {
    let home = Folder::new();
    std::fs::create_dir(home.path().join(".tccli")).unwrap();
    for text in [
        r#"{"secretId":"PLANTED","secretKey":"PLANTED"}"#,
        r#"{"secretId":"PLANTED"}"#,
        r#"{"secretId":"PLANTED","secretKey":["PLANTED"]}"#,
        r#"{"secretId":"PLANTED","#,
        r#"["PLANTED"]"#,
    ] {
        home.write(".tccli/default.credential", text.as_bytes());
        let path = home.path().display().to_string();
        let provider = CliProfileCredentialsProvider::new();
        let provider = provider.environment(move |name| (name == "HOME").then(|| path.clone()));
        let shown = shown(&provider);
        assert!(!shown.contains(PLANTED), "{text}: {shown}");
    }
}

#[test]
fn responses_and_variables_are_not_repeated() {
    let mut response = role_response(1, LATER);
    for field in ["TmpSecretId", "TmpSecretKey", "Token"] {
        response[field] = json!("PLANTED");
    }
    let mut refused = response.clone();
    refused["Code"] = json!("Failed");
    for step in [
        says(&response.to_string()),
        says(&refused.to_string()),
        says("PLANTED"),
        says(r#"{"Code":"Success","TmpSecretId":"PLANTED"}"#),
        Step::status(500),
    ] {
        let fake = FakeServer::doing([step]);
        let shown = shown(&role_of(&fake));
        assert!(!shown.contains(PLANTED), "{shown}");
    }
    let broken =
        EnvironmentCredentialsProvider::new().environment(|_| Some("PLANTED VALUE".to_owned()));
    assert!(!shown(&broken).contains(PLANTED));
}

#[test]
fn an_address_is_not_repeated() {
    let address = "http://u:PLANTED@127.0.0.1:9/PLANTED";
    let provider = CvmRoleCredentialsProvider::new().metadata_address(address);
    let shown = format!("{provider:?} {provider:#?} {}", shown(&provider));
    assert!(
        shown.contains("127.0.0.1") && !shown.contains(PLANTED),
        "{shown}"
    );
}

#[test]
fn a_client_shows_the_kind_and_the_end() {
    let mut response = role_response(1, LATER);
    response["Token"] = json!("PLANTED");
    let fake = FakeServer::doing([says(&response.to_string())]);
    let harness = Harness::new(role_of(&fake));
    assert!(format!("{:?}", harness.client).contains("<none yet, from CVM role>"));
    harness.token();
    let shown = format!("{:?}", harness.client);
    assert!(
        shown.contains("temporary, expires at 1700003600") && !shown.contains(PLANTED),
        "{shown}"
    );
}
