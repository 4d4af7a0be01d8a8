//! Faults as a client meets them.

use std::io::ErrorKind;
use std::time::Duration;

use super::*;
use crate::Fault;

fn with(fault: &str) -> Emulator {
    builder().fault(fault.parse().unwrap()).start().unwrap()
}

/// All bytes that come until the connection ends, and how it ends.
fn raw(emulator: &Emulator, request: &TestRequest) -> (String, Option<ErrorKind>) {
    let mut stream = TcpStream::connect(emulator.address()).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(5)))
        .unwrap();
    stream.write_all(&request.wire()).unwrap();
    let mut bytes = Vec::new();
    let end = stream.read_to_end(&mut bytes).err();
    (
        String::from_utf8(bytes).unwrap(),
        end.map(|error| error.kind()),
    )
}

#[test]
fn a_script_goes_call_by_call_and_faults_change_while_it_runs() {
    let emulator = with("CreateGroup: script=[InternalError, reset, ok, status=503]");
    let first = |response: String| response.lines().next().map(str::to_owned);
    assert_eq!(
        response(&emulator, &group())["Error"]["Code"],
        "InternalError"
    );
    assert_eq!(raw(&emulator, &group()).1, Some(ErrorKind::ConnectionReset));
    assert_eq!(response(&emulator, &group())["FaceModelVersion"], "3.0");
    let (refused, _) = raw(&emulator, &group());
    assert_eq!(
        first(refused).as_deref(),
        Some("HTTP/1.1 503 Service Unavailable")
    );
    let taken = "InvalidParameterValue.GroupIdAlreadyExist";
    assert_eq!(response(&emulator, &group())["Error"]["Code"], taken);
    let id = emulator
        .faults()
        .add(Fault::empty().on("CreateGroup"))
        .unwrap();
    assert!(raw(&emulator, &group()).0.ends_with("\r\n\r\n"));
    assert!(emulator.faults().remove(id));
    assert_eq!(response(&emulator, &group())["Error"]["Code"], taken);
}

#[test]
fn a_call_that_is_held_up_goes_on_when_the_faults_that_hold_it_are_out() {
    for when in ["before", "after"] {
        let emulator = with(&format!("CreateGroup: delay=30s, when={when}"));
        let faults = emulator.faults();
        let second = faults.add(Fault::delay(Duration::from_secs(30))).unwrap();
        std::thread::scope(|scope| {
            let held = scope.spawn(|| raw(&emulator, &group()));
            while faults.list()[1].struck == 0 {
                std::thread::yield_now();
            }
            assert!(faults.remove(0));
            assert!(!held.is_finished(), "{when}");
            assert!(faults.remove(second));
            let (response, end) = held.join().unwrap();
            assert!(response.contains("FaceModelVersion"), "{when}: {response}");
            assert_eq!(end, None, "{when}");
        });
    }
}

#[test]
fn a_fault_that_cannot_be_played_is_refused_at_the_start() {
    let refused = builder().fault(Fault::reset().on("Odd")).start();
    assert!(matches!(refused, Err(StartError::Fault(_))));
}

/// What `--help` says beside `skew`.
#[test]
fn a_client_corrects_its_clock_where_it_meets_the_same_skew_again() {
    for (fault, expected) in [
        ("*: skew=+400", true),
        ("*: script=[skew=+400 x2]", true),
        ("*: skew=+400, times=1", false),
    ] {
        let emulator = Emulator::builder()
            .credentials(ID, KEY)
            .fault(fault.parse().unwrap())
            .start()
            .unwrap();
        let client = emulator.client().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let sent = runtime.block_on(client.get_group_list().send());
        assert_eq!(sent.is_ok(), expected, "{fault}: {sent:?}");
    }
}
