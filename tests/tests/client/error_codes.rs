//! The error codes as callers meet them: complete, byte for byte, with a class and a remedy of their own.

use iai_client::actions::CreatePersonRequest;
use iai_client::{Error, ErrorCode, Image, action::Action, code::RetryClass};
use iai_tests::fake_server::FakeServer;
use iai_tests::http::http;
use iai_tests::{harness, page, pictures};
use std::collections::BTreeSet;

/// The error of a CreatePerson that is answered with `code`.
fn answered(code: &str) -> Error {
    let body = format!(
        r#"{{"Response":{{"Error":{{"Code":"{code}","Message":"No."}},"RequestId":"r-1"}}}}"#
    );
    let script = FakeServer::saying(http(200, &body));
    let builder = CreatePersonRequest::builder()
        .group_id("g")
        .person_name("n")
        .person_id("p");
    let request = builder
        .image(Image::from_bytes(pictures::png(64, 64)))
        .build();
    harness::wait(harness::client(&script.url()).send(request)).unwrap_err()
}

fn is_known(code: &ErrorCode) -> bool {
    !matches!(code, ErrorCode::Unknown(_))
}

/// All codes of the table that have this class.
fn of_class(class: RetryClass) -> BTreeSet<&'static str> {
    let rows = <CreatePersonRequest as Action>::SERVICE.codes.rows();
    rows.iter()
        .filter(|row| row.retry == class)
        .map(|row| row.code)
        .collect()
}

#[test]
fn every_code_of_the_page_is_known() {
    for code in page::CODES {
        let parsed = ErrorCode::parse(code);
        assert!(is_known(&parsed), "{code}");
        assert_eq!(parsed.as_str(), code);
        assert!(
            parsed.meaning().is_some_and(|text| text.ends_with('.')),
            "{code}"
        );
        assert!(
            parsed.remedy().is_some_and(|text| text.ends_with('.')),
            "{code}"
        );
    }
}

/// Through the client as well, which must not take a long code for a secret.
#[test]
fn every_code_of_the_page_is_answered_whole() {
    for code in page::CODES {
        let error = answered(code);
        assert_eq!(error.code_str(), Some(code));
        assert!(error.code().is_some_and(|code| is_known(&code)), "{code}");
        assert_eq!(error.request_id(), Some("r-1"));
        assert!(
            error
                .to_string()
                .starts_with(&format!("CreatePerson: {code}: No")),
            "{error}"
        );
    }
}

#[test]
fn small_face_remedy_names_the_real_owner_of_min_face_size() {
    let error = answered("FailedOperation.FaceSizeTooSmall");
    assert_eq!(
        error.code(),
        Some(ErrorCode::FailedOperationFaceSizeTooSmall)
    );
    let remedy = error.remedy();
    assert!(remedy.contains("MinFaceSize"), "{remedy}");
    assert!(remedy.contains("parameter of DetectFace"), "{remedy}");
    assert!(remedy.contains("not of CreatePerson"), "{remedy}");
}

#[test]
fn misspelt_codes_stay_as_they_are() {
    let code = ErrorCode::UnsupportedOperationUnknowMethod;
    assert_eq!(code.as_str(), "UnsupportedOperation.UnknowMethod");
    assert_eq!(
        answered("UnsupportedOperation.UnknowMethod").code(),
        Some(code)
    );
    for corrected in [
        "UnsupportedOperation.UnknownMethod",
        "unsupportedoperation.unknowmethod",
    ] {
        assert!(!is_known(&ErrorCode::parse(corrected)), "{corrected}");
        assert_eq!(answered(corrected).code_str(), Some(corrected));
    }
}

#[test]
fn near_twins_stay_apart() {
    let pairs = [
        (
            "RequestLimitExceeded",
            "FailedOperation.RequestLimitExceeded",
        ),
        ("InvalidParameter", "InvalidParameter.InvalidParameter"),
        ("MissingParameter", "MissingParameter.ErrorParameterEmpty"),
        ("LimitExceeded", "LimitExceeded.ErrorFaceNumExceed"),
        ("InvalidParameterValue.LimitExceed", "LimitExceeded"),
        (
            "InvalidParameterValue.GroupFaceNumExceed",
            "InvalidParameterValue.AccountFaceNumExceed",
        ),
        (
            "InvalidParameterValue.GroupIdAlreadyExist",
            "InvalidParameterValue.GroupNameAlreadyExist",
        ),
        (
            "InvalidParameterValue.GroupNumExceed",
            "InvalidParameterValue.GroupNumPerPersonExceed",
        ),
        ("AuthFailure.UnauthorizedOperation", "UnauthorizedOperation"),
        ("ResourceUnavailable.NotExist", "ResourceUnavailable"),
        (
            "InvalidParameterValue.GroupIdNotExist",
            "InvalidParameterValue.GroupIdNotExists",
        ),
        (
            "InvalidParameterValue.ImageEmpty",
            "InvalidParameterValue.ImageEmptyError",
        ),
        (
            "ResourceUnavailable.ChargeStatusException",
            "ResourcesSoldOut.ChargeStatusException",
        ),
    ];
    for (one, other) in pairs {
        let (a, b) = (ErrorCode::parse(one), ErrorCode::parse(other));
        assert!(is_known(&a) && is_known(&b), "{one} {other}");
        assert_ne!(a, b);
        assert_ne!(a.remedy(), b.remedy());
        assert_eq!((a.as_str(), b.as_str()), (one, other));
    }
    let sold_out = ErrorCode::parse("ResourcesSoldOut.ChargeStatusException");
    assert_eq!(sold_out, ErrorCode::ResourcesSoldOutChargeStatusException);
}

#[test]
fn every_rate_limit_is_of_class_throttled() {
    let limits = [
        "FailedOperation.RequestLimitExceeded",
        "RequestLimitExceeded",
        "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
        "RequestLimitExceeded.IPLimitExceeded",
        "RequestLimitExceeded.UinLimitExceeded",
    ];
    assert_eq!(of_class(RetryClass::Throttled), BTreeSet::from(limits));
    for code in limits
        .into_iter()
        .chain(["RequestLimitExceeded.SomethingNew"])
    {
        let error = answered(code);
        assert!(error.is_throttled(), "{code}");
        assert_eq!(error.retry_class(), RetryClass::Throttled);
        assert!(!error.is_outcome_unknown(), "{code}");
    }
}

#[test]
fn server_faults_are_transient() {
    let faults = [
        "FailedOperation.RequestTimeout",
        "FailedOperation.RpcFail",
        "FailedOperation.ServerError",
        "FailedOperation.UnKnowError",
        "InternalError",
        "ResourceUnavailable.GetAuthInfoError",
        "ServiceUnavailable",
    ];
    assert_eq!(of_class(RetryClass::Transient), BTreeSet::from(faults));
    for code in faults {
        let error = answered(code);
        // The person may exist now.
        assert!(error.is_outcome_unknown(), "{code}");
        assert!(
            error.to_string().contains("it may have taken effect"),
            "{error}"
        );
    }
    for code in [
        "FailedOperation.RequestTimeout",
        "FailedOperation.ServerError",
    ] {
        let remedy = answered(code).remedy().to_owned();
        assert!(remedy.contains("PersonId"), "{remedy}");
    }
}

#[test]
fn clashes_on_one_person_are_of_class_conflict() {
    let clashes = [
        "FailedOperation.ConflictOperation",
        "FailedOperation.CreateFaceConcurrent",
    ];
    assert_eq!(of_class(RetryClass::Conflict), BTreeSet::from(clashes));
    for code in clashes {
        let error = answered(code);
        assert!(error.remedy().contains("PersonId"), "{}", error.remedy());
        assert!(!error.is_outcome_unknown(), "{code}");
    }
}

/// Two of the page's own list, which belong to DeleteFace and to paging, one of CreateGroup, and one of the platform.
#[test]
fn codes_of_other_actions_decode_here_too() {
    let table = [
        (
            "InvalidParameterValue.DeleteFaceNumExceed",
            ErrorCode::InvalidParameterValueDeleteFaceNumExceed,
        ),
        (
            "InvalidParameterValue.OffsetExceed",
            ErrorCode::InvalidParameterValueOffsetExceed,
        ),
        (
            "InvalidParameterValue.GroupNameTooLong",
            ErrorCode::InvalidParameterValueGroupNameTooLong,
        ),
        (
            "InvalidParameterValue.FaceModelVersionIllegal",
            ErrorCode::InvalidParameterValueFaceModelVersionIllegal,
        ),
        ("IpNotInWhitelist", ErrorCode::IpNotInWhitelist),
    ];
    for (code, expected) in table {
        assert_eq!(answered(code).code(), Some(expected));
    }
}

#[test]
fn a_code_in_no_list_is_kept() {
    for code in ["BrandNew", "FailedOperation.未知"] {
        let error = answered(code);
        let found = error.code().unwrap();
        assert!(!is_known(&found), "{code}");
        assert_eq!((found.as_str(), error.code_str()), (code, Some(code)));
        assert_eq!((found.meaning(), found.remedy()), (None, None));
        assert_eq!(error.retry_class(), RetryClass::Never);
        assert!(
            error.remedy().contains("does not know the code"),
            "{}",
            error.remedy()
        );
    }
    assert_eq!(ErrorCode::parse("A.B.C").family(), "A");
}
