//! How much is checked before a request is sent.

use super::{ids, person};
use iai_client::{ErrorCode, ErrorKind, RequestConfig, validate::ValidationLevel};
use iai_tests::harness::EmulatorHarness;

const ILLEGAL: &str = "InvalidParameterValue.PersonNameIllegal";

fn at(level: ValidationLevel) -> RequestConfig {
    RequestConfig::new().validation(level)
}

#[test]
fn strict_refuses_what_the_pages_disagree_about() {
    let harness = EmulatorHarness::with_group();
    let mut request = person("p");
    request.person_name = Some("Eileen Collins".to_owned());
    let error = harness
        .send(request.clone(), at(ValidationLevel::Strict))
        .unwrap_err();
    assert_eq!((error.code_str(), error.attempts()), (Some(ILLEGAL), 0));
    let [violation] = error.violations() else {
        panic!("{error}")
    };
    assert_eq!((&*violation.path, violation.code), ("PersonName", ILLEGAL));
    assert_eq!(violation.found, "a space as character 7");
    assert!(
        violation
            .advisory
            .is_some_and(|reason| reason.contains("texts with spaces"))
    );
    assert_eq!(ids(&harness), Vec::<String>::new());
}

#[test]
fn the_default_warns_beside_the_response() {
    let harness = EmulatorHarness::with_group();
    let mut request = person("p");
    request.person_name = Some("Eileen Collins".to_owned());
    let response = harness.send(request, RequestConfig::new()).unwrap();
    let [warning] = response.warnings() else {
        panic!("{response:?}")
    };
    assert_eq!((&*warning.path, warning.code), ("PersonName", ILLEGAL));
    assert_eq!(harness.persons()[0]["PersonName"], "Eileen Collins");
}

#[test]
fn off_checks_nothing() {
    let harness = EmulatorHarness::with_group();
    let mut request = person("p");
    request.person_name = Some("Eileen Collins".to_owned());
    let response = harness.send(request, at(ValidationLevel::Off)).unwrap();
    assert_eq!(response.warnings(), []);
    let mut request = person("no such id");
    request.person_name = None;
    let error = harness.send(request, at(ValidationLevel::Off)).unwrap_err();
    assert!(error.is_service());
    assert_eq!(
        error.code(),
        Some(ErrorCode::MissingParameterErrorParameterEmpty)
    );
    assert_eq!((error.violations().len(), error.attempts()), (0, 1));
}

#[test]
fn all_mistakes_are_told_at_once() {
    let harness = EmulatorHarness::with_group();
    let mut request = person("Elena Müller");
    request.person_name = Some("Elena".repeat(13));
    request.gender = Some(7.into());
    for level in [ValidationLevel::Default, ValidationLevel::Strict] {
        let error = harness.send(request.clone(), at(level)).unwrap_err();
        assert!(error.is_validation() && matches!(error.kind(), ErrorKind::Validation(_)));
        let told: Vec<_> = error
            .violations()
            .iter()
            .map(|each| (&*each.path, &*each.rule, &*each.found, each.code))
            .collect();
        assert_eq!(
            told,
            [
                (
                    "PersonName",
                    "at most 60 characters",
                    "65 characters",
                    "InvalidParameterValue.PersonNameTooLong"
                ),
                (
                    "PersonId",
                    "only English letters, digits, -%@#&_",
                    "a space as character 6",
                    "InvalidParameterValue.PersonIdIllegal"
                ),
                (
                    "Gender",
                    "one of 0, 1, 2",
                    "7",
                    "InvalidParameterValue.PersonGenderIllegal"
                ),
            ]
        );
        assert_eq!(
            error.code(),
            Some(ErrorCode::InvalidParameterValuePersonNameTooLong)
        );
        assert_eq!((error.request_id(), error.attempts()), (None, 0));
        let text = error.to_string();
        assert!(!text.contains("Elena"), "{text}");
        assert!(
            text.starts_with(
                "CreatePerson: refused before sending: PersonName: at most 60 characters"
            ),
            "{text}"
        );
    }
}

/// The level of a client can be changed for one call.
#[test]
fn the_level_of_a_call_wins() {
    let harness = EmulatorHarness::with_group();
    let mut request = person("p");
    request.gender = Some(7.into());
    let strict = harness.client.with_config(at(ValidationLevel::Strict));
    let error = harness
        .wait(
            strict
                .with_config(at(ValidationLevel::Off))
                .send(request.clone()),
        )
        .unwrap_err();
    assert!(error.is_service(), "{error}");
    assert!(
        harness
            .wait(strict.send(request))
            .unwrap_err()
            .is_validation()
    );
}
