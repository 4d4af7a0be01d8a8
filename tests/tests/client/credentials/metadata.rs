//! The role of a CVM, from a fake of its metadata service.

use super::harness::{Harness, of_source, provided, role_of, said};
use iai_client::{
    code::RetryClass,
    credentials::{CredentialsErrorKind, CvmRoleCredentialsProvider},
};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::sources::{LATER, NOW, NOWHERE, role_keys, role_response, says};
use std::time::{Duration, UNIX_EPOCH};

const FOLDER: &str = "/latest/meta-data/cam/security-credentials/";

fn lines(fake: &FakeServer) -> Vec<String> {
    fake.seen().into_iter().map(|seen| seen.line).collect()
}

#[test]
fn the_role_is_discovered_and_its_keys_are_asked_for() {
    let fake = FakeServer::doing([says("face-reader\n"), role_keys(1, LATER)]);
    let harness = Harness::new(CvmRoleCredentialsProvider::new().metadata_address(fake.url()));
    assert_eq!(harness.token(), "roletoken1");
    assert_eq!(
        lines(&fake),
        [
            format!("GET {FOLDER} HTTP/1.1"),
            format!("GET {FOLDER}face-reader HTTP/1.1")
        ]
    );
    let signed = harness.service.header("authorization").remove(0);
    assert!(
        signed.contains("Credential=AKIDrole1/2023-11-14/iai/"),
        "{signed}"
    );
}

#[test]
fn a_role_that_is_named_saves_a_question() {
    let fake = FakeServer::doing([role_keys(1, LATER)]);
    let credentials = provided(&role_of(&fake)).unwrap();
    assert_eq!(
        (credentials.secret_id(), credentials.expires_at()),
        ("AKIDrole1", Some(UNIX_EPOCH + Duration::from_secs(LATER)))
    );
    assert_eq!(lines(&fake), [format!("GET {FOLDER}faces HTTP/1.1")]);
}

/// The keys are good for an hour by the source's clock, whatever ours shows.
#[test]
fn a_wrong_clock_neither_ends_fresh_keys_nor_keeps_dead_ones() {
    for wrong in [NOW - 50_000_000, NOW - 7_200, NOW + 7_200, NOW + 50_000_000] {
        let fake = FakeServer::doing([role_keys(1, LATER), role_keys(2, LATER)]);
        let harness = Harness::at(wrong, role_of(&fake), |builder| builder);
        assert_eq!(harness.token(), "roletoken1", "{wrong}");
        harness.clock.pass(3_299);
        assert_eq!(harness.token(), "roletoken1", "{wrong}");
        harness.clock.pass(301);
        assert_eq!(harness.token(), "roletoken2", "{wrong}");
    }
}

#[test]
fn without_a_date_our_clock_counts() {
    let undated = |number| says(&role_response(number, LATER).to_string());
    let fake = FakeServer::doing([undated(1)]);
    assert_eq!(Harness::new(role_of(&fake)).token(), "roletoken1");
    let late = Harness::at(LATER + 60, role_of(&fake), |builder| builder);
    assert_eq!(late.token(), "the credentials of CVM role ran out 60 s ago");
    let remedy = late.call().unwrap_err().remedy().to_owned();
    assert!(remedy.contains("clock"), "{remedy}");
}

#[test]
fn a_slow_service_is_a_timeout_and_passes() {
    let slow = FakeServer::doing([Step::Stall("")]);
    let provider = role_of(&slow).timeout(Duration::from_millis(50));
    let error = Harness::new(provider).call().unwrap_err();
    assert_eq!(said(of_source(&error)), "no credentials from S within 50ms");
    assert_eq!(of_source(&error).kind(), &CredentialsErrorKind::Timeout);
    assert_eq!(error.retry_class(), RetryClass::Transient);
    assert!(error.is_timeout() && error.is_transient() && !error.is_auth());
}

#[test]
fn the_clients_own_limit_holds_for_any_provider() {
    let slow = FakeServer::doing([Step::Stall("")]);
    let harness = Harness::at(NOW, role_of(&slow), |builder| {
        builder.credentials_timeout(Duration::from_millis(50))
    });
    assert_eq!(harness.token(), "no credentials from CVM role within 50ms");
}

/// Behind no address is no machine with a role, which a chain passes over; behind one without a role neither.
#[test]
fn elsewhere_than_on_a_machine_with_a_role_it_is_absent() {
    let nobody = CvmRoleCredentialsProvider::new().metadata_address(NOWHERE);
    let error = provided(&nobody).unwrap_err();
    assert!(error.is_absent(), "{error}");
    assert_eq!(error.kind(), &CredentialsErrorKind::Unreachable);
    assert!(error.to_string().contains("refused"), "{error}");

    let bare = FakeServer::doing([Step::status(404)]);
    let discovering = CvmRoleCredentialsProvider::new().metadata_address(bare.url());
    assert!(provided(&discovering).unwrap_err().is_absent());
    assert!(
        !provided(&role_of(&bare)).unwrap_err().is_absent(),
        "this role was named"
    );
}
