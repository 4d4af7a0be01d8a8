//! How calls share the credentials of a provider.

use super::harness::{Harness, builder, request, role_of, success};
use iai_client::{ErrorKind, RequestConfig, error::TimeoutKind};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::sources::{HandClock, LATER, NOW, NOWHERE, role_keys};
use std::time::Duration;

#[test]
fn a_hundred_calls_ask_once_at_the_start_and_once_ahead_of_the_end() {
    let fake = FakeServer::doing([role_keys(1, LATER), role_keys(2, LATER)]);
    let clock = HandClock::at(NOW);
    // No connections, but a hundred signatures.
    let client = builder(NOWHERE, &clock)
        .credentials_provider(role_of(&fake))
        .build()
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let crowd = || {
        runtime.block_on(async {
            let calls: Vec<_> = (0..100)
                .map(|_| tokio::spawn(client.send(request())))
                .collect();
            for call in calls {
                let error = call.await.unwrap().unwrap_err();
                // All of them had credentials and got as far as the network.
                assert!(error.is_connect() && error.attempts() == 1, "{error:?}");
            }
        });
    };
    crowd();
    assert_eq!(fake.seen().len(), 1);
    clock.pass(3_400);
    crowd();
    assert_eq!(fake.seen().len(), 2);
}

#[test]
fn a_question_ends_with_the_call_that_asks() {
    let fake = FakeServer::doing([Step::Stall("")]);
    let harness = Harness::new(role_of(&fake));
    let hasty = harness
        .client
        .with_config(RequestConfig::new().timeout(Duration::from_millis(50)));
    let error = harness.wait(hasty.send(request())).unwrap_err();
    let ErrorKind::Timeout(late) = error.kind() else {
        panic!("{error:?}")
    };
    assert_eq!((late.kind(), error.attempts()), (TimeoutKind::Total, 0));
    assert!(!error.is_outcome_unknown());
}

/// Id, key and token of an attempt are of one kind, also when others come in the middle of a call.
#[test]
fn each_attempt_is_signed_with_one_snapshot() {
    let fake = FakeServer::doing([role_keys(1, LATER), role_keys(2, LATER)]);
    let refused = Step::error("AuthFailure.TokenFailure");
    let service = FakeServer::doing([refused, success()]);
    let client = builder(&service.url(), &HandClock::at(NOW))
        .retry(iai_client::RetryConfig::new())
        .credentials_provider(role_of(&fake))
        .build()
        .unwrap();
    let response = iai_tests::harness::wait(client.send(request())).unwrap();
    assert_eq!(response.attempts(), 2);
    assert_eq!(service.header("x-tc-token"), ["roletoken1", "roletoken2"]);
    let ids: Vec<_> = service
        .header("authorization")
        .iter()
        .map(|text| {
            text["TC3-HMAC-SHA256 Credential=".len()..]
                .split('/')
                .next()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(ids, ["AKIDrole1", "AKIDrole2"]);
}
