//! The role of a CVM, from a fake of its metadata service.

use super::bench::{Bench, of_source, provided, role_of};
use iai_client::{CredentialsProblem, CvmRoleProvider, RetryClass};
use iai_tests::faulty::{Faulty, Step};
use iai_tests::sources::{LATER, NOW, NOWHERE, role_answer, role_keys, says};
use std::time::Duration;

const FOLDER: &str = "/latest/meta-data/cam/security-credentials/";

fn lines(fake: &Faulty) -> Vec<String> {
    fake.seen().into_iter().map(|seen| seen.line).collect()
}

#[test]
fn the_role_is_discovered_and_its_keys_are_asked_for() {
    let fake = Faulty::doing([says("face-reader\n"), role_keys(1, LATER)]);
    let bench = Bench::new(CvmRoleProvider::new().metadata_address(fake.url()));
    assert_eq!(bench.token(), "roletoken1");
    assert_eq!(
        lines(&fake),
        [
            format!("GET {FOLDER} HTTP/1.1"),
            format!("GET {FOLDER}face-reader HTTP/1.1")
        ]
    );
    let signed = bench.service.header("authorization").remove(0);
    assert!(
        signed.contains("Credential=AKIDrole1/2023-11-14/iai/"),
        "{signed}"
    );
}

#[test]
fn a_role_that_is_named_saves_a_question() {
    let fake = Faulty::doing([role_keys(1, LATER)]);
    let credentials = provided(&role_of(&fake)).unwrap();
    assert_eq!(
        (credentials.secret_id(), credentials.expires_at()),
        ("AKIDrole1", Some(LATER))
    );
    assert_eq!(lines(&fake), [format!("GET {FOLDER}faces HTTP/1.1")]);
}

#[test]
fn keys_are_renewed_before_they_end_and_not_sooner() {
    let fake = Faulty::doing([role_keys(1, LATER), role_keys(2, LATER + 3_600)]);
    let bench = Bench::new(role_of(&fake));
    let mut tokens = Vec::new();
    for seconds in [0, 3_299, 1, 1] {
        bench.clock.pass(seconds);
        tokens.push(bench.token());
    }
    assert_eq!(
        tokens,
        ["roletoken1", "roletoken1", "roletoken2", "roletoken2"]
    );
    assert_eq!(lines(&fake).len(), 2);
}

/// The keys are good for an hour by the source's clock, whatever ours shows.
#[test]
fn a_wrong_clock_neither_ends_fresh_keys_nor_keeps_dead_ones() {
    for wrong in [NOW - 50_000_000, NOW - 7_200, NOW + 7_200, NOW + 50_000_000] {
        let fake = Faulty::doing([role_keys(1, LATER), role_keys(2, LATER)]);
        let bench = Bench::at(wrong, role_of(&fake), |builder| builder);
        assert_eq!(bench.token(), "roletoken1", "{wrong}");
        bench.clock.pass(3_299);
        assert_eq!(bench.token(), "roletoken1", "{wrong}");
        bench.clock.pass(301);
        assert_eq!(bench.token(), "roletoken2", "{wrong}");
    }
}

#[test]
fn without_a_date_our_clock_counts() {
    let undated = |number| says(&role_answer(number, LATER).to_string());
    let fake = Faulty::doing([undated(1)]);
    assert_eq!(Bench::new(role_of(&fake)).token(), "roletoken1");
    let late = Bench::at(LATER + 60, role_of(&fake), |builder| builder);
    assert_eq!(late.token(), "the credentials of CVM role ran out 60 s ago");
}

#[test]
fn keys_that_are_expired_on_arrival_are_not_used() {
    let fake = Faulty::doing([role_keys(1, NOW - 60)]);
    let bench = Bench::new(role_of(&fake));
    let error = bench.call().unwrap_err();
    assert_eq!(
        of_source(&error).problem(),
        &CredentialsProblem::Expired {
            since: NOW - 60,
            now: NOW
        }
    );
    assert!(error.is_auth() && error.attempts() == 0);
    assert!(error.remedy().contains("clock"), "{}", error.remedy());
    assert!(bench.service.seen().is_empty());
}

#[test]
fn a_slow_service_is_a_time_out_and_passes() {
    let slow = Faulty::doing([Step::Hold]);
    let provider = role_of(&slow).timeout(Duration::from_millis(50));
    let error = Bench::new(provider).call().unwrap_err();
    let after = Duration::from_millis(50);
    assert_eq!(
        of_source(&error).problem(),
        &CredentialsProblem::TimedOut { after }
    );
    assert_eq!(error.retry_class(), RetryClass::Transient);
    assert!(error.is_timeout() && error.is_transient() && !error.is_auth());
}

#[test]
fn the_clients_own_limit_holds_for_any_provider() {
    let slow = Faulty::doing([Step::Hold]);
    let bench = Bench::at(NOW, role_of(&slow), |builder| {
        builder.credentials_timeout(Duration::from_millis(50))
    });
    assert_eq!(bench.token(), "no credentials from CVM role within 50ms");
}

/// Behind no address is no machine with a role, which a chain passes over; behind one without a role neither.
#[test]
fn elsewhere_than_on_a_machine_with_a_role_it_is_absent() {
    let nobody = CvmRoleProvider::new().metadata_address(NOWHERE);
    let error = provided(&nobody).unwrap_err();
    assert!(error.is_absent(), "{error}");
    assert!(
        matches!(error.problem(), CredentialsProblem::Unreachable(why) if why.contains("refused")),
        "{error:?}"
    );

    let bare = Faulty::doing([Step::status(404)]);
    let discovering = CvmRoleProvider::new().metadata_address(bare.url());
    assert!(provided(&discovering).unwrap_err().is_absent());
    assert!(
        !provided(&role_of(&bare)).unwrap_err().is_absent(),
        "this role was named"
    );
}
