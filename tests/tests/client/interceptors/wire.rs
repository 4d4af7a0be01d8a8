//! What interceptors add and are told, over real sockets.

use super::{Diary, delete};
use iai_client::intercept::{AfterAttempt, BeforeAttempt, BoxError, CallContext, Intercept};
use iai_client::{ErrorCode, Method, service::Effect};
use iai_tests::fake_server::FakeServer;
use iai_tests::harness::{self, EmulatorHarness};
use iai_tests::http::http;
use std::sync::{Arc, Mutex};
use std::time::Duration;

struct Tracer;

impl Intercept for Tracer {
    fn before_attempt(&self, attempt: &mut BeforeAttempt<'_>) -> Result<(), BoxError> {
        attempt.insert_header("X-Trace", "first")?;
        attempt.insert_header(
            "x-trace",
            &format!("{}-{}", attempt.call().action(), attempt.number()),
        )?;
        attempt.insert_header("X-TC-TraceId", "trace-1")?;
        Ok(())
    }
}

#[test]
fn their_headers_travel_once_and_the_clients_own_stay() {
    let server = FakeServer::saying(http(200, r#"{"Response":{"RequestId":"r-1"}}"#));
    let builder = harness::builder(&server.url()).interceptor(Tracer);
    let client = builder.build().unwrap();
    harness::wait(client.send(delete())).unwrap();
    let seen = server.seen_once();
    assert_eq!(seen.header("x-trace"), Some("DeleteGroup-1"));
    assert_eq!(seen.header("x-tc-traceid"), Some("trace-1"));
    assert_eq!(seen.header("x-tc-action"), Some("DeleteGroup"));
    assert_eq!(seen.header("content-type"), Some("application/json"));
    assert!(
        seen.header("authorization")
            .unwrap()
            .starts_with("TC3-HMAC-SHA256 ")
    );
}

/// What is told of one attempt, in full.
#[derive(Default)]
struct Details(Mutex<Vec<String>>);

impl Intercept for Details {
    fn before_call(&self, call: &CallContext<'_>) {
        assert_eq!((call.service(), call.version()), ("iai", "2020-03-03"));
        assert_eq!(
            (call.effect(), call.method()),
            (Effect::Idempotent, Method::Post)
        );
        assert_eq!(call.bytes_to_send(), r#"{"GroupId":"g"}"#.len());
        self.0.lock().unwrap().push(call.host().to_owned());
    }

    fn after_attempt(&self, attempt: &AfterAttempt<'_>) {
        let ending = attempt.outcome();
        assert!(attempt.duration() > Duration::ZERO);
        assert!(
            ending.request_id().is_some_and(|id| id.len() == 36),
            "{ending:?}"
        );
        assert!(attempt.bytes_received() > 80, "{attempt:?}");
        let line = format!(
            "{:?} {:?} {:?}",
            ending.status(),
            ending.code(),
            ending.retry_class()
        );
        self.0.lock().unwrap().push(line);
    }
}

#[test]
fn the_emulator_takes_their_requests_and_they_see_its_answers() {
    let harness = EmulatorHarness::new();
    let (details, diary) = (Arc::new(Details::default()), Diary::default());
    let lines = Arc::clone(&diary.lines);
    let client = harness::builder(&harness.emulator.url())
        .interceptor(Tracer)
        .interceptor(Arc::clone(&details))
        .interceptor(diary)
        .build()
        .unwrap();
    let error = harness.wait(client.send(delete())).unwrap_err();
    assert_eq!(
        error.code(),
        Some(ErrorCode::InvalidParameterValueGroupIdNotExist)
    );
    let host = harness.emulator.address().to_string();
    let told = r#"Some(200) Some("InvalidParameterValue.GroupIdNotExist") Some(Never)"#;
    assert_eq!(*details.0.lock().unwrap(), [host.as_str(), told]);
    assert_eq!(lines.lock().unwrap().last().unwrap(), "service after 1");
    assert_eq!(harness.emulator.requests().len(), 1);
}
