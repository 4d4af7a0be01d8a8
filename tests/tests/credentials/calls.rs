//! How calls share what a source gives.

use super::bench::{Bench, builder, request, role_of, success};
use iai_client::{CallOptions, Credentials, ErrorKind, RetryClass, TimeoutKind};
use iai_tests::faulty::{Faulty, Step};
use iai_tests::sources::{HandClock, LATER, NOW, NOWHERE, role_keys};
use std::time::Duration;

#[test]
fn a_thousand_calls_ask_once_at_the_start_and_once_ahead_of_the_end() {
    let fake = Faulty::doing([role_keys(1, LATER), role_keys(2, LATER)]);
    let clock = HandClock::at(NOW);
    // No thousand connections, but a thousand signatures.
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
            let calls: Vec<_> = (0..1_000)
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
fn all_who_wait_share_the_error_of_one_question() {
    let fake = Faulty::doing([Step::status(500)]);
    let bench = Bench::new(role_of(&fake));
    bench.wait(async {
        let calls: Vec<_> = (0..100)
            .map(|_| tokio::spawn(bench.client.send(request())))
            .collect();
        for call in calls {
            let error = call.await.unwrap().unwrap_err();
            assert_eq!(
                (error.retry_class(), error.attempts()),
                (RetryClass::Transient, 0)
            );
        }
    });
    assert_eq!(fake.seen().len(), 1);
    assert!(bench.service.seen().is_empty());
}

#[test]
fn old_keys_do_while_a_refresh_fails() {
    let fake = Faulty::doing([role_keys(1, LATER), Step::status(500)]);
    let bench = Bench::new(role_of(&fake));
    bench.token();
    bench.clock.pass(3_400);
    assert_eq!([bench.token(), bench.token()], ["roletoken1", "roletoken1"]);
    assert_eq!(fake.seen().len(), 2, "it rests after a failure");
    bench.clock.pass(200);
    assert_eq!(
        bench.token(),
        "CVM role at 127.0.0.1 answered with HTTP status 500"
    );
}

/// A provider that needs longer than any single call has: the question goes on without its caller, and is asked once.
#[test]
fn a_question_does_not_end_with_its_caller() {
    let fake = Faulty::doing([Step::Late(
        Duration::from_millis(300),
        Box::new(role_keys(1, LATER)),
    )]);
    let bench = Bench::new(role_of(&fake));
    let hasty = || async {
        tokio::time::timeout(Duration::from_millis(50), bench.client.send(request())).await
    };
    assert!(bench.wait(async { hasty().await.is_err() && hasty().await.is_err() }));
    assert_eq!(bench.token(), "roletoken1");
    assert_eq!(fake.seen().len(), 1);
}

#[test]
fn a_question_ends_with_the_call_that_asks() {
    let fake = Faulty::doing([Step::Hold]);
    let bench = Bench::new(role_of(&fake));
    let hasty = bench
        .client
        .with(CallOptions::new().timeout(Duration::from_millis(50)));
    let error = bench.wait(hasty.send(request())).unwrap_err();
    let ErrorKind::Timeout(late) = error.kind() else {
        panic!("{error:?}")
    };
    assert_eq!((late.which(), error.attempts()), (TimeoutKind::Total, 0));
    assert!(!error.is_outcome_unknown());
}

/// Id, key and token of an attempt are of one kind, also when others come in the middle of a call.
#[test]
fn each_attempt_is_signed_with_one_snapshot() {
    let fake = Faulty::doing([role_keys(1, LATER), role_keys(2, LATER)]);
    let refused = Step::error("AuthFailure.TokenFailure");
    let service = Faulty::doing([refused, success()]);
    let client = builder(&service.url(), &HandClock::at(NOW))
        .retry(iai_client::RetryConfig::new())
        .credentials_provider(role_of(&fake))
        .build()
        .unwrap();
    let answer = iai_tests::lab::wait(client.send(request())).unwrap();
    assert_eq!(answer.attempts(), 2);
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

#[test]
fn given_credentials_end_too() {
    let keys = Credentials::new("AKID", "K")
        .unwrap()
        .with_token("given")
        .unwrap();
    let bench = Bench::new(keys.expiring_at(NOW + 60));
    assert_eq!(bench.token(), "given");
    bench.clock.pass(60);
    assert_eq!(
        bench.token(),
        "the credentials of credentials of the program ran out 0 s ago"
    );
}
