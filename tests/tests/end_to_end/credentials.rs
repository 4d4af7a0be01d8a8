//! Keys that are wrong, unfit or temporary.

use super::{ids, person};
use iai_client::{
    CallOptions, Client, ClientBuilder, Credentials, CredentialsError, CredentialsProblem,
    Endpoint, Error, ErrorCode, ErrorKind, RetryClass, RetryConfig, SystemClock, TimeSource,
};
use iai_emulator::Emulator;
use iai_tests::lab::Lab;
use iai_tests::raw::{SECRET_ID, SECRET_KEY};
use serde_json::json;

fn client(lab: &Lab, credentials: Credentials) -> Client {
    let endpoint = Endpoint::custom(&lab.emulator.url()).unwrap();
    Client::builder()
        .credentials(credentials)
        .endpoint(endpoint)
        .build()
        .unwrap()
}

/// The error of a call that is signed with these keys.
fn refused(lab: &Lab, credentials: Credentials) -> Error {
    let error = lab
        .wait(client(lab, credentials).send(person("p")))
        .unwrap_err();
    assert!(error.is_auth() && error.is_service(), "{error}");
    assert_eq!(
        (error.request_id().map(str::len), error.is_outcome_unknown()),
        (Some(36), false)
    );
    assert_eq!(ids(lab), Vec::<String>::new());
    error
}

#[test]
fn a_wrong_key_is_explained() {
    let lab = Lab::with_group();
    let error = refused(&lab, Credentials::new(SECRET_ID, "another-key").unwrap());
    assert_eq!(error.code(), Some(ErrorCode::AuthFailureSignatureFailure));
    assert_eq!(error.code_str(), Some("AuthFailure.SignatureFailure"));
    let remedy = error.remedy();
    for cause in [
        "TENCENTCLOUD_SECRET_KEY",
        "Host",
        "Content-Type",
        "signing host",
    ] {
        assert!(remedy.contains(cause), "{cause}: {remedy}");
    }
    let text = error.to_string();
    for cause in ["usual causes", "SecretKey", "proxy", "clock"] {
        assert!(text.contains(cause), "{cause}: {text}");
    }
    assert!(!format!("{error} {error:?}").contains("another-key"));
}

#[test]
fn an_unknown_id_is_told_apart() {
    let lab = Lab::with_group();
    let error = refused(&lab, Credentials::new("AKIDnobody", SECRET_KEY).unwrap());
    assert_eq!(error.code(), Some(ErrorCode::AuthFailureSecretIdNotFound));
    assert!(
        error.remedy().contains("TENCENTCLOUD_SECRET_ID"),
        "{}",
        error.remedy()
    );
}

/// A client whose clock is two hours behind.
fn of_the_past(lab: &Lab) -> Client {
    let endpoint = Endpoint::custom(&lab.emulator.url()).unwrap();
    let builder = Client::builder().endpoint(endpoint);
    let credentials = Credentials::new(SECRET_ID, SECRET_KEY).unwrap();
    let builder = builder.credentials(credentials);
    let behind = || SystemClock.unix_seconds() - 7_200;
    builder.time_source(behind).build().unwrap()
}

#[test]
fn a_clock_that_is_off_is_corrected() {
    let lab = Lab::with_group();
    let client = of_the_past(&lab);
    let attempts = |id| {
        let answer = lab.wait(client.send(person(id)));
        answer.unwrap().attempts()
    };
    assert_eq!((attempts("p"), attempts("q")), (2, 1));
}

#[test]
fn a_clock_that_is_off_is_told() {
    let lab = Lab::with_group();
    let once = CallOptions::new().retry(RetryConfig::off());
    let client = of_the_past(&lab).with(once);
    let error = lab.wait(client.send(person("p"))).unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::AuthFailureSignatureExpire));
    assert_eq!(error.retry_class(), RetryClass::Clock);
    assert!(error.remedy().contains("clock"), "{}", error.remedy());
}

#[test]
fn temporary_keys_need_their_token() {
    let builder = Emulator::builder().temporary_secret(SECRET_ID, SECRET_KEY, "token-1");
    let lab = Lab::of(builder.start().unwrap());
    let permanent = Credentials::new(SECRET_ID, SECRET_KEY).unwrap();
    for credentials in [permanent.clone(), permanent.with_token("token-2").unwrap()] {
        let error = refused(&lab, credentials);
        assert_eq!(error.code(), Some(ErrorCode::AuthFailureTokenFailure));
        assert_eq!(error.retry_class(), RetryClass::Creds);
    }
    let client = client(&lab, permanent.with_token("token-1").unwrap());
    let group = client.create_group().group_id("g").group_name("n");
    lab.wait(group.send()).unwrap();
    assert_eq!(lab.groups()[0]["GroupId"], json!("g"));
}

/// A token from the environment goes by one of two names.
#[test]
fn the_environment_can_hold_a_token() {
    let builder = Emulator::builder().temporary_secret(SECRET_ID, SECRET_KEY, "token-1");
    let lab = Lab::of(builder.start().unwrap());
    for variable in ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN"] {
        let environment = |name: &str| match name {
            "TENCENTCLOUD_SECRET_ID" => Some(SECRET_ID.to_owned()),
            "TENCENTCLOUD_SECRET_KEY" => Some(SECRET_KEY.to_owned()),
            _ => (name == variable).then(|| "token-1".to_owned()),
        };
        let builder = ClientBuilder::from_env_with(environment).unwrap();
        let client = builder
            .endpoint(Endpoint::custom(&lab.emulator.url()).unwrap())
            .build()
            .unwrap();
        let group = client
            .create_group()
            .group_id(variable)
            .group_name(variable);
        lab.wait(group.send()).unwrap();
    }
}

/// Which part, from where, and what is wrong with it.
type Told<'a> = (&'a str, &'a str, CredentialsProblem);

fn told(error: &CredentialsError) -> Told<'_> {
    (error.what(), error.source_name(), error.problem().clone())
}

/// Blanks around a key are the usual cause of a signature that nobody can explain.
#[test]
fn keys_that_cannot_be_right_are_refused_before_signing() {
    use CredentialsProblem::{Character, Empty, WhiteSpace};
    let (new, token) = ("Credentials::new", "Credentials::with_token");
    let table = [
        (("", "key", None), ("SecretId", new, Empty)),
        (("id", "", None), ("SecretKey", new, Empty)),
        ((" id", "key", None), ("SecretId", new, WhiteSpace)),
        (("id", "key\n", None), ("SecretKey", new, WhiteSpace)),
        (("id", "k\tey", None), ("SecretKey", new, WhiteSpace)),
        (("id", "key\u{a0}", None), ("SecretKey", new, WhiteSpace)),
        (("ключ", "key", None), ("SecretId", new, Character)),
        (("id", "key\0", None), ("SecretKey", new, Character)),
        (("id", "key", Some("")), ("token", token, Empty)),
        (("id", "key", Some("to ken")), ("token", token, WhiteSpace)),
    ];
    for ((id, key, with), expected) in table {
        let credentials = Credentials::new(id, key);
        let result = match with {
            Some(token) => credentials.and_then(|credentials| credentials.with_token(token)),
            None => credentials,
        };
        let error = result.unwrap_err();
        assert_eq!(told(&error), expected);
        assert!(error.to_string().contains(expected.1), "{error}");
        let error = Error::from(error);
        assert!(error.is_auth() && matches!(error.kind(), ErrorKind::Credentials(_)));
    }
}

#[test]
fn variables_that_cannot_be_right_are_named() {
    use CredentialsProblem::{Conflict, Empty, Missing, WhiteSpace};
    let (id, key) = ("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY");
    let (one, two) = ("TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN");
    let both = "TENCENTCLOUD_TOKEN and TENCENTCLOUD_SESSION_TOKEN";
    let table = [
        (vec![], ("SecretId", id, Missing)),
        (vec![(id, "i")], ("SecretKey", key, Missing)),
        (vec![(id, ""), (key, "k")], ("SecretId", id, Empty)),
        (vec![(id, "i"), (key, "k ")], ("SecretKey", key, WhiteSpace)),
        (
            vec![(id, "i"), (key, "k"), (one, "")],
            ("token", one, Empty),
        ),
        (
            vec![(id, "i"), (key, "k"), (two, "t\n")],
            ("token", two, WhiteSpace),
        ),
        (
            vec![(id, "i"), (key, "k"), (one, "t"), (two, "u")],
            ("token", both, Conflict),
        ),
    ];
    for (variables, expected) in table {
        let read = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        let error = ClientBuilder::from_env_with(read).unwrap_err();
        let ErrorKind::Credentials(found) = error.kind() else {
            panic!("{error}")
        };
        assert_eq!(told(found), expected);
        assert!(error.to_string().contains(expected.1), "{error}");
    }
}

#[test]
fn keys_are_never_shown() {
    let lab = Lab::with_group();
    let credentials = Credentials::new(SECRET_ID, SECRET_KEY)
        .unwrap()
        .with_token("token-1")
        .unwrap();
    let shown = format!(
        "{credentials:?} {:?} {:#?}",
        client(&lab, credentials.clone()),
        lab.client
    );
    for secret in [SECRET_ID, SECRET_KEY, "token-1"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    let error = lab
        .wait(
            client(&lab, credentials)
                .with(CallOptions::new())
                .send(person("p")),
        )
        .unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::AuthFailureTokenFailure));
    assert!(!format!("{error:?}").contains("token-1"));
}
