//! Repeating, counting and moving traffic.

use super::bench::{builder, client, create, read, success};
use iai_client::ErrorKind;
use iai_tests::faulty::{Faulty, Step};
use iai_tests::lab;
use std::net::TcpListener;

/// Go: the breaker counts successes as failures, and failures in a row never add up.
#[test]
fn defect_01_successes_count_as_successes_and_failures_add_up() {
    let mut steps = vec![Step::error("InternalError"); 5];
    steps.extend(vec![success(); 5]);
    steps.extend([Step::error("InternalError"), success()]);
    let server = Faulty::doing(steps);
    // Two retries' worth.
    let client = builder(&server.url()).retry_budget(10).build().unwrap();
    let attempts: Vec<_> = (0..9).map(|_| read(&client).0).collect();
    // Three calls that fail use the budget up, five that succeed earn another retry.
    assert_eq!(attempts, [3, 1, 1, 1, 1, 1, 1, 1, 2]);
}

/// Python: the error of a failed attempt outlives the success after it, so that a create is sent again and again.
#[test]
fn defect_02_a_success_after_a_failure_ends_the_call() {
    let server = Faulty::doing([Step::error("RequestLimitExceeded"), success()]);
    assert_eq!(create(&client(&server.url())), (2, None));
    assert_eq!(server.actions(), ["CreatePerson", "CreatePerson"]);
}

/// Python: a network error makes the region breaker trip over a missing answer.
#[test]
fn defect_03_a_network_error_is_an_error_and_no_accident() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let client = client(&format!("http://{address}"));
    let error = lab::wait(client.get_person_base_info().person_id("p").send()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error:?}");
    assert_eq!((error.attempts(), error.is_connect()), (3, true));
}

/// Java: the breaker changes a field that nobody reads, so that traffic never moves.
#[test]
fn defect_04_the_endpoint_that_is_set_is_the_one_that_is_called() {
    let [first, second] = [(); 2].map(|()| Faulty::doing([success()]));
    let (one, other) = (client(&first.url()), client(&second.url()));
    assert_eq!([read(&one).0, read(&other).0, read(&other).0], [1, 1, 1]);
    assert_eq!([first.seen().len(), second.seen().len()], [1, 2]);
}

/// Java: everything is repeated, wrong parameters too.
#[test]
fn defect_05_what_cannot_succeed_is_not_repeated() {
    for code in [
        "InvalidParameter",
        "InvalidParameterValue.PersonIdNotExist",
        "AuthFailure.SecretIdNotFound",
        "FailedOperation.ImageDecodeFailed",
        "LimitExceeded.ErrorFaceNumExceed",
        "ThisCode.IsNew",
    ] {
        let server = Faulty::doing([Step::error(code)]);
        assert_eq!(read(&client(&server.url())), (1, Some(code.to_owned())));
        assert_eq!(server.seen().len(), 1, "{code}");
    }
    let server = Faulty::doing([success()]);
    let refused = lab::wait(
        client(&server.url())
            .get_person_base_info()
            .person_id("")
            .send(),
    );
    assert_eq!(refused.unwrap_err().attempts(), 0);
    assert_eq!(server.seen().len(), 0);
}
