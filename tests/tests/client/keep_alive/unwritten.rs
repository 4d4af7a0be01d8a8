//! Connections that end before a request was written: the one case in which a create that met a broken connection is
//! known not to have run.

use iai_client::actions::CreateGroupRequest;
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::harness;

/// Enough that some connections wait for their turn and end before it.
const AT_A_TIME: usize = 64;

/// Far more than enough: the first is met after some dozens of rounds.
const MOST: usize = 5_000;

#[test]
fn a_request_that_was_never_written_has_a_known_outcome() {
    let server = FakeServer::doing([Step::HangUp]);
    let client = harness::client(&server.url());
    let unwritten = harness::wait(async {
        for _ in 0..MOST {
            let calls = (0..AT_A_TIME).map(|_| tokio::spawn(client.send(request())));
            for call in calls.collect::<Vec<_>>() {
                let error = call.await.unwrap().unwrap_err();
                // A request that may have been written may have run; one that cannot have been written has not.
                assert_eq!(error.is_outcome_unknown(), !error.is_connect(), "{error}");
                if error.is_connect() {
                    return Some(error.to_string());
                }
            }
        }
        None
    });
    let text = unwritten.expect("one that was not written");
    assert!(
        text.starts_with("CreateGroup: no connection to 127.0.0.1:"),
        "{text}"
    );
}

fn request() -> CreateGroupRequest {
    CreateGroupRequest::builder()
        .group_id("g")
        .group_name("G")
        .build()
}
