//! Making clients.

use super::*;
use crate::call::Settings;
use crate::{Method, RequestConfig, validate::ValidationLevel};

fn environment(name: &str) -> Option<String> {
    let value = match name {
        "TENCENTCLOUD_SECRET_ID" => "AKIDPLANTED",
        "TENCENTCLOUD_SECRET_KEY" => "SECRETKEY",
        "TENCENTCLOUD_REGION" => "ap-shanghai",
        _ => return None,
    };
    Some(value.to_owned())
}

/// A region that is not Unicode is read with a replacement character in it.
#[test]
fn a_region_of_the_environment_that_cannot_be_right_is_told_by_its_variable() {
    let read = |name: &str| match name {
        "TENCENTCLOUD_REGION" => Some("ap-\u{fffd}".to_owned()),
        other => environment(other),
    };
    let error = ClientBuilder::<Client>::from_env_with(read)
        .unwrap()
        .build()
        .unwrap_err();
    let text = "the setting TENCENTCLOUD_REGION cannot be sent as a header";
    assert_eq!(error.to_string(), text);
}

#[test]
fn what_cannot_work_is_refused_by_name() {
    let keys = || Credentials::new("AKID", "KEY").unwrap();
    let local = || Endpoint::custom("http://127.0.0.1:9").unwrap();
    let base = || Client::builder().credentials(keys()).endpoint(local());
    let table = [
        (Client::builder(), "no credentials were given to the client"),
        (
            base().region("ap guangzhou"),
            "the setting region cannot be sent as a header",
        ),
        (
            base().region(""),
            "the setting region cannot be sent as a header",
        ),
        (
            base().app_name("a\r\nX: y"),
            "the setting app_name cannot be sent as a header",
        ),
        (
            base().app_name("a".repeat(128)),
            "the setting app_name cannot be sent as a header",
        ),
        (
            base().endpoint(Endpoint::custom("http://iai.example.com").unwrap()),
            "http:// is refused except to loopback: use https:// or allow_plain_http",
        ),
    ];
    for (builder, text) in table {
        let error = builder.build().unwrap_err();
        assert_eq!(error.to_string(), text);
        assert_eq!((error.action(), error.attempts()), (None, 0));
    }
}

#[test]
fn missing_keys_are_told_with_their_variable() {
    let error = ClientBuilder::<Client>::from_env_with(|_| None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no SecretId: TENCENTCLOUD_SECRET_ID is not set"
    );
    assert!(error.is_auth());
    assert!(error.remedy().contains("console"));
}

#[test]
fn later_settings_override_earlier_ones() {
    let settings = Settings::default()
        .overridden(
            RequestConfig::new()
                .method(Method::Get)
                .validation(ValidationLevel::Off),
        )
        .overridden(RequestConfig::new().method(Method::Post));
    assert_eq!(settings.method, Method::Post);
    assert_eq!(settings.validation, ValidationLevel::Off);
    assert_eq!(settings.timeout, Settings::default().timeout);
}
