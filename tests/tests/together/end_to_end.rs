//! The client over real sockets, mostly against the emulator.

mod addresses;
mod credentials;
mod levels;
mod recovery;
mod several_faces;

use iai_client::actions::{CreatePersonOutcome, CreatePersonRequest};
use iai_client::types::UniquePersonControl;
use iai_client::{Image, RequestConfig};
use iai_tests::harness::EmulatorHarness;
use iai_tests::pictures;
use serde_json::Value;

/// A person with a picture that fits into a GET.
fn person(id: &str) -> CreatePersonRequest {
    let builder = CreatePersonRequest::builder()
        .group_id("g")
        .person_name("Eileen")
        .person_id(id);
    builder
        .image(Image::from_bytes(pictures::png(100, 100)))
        .build()
}

/// Ids of the persons that the emulator holds.
fn ids(harness: &EmulatorHarness) -> Vec<String> {
    let persons = harness.persons();
    let id = |person: &Value| person["PersonId"].as_str().unwrap().to_owned();
    persons.as_array().unwrap().iter().map(id).collect()
}

#[test]
fn a_suspected_duplicate_is_an_outcome_and_creates_nothing() {
    let harness = EmulatorHarness::with_group();
    harness.send(person("p"), RequestConfig::new()).unwrap();
    let levels = [
        UniquePersonControl::Low,
        UniquePersonControl::Average,
        UniquePersonControl::High,
        UniquePersonControl::VeryHigh,
    ];
    for level in levels {
        let mut request = person("q");
        request.unique_person_control = Some(level);
        let response = harness.send(request, RequestConfig::new()).unwrap();
        let outcome = response.outcome();
        assert!(
            matches!(
                outcome,
                CreatePersonOutcome::DuplicateSuspected {
                    similar_person_id: "p",
                    ..
                }
            ),
            "{outcome:?}"
        );
    }
    assert_eq!(ids(&harness), ["p"]);
    let mut request = person("q");
    request.unique_person_control = Some(UniquePersonControl::Off);
    let response = harness.send(request, RequestConfig::new()).unwrap();
    assert!(matches!(
        response.outcome(),
        CreatePersonOutcome::Created { .. }
    ));
    assert_eq!(ids(&harness), ["p", "q"]);
}

/// Nothing is sent before the future is awaited.
#[test]
fn a_future_that_is_dropped_sends_nothing() {
    let harness = EmulatorHarness::with_group();
    drop(harness.client.send(person("p")));
    assert_eq!(ids(&harness), Vec::<String>::new());
}
