//! Faults as a client meets them.

use std::io::ErrorKind;
use std::time::Duration;

use super::*;
use crate::Fault;

fn with(fault: &str) -> Emulator {
    builder().fault(fault.parse().unwrap()).start().unwrap()
}

/// All bytes that come until the connection ends, and how it ends.
fn raw(emulator: &Emulator, draft: &Draft) -> (String, Option<ErrorKind>) {
    let mut stream = TcpStream::connect(emulator.address()).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(5)))
        .unwrap();
    stream.write_all(&draft.wire()).unwrap();
    let mut bytes = Vec::new();
    let end = stream.read_to_end(&mut bytes).err();
    (
        String::from_utf8(bytes).unwrap(),
        end.map(|error| error.kind()),
    )
}

fn groups(emulator: &Emulator) -> usize {
    emulator.state()["Groups"].as_array().unwrap().len()
}

#[test]
fn a_reset_is_a_reset_and_a_close_is_none() {
    for (fault, end) in [
        ("*: reset", Some(ErrorKind::ConnectionReset)),
        ("*: close", None),
    ] {
        let emulator = with(fault);
        assert_eq!(raw(&emulator, &group()), (String::new(), end), "{fault}");
    }
}

#[test]
fn before_changes_nothing_and_after_has_changed_everything() {
    for what in [
        "reset",
        "close",
        "half",
        "garbage",
        "empty",
        "status=502",
        "error=InternalError",
    ] {
        for (when, expected) in [("before", 0), ("after", 1)] {
            let emulator = with(&format!("CreateGroup: {what}, when={when}"));
            raw(&emulator, &group());
            assert_eq!(groups(&emulator), expected, "{what} {when}");
            let records = emulator.requests();
            assert_eq!(records.len(), 1);
            assert_eq!(records[0].executed, expected == 1, "{records:?}");
            assert!(records[0].fault.is_some());
        }
    }
}

#[test]
fn half_an_answer_announces_the_whole() {
    for fault in ["*: half", "*: half, when=after"] {
        let (answer, end) = raw(&with(fault), &group());
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let length = head.to_lowercase();
        let (_, length) = length.split_once("content-length: ").unwrap();
        let length: usize = length.lines().next().unwrap().parse().unwrap();
        assert_eq!(body.len(), length / 2, "{answer}");
        assert!(body.starts_with("{\"Response\":{"), "{answer}");
        assert_eq!(end, None);
    }
}

#[test]
fn other_answers_are_whole_http() {
    let table = [
        (
            "*: garbage",
            "HTTP/1.1 200 OK",
            "content-type: application/json",
        ),
        ("*: empty", "HTTP/1.1 200 OK", "content-length: 0"),
        (
            "*: status=502",
            "HTTP/1.1 502 Bad Gateway",
            "content-type: text/html",
        ),
        (
            "*: status=204",
            "HTTP/1.1 204 No Content",
            "date: tue, 14 nov 2023 22:13:20 gmt",
        ),
    ];
    for (fault, status, header) in table {
        let (answer, end) = raw(&with(fault), &group());
        assert!(answer.starts_with(status), "{fault}: {answer}");
        assert!(answer.to_lowercase().contains(header), "{fault}: {answer}");
        assert_eq!(end, None, "{fault}");
        let body = answer.split_once("\r\n\r\n").unwrap().1;
        assert!(
            serde_json::from_str::<Value>(body).is_err(),
            "{fault}: {answer}"
        );
    }
}

#[test]
fn an_error_has_its_code_and_message() {
    let emulator = with("CreateGroup: error=FailedOperation.Odd, message=\"As asked, so.\"");
    let error = &response(&emulator, &group())["Error"];
    assert_eq!(
        *error,
        json!({"Code": "FailedOperation.Odd", "Message": "As asked, so."})
    );
    assert_eq!(emulator.requests()[0].code, "FailedOperation.Odd");
}

#[test]
fn a_clock_that_is_off_refuses_a_right_signature_and_tells_its_time() {
    for emulator in [
        with("*: skew=+400, times=1"),
        builder().skew(400).start().unwrap(),
    ] {
        let (answer, _) = raw(&emulator, &group());
        assert!(answer.contains("AuthFailure.SignatureExpire"), "{answer}");
        // 22:13:20 and 400 seconds.
        assert!(answer.contains("Tue, 14 Nov 2023 22:20:00 GMT"), "{answer}");
    }
    let emulator = with("*: skew=+400, times=1");
    raw(&emulator, &group());
    assert_eq!(response(&emulator, &group())["FaceModelVersion"], "3.0");
}

#[test]
fn a_script_goes_call_by_call_and_faults_change_while_it_runs() {
    let emulator = with("CreateGroup: script=[InternalError, reset, ok, status 503]");
    let first = |answer: String| answer.lines().next().map(str::to_owned);
    assert_eq!(
        response(&emulator, &group())["Error"]["Code"],
        "InternalError"
    );
    assert_eq!(raw(&emulator, &group()).1, Some(ErrorKind::ConnectionReset));
    assert_eq!(response(&emulator, &group())["FaceModelVersion"], "3.0");
    let (answer, _) = raw(&emulator, &group());
    assert_eq!(
        first(answer).as_deref(),
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
fn a_delay_takes_its_time_and_others_need_not_wait() {
    let emulator = with("CreateGroup: delay=400ms, times=1");
    std::thread::scope(|scope| {
        let slow = scope.spawn(|| response(&emulator, &group()));
        while emulator.faults().list()[0].struck == 0 {
            std::thread::yield_now();
        }
        let other = post("DeleteGroup", &json!({"Odd": 1}));
        assert_eq!(
            response(&emulator, &other)["Error"]["Code"],
            "UnknownParameter"
        );
        assert!(!slow.is_finished());
        assert_eq!(slow.join().unwrap()["FaceModelVersion"], "3.0");
    });
    let codes: Vec<String> = emulator
        .requests()
        .into_iter()
        .map(|each| each.action)
        .collect();
    assert_eq!(codes, ["DeleteGroup", "CreateGroup"]);
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
            let (answer, end) = held.join().unwrap();
            assert!(answer.contains("FaceModelVersion"), "{when}: {answer}");
            assert_eq!(end, None, "{when}");
        });
    }
}

#[test]
fn a_rate_is_kept_with_the_emulator_s_clock() {
    use std::sync::atomic::{AtomicU64, Ordering};
    let milliseconds = Arc::new(AtomicU64::new(NOW * 1000));
    let clock = Arc::clone(&milliseconds);
    let emulator = builder()
        .precise_clock(move || Duration::from_millis(clock.load(Ordering::Relaxed)))
        .fault(Fault::rate(2.0))
        .start()
        .unwrap();
    let limited = || response(&emulator, &group())["Error"]["Code"] == "RequestLimitExceeded";
    assert_eq!([limited(), limited(), limited()], [false, false, true]);
    milliseconds.fetch_add(500, Ordering::Relaxed);
    assert_eq!([limited(), limited()], [false, true]);
}

#[test]
fn requests_without_an_action_meet_no_fault() {
    let emulator = with("*: reset");
    let odd = post("Odd", &json!({}));
    assert_eq!(response(&emulator, &odd)["Error"]["Code"], "InvalidAction");
    let put = group().method("PUT");
    assert_eq!(
        response(&emulator, &put)["Error"]["Code"],
        "UnsupportedProtocol"
    );
}

#[test]
fn a_fault_that_cannot_be_played_is_refused_at_the_start() {
    let refused = builder().fault(Fault::reset().on("Odd")).start();
    assert!(matches!(refused, Err(StartError::Fault(_))));
}
