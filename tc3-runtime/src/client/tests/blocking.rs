//! What only the inside of the crate can tell of the blocking client.

use super::tracing_test::Recorder;
use super::*;

/// Another thread makes the call, but the caller's subscriber sees it.
#[test]
fn the_subscriber_is_that_of_the_caller() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let server = runtime.block_on(Server::start());
    let client: Client<Blocking> = builder_of(&server).build().unwrap();
    let recorder = Recorder::default();
    let seen = recorder.clone();
    let call = std::thread::spawn(move || {
        tracing::subscriber::with_default(seen, || client.send(request()))
    });
    runtime.block_on(server.answer(http(200, SUCCESS)));
    assert_eq!(call.join().unwrap().unwrap().attempts(), 1);
    assert_eq!(
        recorder.lines(),
        [
            "- tc3_call action=\"CreatePerson\" attempts=1 request_id=\"r-1\"",
            "1 tc3_attempt attempt=1 bytes_received=63 bytes_sent=38 duration_ms=some \
             request_id=\"r-1\"",
        ]
    );
}
