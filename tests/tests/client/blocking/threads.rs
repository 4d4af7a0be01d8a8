//! The blocking client on many threads, and on its own.

use super::settings;
use iai_client::{Error, ErrorKind, blocking, error::ConfigurationError};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::harness;
use serde_json::json;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const THREADS: usize = 32;

fn is_shared<T: Clone + Send + Sync + std::fmt::Debug + 'static>(_: &T) {}

/// None of 32 calls ends before all are at the server, so that each has a connection; the next 32 find these idle.
///
/// Without such rounds the number is open: a call that finds no idle connection begins one, which is finished even if
/// another came free meanwhile and took the call.
#[test]
fn threads_share_connections() {
    let groups = json!({ "GroupInfos": [], "GroupNum": 0, "RequestId": "r" });
    let server = FakeServer::doing_together(THREADS, Step::kept(&groups));
    let client: blocking::Client = settings(&server.url()).build().unwrap();
    is_shared(&client);
    for _ in 0..10 {
        thread::scope(|scope| {
            for _ in 0..THREADS {
                let client = client.clone();
                scope.spawn(move || client.get_group_list().send().unwrap());
            }
        });
    }
    assert_eq!(server.counts(), (THREADS, 10 * THREADS));
}

/// A client that asks for the time through itself: the call would wait for its own end.
#[test]
fn a_call_from_the_clients_own_thread_is_refused() {
    static CLIENT: OnceLock<blocking::Client> = OnceLock::new();
    static INNER: OnceLock<Error> = OnceLock::new();
    let emulator = harness::emulator();
    let clock = || {
        let client = CLIENT.get().unwrap();
        INNER.get_or_init(|| client.get_group_list().send().unwrap_err());
        1_699_990_000
    };
    let client = settings(&emulator.url()).time_source(clock).build();
    CLIENT.set(client.unwrap()).unwrap();
    let outer = CLIENT.get().unwrap().get_group_list().send().unwrap_err();
    assert_eq!(outer.code_str(), Some("AuthFailure.SignatureExpire"));
    let inner = INNER.get().unwrap();
    let refused = ErrorKind::Configuration(ConfigurationError::ReentrantCall);
    assert_eq!(format!("{:?}", inner.kind()), format!("{refused:?}"));
    assert_eq!(
        (inner.action(), inner.attempts()),
        (Some("GetGroupList"), 0)
    );
    let told = "the blocking client was called from its own background thread";
    assert!(inner.to_string().contains(told), "{inner}");
    assert!(
        inner.remedy().contains("asynchronous client"),
        "{}",
        inner.remedy()
    );
}

/// A panic in code of the user's reaches the caller, as with the asynchronous client, and the client lives on.
#[test]
fn a_panic_in_the_course_of_a_call_reaches_its_caller() {
    let emulator = harness::emulator();
    let times = AtomicUsize::new(0);
    let clock = move || match times.fetch_add(1, Ordering::SeqCst) {
        0 => panic!("no time"),
        _ => 1_699_990_000,
    };
    let settings = settings(&emulator.url()).time_source(clock);
    let client = settings.build().unwrap();
    let call = AssertUnwindSafe(|| client.get_group_list().send().map(drop));
    let panic = catch_unwind(call).unwrap_err();
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"no time"));
    let second = client.get_group_list().send().unwrap_err();
    assert_eq!(second.code_str(), Some("AuthFailure.SignatureExpire"));
}

#[test]
fn debug_output_is_that_of_the_asynchronous_client() {
    let url = "http://127.0.0.1:9";
    let tasks = harness::client(url);
    let threads: blocking::Client = settings(url).build().unwrap();
    assert_eq!(format!("{threads:?}"), format!("{tasks:?}"));
    let pages = threads.get_group_list().limit(2).paginator();
    let expected =
        r#"Paginator { action: "GetGroupList", offset: 0, limit: 2, state: Reading, .. }"#;
    assert_eq!(format!("{pages:?}"), expected);
}
