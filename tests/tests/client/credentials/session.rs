//! Roles that are assumed, with a fake of STS.

use super::harness::{Harness, builder, of_source, provided, role_of, said};
use iai_client::{
    Client, Credentials, ErrorKind,
    code::RetryClass,
    credentials::{CredentialsError, CredentialsErrorKind, ProvideCredentials},
    sts::AssumeRoleCredentialsProvider,
};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::sources::{DATE, HandClock, LATER, NOW, NOWHERE, role_keys, session_keys};
use serde_json::{Value, from_str, json};

const ROLE: &str = "qcs::cam::uin/100000000001:roleName/faces";

fn sts_with(url: &str, base: impl ProvideCredentials + 'static) -> Client {
    let builder = builder(url, &HandClock::at(NOW)).region("ap-guangzhou");
    builder.credentials_provider(base).build().unwrap()
}

fn sts(fake: &FakeServer) -> Client {
    sts_with(
        &fake.url(),
        Credentials::new("AKIDbase", "basekey").unwrap(),
    )
}

#[test]
fn the_role_is_asked_for_as_the_page_says() {
    let fake = FakeServer::doing([session_keys(1, LATER)]);
    let provider = AssumeRoleCredentialsProvider::new(sts(&fake), ROLE)
        .session_name("enrolment")
        .duration_seconds(3_600)
        .policy(r#"{"version":"2.0"}"#)
        .external_id("ext-1");
    let harness = Harness::new(provider);
    assert_eq!(harness.token(), "sessiontoken1");

    let seen = fake.seen().remove(0);
    let header = |name: &str| seen.header(name).unwrap().to_owned();
    assert_eq!(header("x-tc-action"), "AssumeRole");
    assert_eq!(header("x-tc-version"), "2018-08-13");
    assert_eq!(header("x-tc-region"), "ap-guangzhou");
    assert_eq!(header("host"), fake.url().replace("http://", ""));
    let scope = "TC3-HMAC-SHA256 Credential=AKIDbase/2023-11-14/sts/tc3_request, \
                 SignedHeaders=content-type;host, Signature=";
    assert!(
        header("authorization").starts_with(scope),
        "{}",
        header("authorization")
    );
    assert_eq!(seen.header("x-tc-token"), None);
    let expected = json!({
        "RoleArn": ROLE, "RoleSessionName": "enrolment", "DurationSeconds": 3600,
        "Policy": "%7B%22version%22%3A%222.0%22%7D", "ExternalId": "ext-1",
    });
    assert_eq!(from_str::<Value>(&seen.text()).unwrap(), expected);
}

#[test]
fn what_is_not_said_has_the_documented_defaults() {
    let fake = FakeServer::doing([session_keys(1, LATER)]);
    provided(&AssumeRoleCredentialsProvider::new(sts(&fake), ROLE)).unwrap();
    let expected = json!({
        "RoleArn": ROLE, "RoleSessionName": "tc3-runtime", "DurationSeconds": 7200,
    });
    assert_eq!(
        from_str::<Value>(&fake.seen().remove(0).text()).unwrap(),
        expected
    );
}

#[test]
fn the_base_may_be_temporary_itself_and_is_kept() {
    let metadata = FakeServer::doing([role_keys(1, LATER)]);
    let fake = FakeServer::doing([session_keys(1, NOW + 100), session_keys(2, LATER)]);
    let harness = Harness::new(AssumeRoleCredentialsProvider::new(
        sts_with(&fake.url(), role_of(&metadata)),
        ROLE,
    ));
    assert_eq!(harness.token(), "sessiontoken1");
    harness.clock.pass(80);
    assert_eq!(harness.token(), "sessiontoken2");
    assert_eq!(fake.header("x-tc-token"), ["roletoken1", "roletoken1"]);
    assert_eq!(metadata.seen().len(), 1);
}

#[test]
fn a_refusal_has_code_and_request_id_and_no_message() {
    let fake = FakeServer::doing([Step::error("ResourceNotFound.RoleNotFound")]);
    let error = Harness::new(AssumeRoleCredentialsProvider::new(sts(&fake), ROLE))
        .call()
        .unwrap_err();
    let expected = CredentialsErrorKind::Refused {
        code: "ResourceNotFound.RoleNotFound".to_owned(),
        request_id: Some("r-error".to_owned()),
    };
    assert_eq!(of_source(&error).kind(), &expected);
    assert_eq!(
        of_source(&error).source_name(),
        "STS AssumeRole at 127.0.0.1:PORT"
            .replace("127.0.0.1:PORT", &fake.url().replace("http://", ""),)
    );
    assert!(error.is_auth() && !format!("{error} {error:?}").contains("As asked"));
}

/// Our client repeats the call of STS as any other; what is left then is classed by the code.
#[test]
fn trouble_inside_of_sts_passes() {
    let table = [
        (Step::error("InternalError.DbError"), RetryClass::Transient),
        (Step::error("RequestLimitExceeded"), RetryClass::Throttled),
        (
            Step::error("InvalidParameter.ParamError"),
            RetryClass::Never,
        ),
        (Step::status(502), RetryClass::Transient),
        (Step::Close, RetryClass::Transient),
    ];
    for (step, class) in table {
        let fake = FakeServer::doing([step.clone()]);
        let provider = AssumeRoleCredentialsProvider::new(sts(&fake), ROLE);
        let error = Harness::new(provider).call().unwrap_err();
        assert_eq!(error.retry_class(), class, "{step:?}");
        assert_eq!(error.is_auth(), class == RetryClass::Never, "{step:?}");
    }
}

/// Who is told that there is no connection looks for a firewall.
#[test]
fn a_connection_that_breaks_is_no_missing_one() {
    let problem = |url: &str| {
        let base = Credentials::new("AKIDbase", "basekey").unwrap();
        let provider = AssumeRoleCredentialsProvider::new(sts_with(url, base), ROLE);
        let error = provided(&provider).unwrap_err();
        (error.kind().clone(), said(&error))
    };
    let (kind, broken) = problem(&FakeServer::doing([Step::Close]).url());
    assert_eq!(kind, CredentialsErrorKind::Broken);
    assert_eq!(broken.matches("the connection").count(), 1, "{broken}");
    let (kind, missing) = problem(NOWHERE);
    assert_eq!(kind, CredentialsErrorKind::Unreachable);
    assert_eq!(missing.matches("no connection").count(), 1, "{missing}");
}

#[test]
fn responses_of_another_shape_name_the_field() {
    let part = |credentials: Value| {
        let content = json!({
            "Credentials": credentials, "ExpiredTime": LATER, "RequestId": "r-sts",
        });
        Step::response(&content).header("Date", DATE)
    };
    let table = [
        (Step::response(&json!({ "RequestId": "r" })), "Credentials"),
        (part(Value::Null), "Credentials"),
        (part(json!({})), "TmpSecretId"),
        (part(json!([])), "Credentials"),
        (part(json!({ "TmpSecretKey": 5 })), "TmpSecretKey"),
        (
            Step::response(&json!({ "ExpiredTime": "soon", "RequestId": "r" })),
            "ExpiredTime",
        ),
        (part(json!({ "TmpSecretId": "i" })), "TmpSecretKey"),
        (
            part(json!({ "TmpSecretId": "i", "TmpSecretKey": "k" })),
            "Token",
        ),
    ];
    for (step, field) in table {
        let fake = FakeServer::doing([step]);
        let error = provided(&AssumeRoleCredentialsProvider::new(sts(&fake), ROLE)).unwrap_err();
        assert_eq!(
            said(&error),
            format!("S: {field} is missing or of the wrong type")
        );
    }
    let portal = FakeServer::doing([iai_tests::sources::says("<html></html>")]);
    let error = provided(&AssumeRoleCredentialsProvider::new(sts(&portal), ROLE)).unwrap_err();
    assert_eq!(said(&error), "S: an HTML page in place of a response");
}

#[test]
fn a_base_that_has_none_is_the_error() {
    struct Nothing;
    impl ProvideCredentials for Nothing {
        fn provide(&self) -> iai_client::credentials::ProvideFuture<'_> {
            Box::pin(async { Err(CredentialsError::absent("vault", "locked")) })
        }
    }
    let fake = FakeServer::doing([session_keys(1, LATER)]);
    let provider = AssumeRoleCredentialsProvider::new(sts_with(&fake.url(), Nothing), ROLE);
    assert_eq!(
        provided(&provider).unwrap_err().to_string(),
        "no credentials from vault: locked"
    );
    assert!(fake.seen().is_empty());
}

/// A signature of the wrong hour is refused; the client of STS corrects itself, and the life of the keys is right.
#[test]
fn a_wrong_clock_is_corrected_on_the_way() {
    let expired = Step::error("AuthFailure.SignatureExpire").header("Date", DATE);
    let fake = FakeServer::doing([expired, session_keys(1, LATER)]);
    let client = builder(&fake.url(), &HandClock::at(NOW - 7_200))
        .retry(iai_client::RetryConfig::new())
        .credentials(Credentials::new("AKIDbase", "basekey").unwrap())
        .build()
        .unwrap();
    let harness = Harness::at(
        NOW - 7_200,
        AssumeRoleCredentialsProvider::new(client, ROLE),
        |builder| builder,
    );
    assert_eq!(harness.token(), "sessiontoken1");
    let late = (NOW - 7_200).to_string();
    assert_eq!(fake.header("x-tc-timestamp"), [late, NOW.to_string()]);
}

#[test]
fn what_the_table_forbids_is_not_sent() {
    let fake = FakeServer::doing([session_keys(1, LATER)]);
    for provider in [
        AssumeRoleCredentialsProvider::new(sts(&fake), ROLE).session_name("a b"),
        AssumeRoleCredentialsProvider::new(sts(&fake), ROLE).duration_seconds(43_201),
    ] {
        let error = Harness::new(provider).call().unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Credentials(_)));
        assert!(
            matches!(
                of_source(&error).kind(),
                CredentialsErrorKind::Configuration
            ),
            "{error:?}"
        );
    }
    assert!(fake.seen().is_empty());
}
