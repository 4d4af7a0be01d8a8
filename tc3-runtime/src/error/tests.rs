use super::*;
use crate::action::Effect;
use crate::client::CallInfo;
use crate::wire::test_types::SERVICE;

fn of_code(effect: Effect, code: &str) -> Error {
    let info = CallInfo {
        action: "CreatePerson",
        service: &SERVICE,
        effect,
    };
    let service = ServiceError {
        code: code.into(),
        message: "told so".into(),
        status: 200,
    };
    Error::of_attempt(ErrorKind::Service(service), &info, 1, Some("r-1".into()))
}

#[test]
fn an_error_answer_explains_itself() {
    let error = of_code(Effect::Create, "InvalidParameterValue.PersonIdAlreadyExist");
    assert_eq!(
        error.to_string(),
        "CreatePerson: InvalidParameterValue.PersonIdAlreadyExist: told so [request id r-1]"
    );
    assert_eq!(error.remedy(), "Choose another PersonId.");
    assert_eq!(error.retry_class(), RetryClass::No);
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
fn the_outcome_is_unknown_only_where_it_matters() {
    let table = [
        (Effect::Create, "FailedOperation.ServerError", true),
        (Effect::Idempotent, "FailedOperation.ServerError", false),
        (Effect::Read, "FailedOperation.ServerError", false),
        (Effect::Create, "RequestLimitExceeded", false),
        (Effect::Create, "SomethingNew", false),
    ];
    for (effect, code, unknown) in table {
        assert_eq!(
            of_code(effect, code).is_outcome_unknown(),
            unknown,
            "{effect:?} {code}"
        );
    }
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
        error.code_as::<Code>().unwrap().as_str(),
        "RequestLimitExceeded.NewOne"
    );
    assert!(error.is_throttled());
    assert!(error.remedy().contains("does not know the code"));
}

#[test]
fn statuses_have_retry_classes() {
    let table = [
        (429, RetryClass::Rate),
        (502, RetryClass::Transient),
        (408, RetryClass::Transient),
        (301, RetryClass::No),
        (403, RetryClass::No),
    ];
    for (status, class) in table {
        let error = Error::new(ErrorKind::Status(StatusError {
            status,
            excerpt: String::new(),
        }));
        assert_eq!(error.retry_class(), class, "{status}");
    }
}
