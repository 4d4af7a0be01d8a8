//! Servers that do not answer, and machines that are not there.

use super::person;
use iai_client::{
    CallOptions, ConfigurationError, Error, ErrorKind, RetryClass, TimeoutKind, TransportPhase,
};
use iai_tests::lab;
use iai_tests::scripted::Script;
use std::future::Future;
use std::net::TcpListener;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

const SHORT: Duration = Duration::from_millis(60);
const LONG: Duration = Duration::from_secs(300);

/// The time-out that a call to `url` runs into.
fn timed_out(url: &str, options: CallOptions) -> (TimeoutKind, Duration) {
    let error = lab::wait(lab::client(url).with(options).send(person("p"))).unwrap_err();
    let ErrorKind::Timeout(timeout) = error.kind() else {
        panic!("{error}")
    };
    assert!(error.is_timeout() && error.is_outcome_unknown(), "{error}");
    assert_eq!(
        (error.retry_class(), error.attempts()),
        (RetryClass::Transient, 1)
    );
    assert_eq!((error.code_str(), error.request_id()), (None, None));
    (timeout.which(), timeout.after())
}

/// A listener that nobody serves: the connection is made, and nothing comes back.
#[test]
fn silence_runs_into_a_time_out() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let attempt = CallOptions::new().attempt_timeout(SHORT).timeout(LONG);
    assert_eq!(timed_out(&url, attempt), (TimeoutKind::Attempt, SHORT));
    let total = CallOptions::new().attempt_timeout(LONG).timeout(SHORT);
    assert_eq!(timed_out(&url, total), (TimeoutKind::Total, SHORT));
}

/// An attempt lasts to the end of the answer, not to its beginning.
#[test]
fn an_answer_that_does_not_end_runs_into_a_time_out() {
    let starts = [
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"Response\":",
    ];
    for start in starts {
        let script = Script::says_and_waits(start);
        let options = CallOptions::new().attempt_timeout(SHORT);
        assert_eq!(
            timed_out(&script.url(), options),
            (TimeoutKind::Attempt, SHORT),
            "{start}"
        );
    }
}

#[test]
fn nobody_at_home_is_told_apart_from_a_lost_answer() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = lab::wait(lab::client(&url).send(person("p"))).unwrap_err();
    let ErrorKind::Transport(found) = error.kind() else {
        panic!("{error}")
    };
    assert_eq!(found.phase(), TransportPhase::Connect);
    assert!(
        !error.is_outcome_unknown() && error.to_string().contains("no connection"),
        "{error}"
    );

    let lost = Script::says("");
    let error = lab::wait(lab::client(&lost.url()).send(person("p"))).unwrap_err();
    let ErrorKind::Transport(found) = error.kind() else {
        panic!("{error}")
    };
    assert_eq!(found.phase(), TransportPhase::Exchange);
    assert!(error.is_outcome_unknown(), "{error}");
    assert!(
        error.remedy().contains("first ask the service"),
        "{}",
        error.remedy()
    );
}

#[test]
fn a_call_outside_of_a_runtime_is_an_error_and_no_panic() {
    let mut call = pin!(lab::client("http://127.0.0.1:9").send(person("p")));
    let polled = call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(Err(error)) = polled else {
        panic!("{polled:?}")
    };
    let no_runtime = |error: &Error| {
        matches!(
            error.kind(),
            ErrorKind::Configuration(ConfigurationError::NoRuntime)
        )
    };
    assert!(no_runtime(&error), "{error}");
    assert!(error.remedy().contains("tokio"), "{}", error.remedy());
}
