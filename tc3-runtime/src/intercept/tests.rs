use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderMap;

use super::*;
use crate::action::validate;
use crate::credentials::CredentialsError;
use crate::error::{
    ConfigurationError, Error, ErrorKind, InterceptorError, RateLimitError, StatusError,
    TooLargeError,
};
use crate::method::Method;
use crate::service::Effect;
use crate::wire::test_types::{Request, SERVICE};

fn call() -> CallContext<'static> {
    CallContext {
        action: "CreatePerson",
        service: SERVICE.name,
        version: SERVICE.version,
        effect: Effect::Create,
        method: Method::Post,
        host: "example.com",
        bytes_to_send: 7,
    }
}

fn insert(name: &str, value: &str) -> (Result<(), HeaderError>, HeaderMap) {
    let mut headers = HeaderMap::new();
    let mut attempt = BeforeAttempt {
        call: call(),
        number: 1,
        headers: &mut headers,
    };
    let inserted = attempt.insert_header(name, value);
    (inserted, headers)
}

#[test]
fn only_headers_that_the_client_does_not_set_can_be_set() {
    use HeaderProblem::{HopByHop, Name, Reserved, Value};
    let table = [
        ("X-Trace", "a b\t~", None),
        ("traceparent", "00-4bf9-01", None),
        ("X-TC-TraceId", "t", None),
        ("User-Agent", "mine", None),
        ("Host", "elsewhere", Some(Reserved)),
        ("CONTENT-TYPE", "text/plain", Some(Reserved)),
        ("Content-Length", "1", Some(Reserved)),
        ("Content-Encoding", "gzip", Some(Reserved)),
        ("Accept-Encoding", "gzip", Some(Reserved)),
        ("Authorization", "x", Some(Reserved)),
        ("Expect", "100-continue", Some(Reserved)),
        ("X-TC-Action", "DeletePerson", Some(Reserved)),
        ("x-tc-token", "x", Some(Reserved)),
        ("X-TC-Anything", "x", Some(Reserved)),
        ("Connection", "close", Some(HopByHop)),
        ("Transfer-Encoding", "chunked", Some(HopByHop)),
        ("Proxy-Authorization", "x", Some(HopByHop)),
        ("TE", "trailers", Some(HopByHop)),
        ("", "x", Some(Name)),
        ("a b", "x", Some(Name)),
        ("Größe", "x", Some(Name)),
        ("X-Line", "a\r\nHost: b", Some(Value)),
        ("X-Name", "名", Some(Value)),
    ];
    for (name, value, problem) in table {
        let (inserted, headers) = insert(name, value);
        assert_eq!(
            inserted.as_ref().err().map(HeaderError::problem),
            problem,
            "{name}"
        );
        assert_eq!(headers.contains_key(name), problem.is_none(), "{name}");
        if let Err(error) = inserted {
            assert_eq!(error.name(), name);
            assert!(
                value.len() < 2 || !error.to_string().contains(value),
                "{error}"
            );
        }
    }
}

#[test]
fn values_are_kept_out_of_debug() {
    let (_, headers) = insert("X-Gateway-Key", "PLANTED");
    assert!(!format!("{headers:?}").contains("PLANTED"));
}

#[test]
fn outcomes_tell_what_is_known_of_them() {
    let error = Error::before_sending(
        ErrorKind::Status(StatusError {
            status: 502,
            excerpt: String::new(),
        }),
        "CreatePerson",
    );
    let outcome = Outcome::of_error(&error);
    assert_eq!(
        (outcome.kind, outcome.status),
        (OutcomeKind::Status, Some(502))
    );
    assert_eq!((outcome.code, outcome.request_id), (None, None));
    assert!(!outcome.is_success() && !outcome.is_outcome_unknown);
    let response = Outcome::of_response(200, Some("r-1"));
    assert_eq!(
        (response.retry_class, response.request_id),
        (None, Some("r-1"))
    );
    assert_eq!(response.kind.to_string(), "success");
}

/// What a call ends with before anything of it is sent.
#[test]
fn refusals_before_sending_have_kinds_of_their_own() {
    let too_large = TooLargeError {
        method: Method::Get,
        size: 9,
        limit: 8,
    };
    let limited = RateLimitError {
        wait: Duration::ZERO,
        left: Duration::ZERO,
        per_second: 1,
        group: "",
    };
    let refused = InterceptorError {
        interceptor: "gate",
        source: "closed".into(),
    };
    let table = [
        (
            ErrorKind::Validation(validate(&Request::default())),
            ("validation", Some("Missing")),
        ),
        (ErrorKind::TooLarge(too_large), ("too_large", None)),
        (
            ErrorKind::Credentials(CredentialsError::absent("vault", "sealed")),
            ("credentials", None),
        ),
        (ErrorKind::RateLimited(limited), ("rate_limited", None)),
        (ErrorKind::Interceptor(refused), ("interceptor", None)),
        (
            ErrorKind::Configuration(ConfigurationError::NoRuntime),
            ("not_sent", None),
        ),
    ];
    for (kind, expected) in table {
        let error = Error::before_sending(kind, "CreatePerson");
        let outcome = Outcome::of_error(&error);
        assert_eq!((outcome.kind.as_str(), outcome.code), expected);
        assert_eq!(outcome.status, None);
    }
}

struct Silent;
impl Intercept for Silent {}

#[test]
fn an_interceptor_has_the_name_of_its_type_by_default() {
    assert_eq!(Silent.name(), "tc3_runtime::intercept::tests::Silent");
    let shared: Arc<dyn Intercept> = Arc::new(Silent);
    assert_eq!(shared.name(), Silent.name());
}
