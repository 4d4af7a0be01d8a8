//! Lost answers, throttling, kills: everybody is enrolled once.

use std::time::Duration;

use super::super::Event;
use super::bench::{Bench, bench};
use crate::ending::Totals;

fn all_enrolled(rows: u64) -> Totals {
    Totals {
        enrolled: rows,
        ..Totals::default()
    }
}

/// Answers are lost in all ways, before and after the change.
fn lose_answers(bench: &Bench) {
    for fault in [
        "CreatePerson, CreateFace: reset, when=after, probability=0.1",
        "CreatePerson, CreateFace: reset, probability=0.05",
        "CreatePerson, CreateFace: error=InternalError, when=after, probability=0.05",
        "CreatePerson, CreateFace: delay=1s, when=after, probability=0.03",
        "CreatePerson, CreateFace: error=RequestLimitExceeded, probability=0.03",
        "GetPersonBaseInfo, GetPersonGroupInfo: reset, probability=0.1",
    ] {
        bench.fault(fault);
    }
}

#[test]
fn lost_answers_are_looked_up() {
    let bench = bench(60, 2);
    lose_answers(&bench);
    assert_eq!(bench.run().unwrap(), all_enrolled(60));
    assert_eq!(bench.faces(), [2; 60]);
    // Those that were lost after the change were not sent again.
    let executed = |action: &str| {
        let requests = bench.emulator.requests();
        let done = requests
            .iter()
            .filter(|one| one.action == action && one.executed);
        done.count()
    };
    assert_eq!((executed("CreatePerson"), executed("CreateFace")), (60, 60));
}

#[test]
fn throttling_slows_down_and_never_fails() {
    let bench = bench(120, 1);
    bench.fault("CreatePerson: rate=60");
    assert_eq!(bench.run().unwrap(), all_enrolled(120));
    let events = bench.events.lock().unwrap();
    let is_slowed = |event: &&Event| matches!(event, Event::Slowed { .. });
    assert!(events.iter().any(|event| is_slowed(&event)));
    let refused = bench.sent("CreatePerson") - 120;
    // At full speed it would be some thousand.
    assert!(refused < 600, "{refused} calls were throttled");
}

#[test]
fn a_run_that_is_killed_goes_on_where_it_was() {
    let bench = bench(80, 2);
    lose_answers(&bench);
    bench.enrol("other", "p3", 900);
    let mut kills = 0;
    let totals = loop {
        match bench.run_for(250 + kills * 90) {
            Some(ended) => break ended.unwrap(),
            None => kills += 1,
        }
    };
    assert!(kills >= 1, "the run ended before it could be killed");
    let expected = Totals {
        enrolled: 79,
        already_there: 1,
        ..Totals::default()
    };
    assert_eq!(totals, expected);
    let faces = bench.faces();
    assert_eq!(faces.len(), 80);
    assert_eq!(faces.iter().sum::<usize>(), 79 * 2 + 1);
}

#[test]
fn a_run_on_a_finished_journal_sends_nothing() {
    let bench = bench(12, 2);
    bench.enrol(super::bench::GROUP, "p0", 900);
    let first = bench.run().unwrap();
    bench.emulator.clear_requests();
    assert_eq!(bench.run().unwrap(), first);
    assert_eq!(bench.emulator.requests(), []);
    let events = bench.events.lock().unwrap();
    let earlier = |event: &&Event| matches!(event, Event::Ended { earlier: true, .. });
    assert_eq!(events.iter().filter(earlier).count(), 12);
}

/// The person is of another group, and the answer that says so is lost: it is not taken for ours.
#[test]
fn a_person_of_another_group_is_not_taken_for_enrolled() {
    let bench = bench(1, 1);
    bench.enrol("other", "p0", 900);
    bench.fault("CreatePerson: reset, times=1");
    let expected = Totals {
        already_there: 1,
        ..Totals::default()
    };
    assert_eq!(bench.run().unwrap(), expected);
}

/// Where the looking up fails as well, the row says so, and a later run finds out.
#[test]
fn what_cannot_be_looked_up_is_unknown_until_it_can() {
    for (create, reads) in [
        ("CreatePerson: reset, when=after", "GetPersonGroupInfo"),
        ("CreateFace: reset, when=after", "GetPersonBaseInfo"),
    ] {
        let mut bench = bench(3, 2);
        bench.options.tries = 1;
        bench.fault(create);
        bench.fault(&format!("{reads}: error=InternalError"));
        let expected = Totals {
            unknown: 3,
            ..Totals::default()
        };
        assert_eq!(bench.run().unwrap(), expected, "{create}");
        bench.emulator.faults().clear();
        assert_eq!(bench.run().unwrap(), all_enrolled(3), "{create}");
        assert_eq!(bench.faces(), [2; 3], "{create}");
    }
}

/// Nothing is there after many tries: the row is refused with the code, and not called unknown.
#[test]
fn what_fails_again_and_again_and_is_not_there_is_refused() {
    let mut bench = bench(2, 1);
    bench.options.tries = 1;
    bench.fault("CreatePerson: error=InternalError");
    let expected = Totals {
        refused: 2,
        ..Totals::default()
    };
    assert_eq!(bench.run().unwrap(), expected);
    assert_eq!(bench.sent("CreatePerson"), 4);
    assert_eq!(bench.persons().len(), 0);
}

/// The service adds a face long after the client has given the call up, and after it was not seen: in the end there is one.
#[test]
fn a_face_that_comes_after_it_was_looked_for_is_not_left_twice() {
    let mut bench = bench(4, 2);
    bench.options.settle_delay = Duration::from_millis(130);
    // Given up after 400 ms, looked for at 530 and 660, and once more after the second sending.
    bench.fault("CreateFace: delay=700ms, times=4");
    assert_eq!(bench.run().unwrap(), all_enrolled(4));
    assert_eq!(bench.faces(), [2; 4]);
    assert!(bench.sent("CreateFace") >= 4);
}
