use super::*;
use crate::retry::{RetryAction, decide};
use crate::service::Effect;
use crate::wire::test_types::CODES;

fn of_code(effect: Effect, code: &str) -> Error {
    let service = ServiceError {
        code: code.into(),
        message: "told so".into(),
        status: 200,
    };
    let (kind, class) = (ErrorKind::Service(service), CODES.classify(code));
    let outcome_unknown = decide(&kind, class, effect) == RetryAction::Probe;
    Failure {
        request_id: Some("r-1".into()),
        code: CODES.find(code),
        class,
        attempts: 1,
        outcome_unknown,
        ..Failure::before_sending(kind, Some("CreatePerson"))
    }
    .into()
}

#[test]
fn an_error_response_explains_itself() {
    let error = of_code(Effect::Create, "InvalidParameterValue.PersonIdAlreadyExist");
    assert_eq!(
        error.to_string(),
        "CreatePerson: InvalidParameterValue.PersonIdAlreadyExist: told so [request id r-1]"
    );
    assert_eq!(error.remedy(), "Choose another PersonId.");
    assert_eq!(error.retry_class(), RetryClass::Never);
    assert!(error.is_service() && !error.is_auth() && !error.is_throttled());
}

#[test]
fn a_refused_signature_names_the_usual_causes() {
    let error = of_code(Effect::Create, "AuthFailure.SignatureFailure");
    let text = error.to_string();
    for cause in ["SecretKey", "Host", "Content-Type", "signing host", "clock"] {
        assert!(text.contains(cause), "{cause}: {text}");
    }
    assert!(text.ends_with("[request id r-1]") && !text.contains('\n'));
    assert!(error.is_auth() && !error.is_outcome_unknown());
}

#[test]
fn an_unknown_code_is_kept() {
    struct Code(String);
    impl KnownCode for Code {
        fn from_code(code: &str) -> Self {
            Self(code.to_owned())
        }
        fn as_str(&self) -> &str {
            &self.0
        }
    }
    let error = of_code(Effect::Read, "RequestLimitExceeded.NewOne");
    assert_eq!(
        error.code::<Code>().unwrap().as_str(),
        "RequestLimitExceeded.NewOne"
    );
    assert!(error.is(Code("RequestLimitExceeded.NewOne".to_owned())));
    assert!(!error.is(Code("RequestLimitExceeded".to_owned())));
    assert!(error.is_throttled());
    assert!(error.remedy().contains("does not know the code"));
}

#[test]
fn statuses_have_retry_classes() {
    let table = [
        (429, RetryClass::Throttled),
        (502, RetryClass::Transient),
        (408, RetryClass::Transient),
        (301, RetryClass::Never),
        (403, RetryClass::Never),
    ];
    for (status, class) in table {
        let error = Error::new(ErrorKind::Status(StatusError {
            status,
            excerpt: String::new(),
        }));
        assert_eq!(error.retry_class(), class, "{status}");
    }
}

/// As HTTP/2 lets a server end a connection.
#[test]
fn what_a_server_says_at_the_end_of_a_connection_is_bounded() {
    let shown = |text: &str| {
        let inner = std::io::Error::other(text.to_owned());
        let broken = TransportError::new(TransportPhase::Exchange, std::io::Error::other(inner));
        let source =
            std::error::Error::source(&broken).map(|source| format!("{source}|{source:?}"));
        (
            broken.to_string(),
            format!("{broken:?}"),
            source.unwrap_or_default(),
        )
    };
    let (line, debug, source) = shown(&format!("go\r\naway{}", "x".repeat(16_384)));
    let expected = format!("go  away{}…", "x".repeat(192));
    assert_eq!(
        line,
        format!("the connection broke before a response: {expected}")
    );
    assert_eq!(debug, format!("TransportError(Exchange, {expected})"));
    assert_eq!(source, format!("{expected}|{expected}"));
    let (line, _, source) = shown("reset by peer");
    assert_eq!(
        line,
        "the connection broke before a response: reset by peer"
    );
    assert!(source.contains("Custom"), "{source}");
}
