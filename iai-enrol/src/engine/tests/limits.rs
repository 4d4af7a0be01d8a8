//! What ends a run early.

use std::sync::Arc;

use iai_emulator::Emulator;

use super::super::{Engine, EnrolError, Event, StopSignal};
use super::bench::{bench, with};
use crate::journal::Shard;

#[test]
fn a_wrong_key_ends_the_run_and_all_rows_can_be_gone_on_with() {
    let bench = bench(30, 1);
    bench.fault("CreatePerson: script=[ok, ok, ok, ok, AuthFailure.SignatureFailure x500]");
    let error = bench.run().unwrap_err();
    assert!(matches!(error, EnrolError::Refused(_)), "{error}");
    assert!(bench.sent("CreatePerson") < 30, "the rest was sent as well");
    bench.emulator.faults().clear();
    assert_eq!(bench.run().unwrap().enrolled, 30);
    assert_eq!(bench.faces(), [1; 30]);
}

#[test]
fn a_group_that_is_not_there_ends_the_run_before_the_first_create() {
    let mut bench = bench(3, 1);
    for row in &mut bench.rows {
        row.group_id = "nowhere".to_owned();
    }
    let error = bench.run().unwrap_err();
    assert!(matches!(error, EnrolError::Refused(_)), "{error}");
    assert_eq!(bench.sent("CreatePerson"), 0);
}

#[test]
fn a_service_that_does_not_answer_ends_the_run() {
    let mut bench = bench(6, 1);
    bench.options.silence = 8;
    bench.fault("CreatePerson: reset");
    bench.fault("GetPersonGroupInfo: reset");
    let error = bench.run().unwrap_err();
    assert!(matches!(error, EnrolError::Silent { .. }), "{error}");
    bench.emulator.faults().clear();
    assert_eq!(bench.run().unwrap().enrolled, 6);
}

#[test]
fn no_room_is_met_with_a_figure_before_the_start() {
    let mut bench = bench(4, 2);
    bench.options.free_faces = Some(7);
    let error = bench.run().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the account has no room: 0 faces are stored, the table adds 8, and there may be 7"
    );
    assert_eq!(bench.sent("CreatePerson"), 0);
    bench.options.free_faces = Some(8);
    assert_eq!(bench.run().unwrap().enrolled, 4);
}

#[test]
fn a_stop_begins_nothing_new_and_leaves_nothing_open() {
    let bench = bench(40, 1);
    bench.fault("CreatePerson: delay=20ms");
    let stop = StopSignal::new();
    let signal = stop.clone();
    let engine = Engine::new(
        bench.client(),
        Arc::new(bench.journal()),
        bench.options.clone(),
    )
    .on_event(move |event| {
        if matches!(event, Event::Ended { .. }) {
            signal.stop();
        }
    });
    let rows = bench.rows.clone();
    let table = || Ok::<_, String>(rows.iter().cloned().map(Ok::<_, String>));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let totals = runtime.block_on(engine.run(table, stop)).unwrap();
    drop((engine, runtime));
    assert!((1..=20).contains(&totals.enrolled), "{totals:?}");
    assert_eq!(bench.persons().len() as u64, totals.enrolled);
    bench.emulator.clear_requests();
    assert_eq!(bench.run().unwrap().enrolled, 40);
    // Nothing had to be looked up.
    assert_eq!(bench.sent("GetPersonGroupInfo"), 0);
}

#[test]
fn two_shards_have_all_rows_between_them() {
    let mut bench = bench(20, 1);
    let mut enrolled = 0;
    for index in 0..2 {
        bench.options.shard = Some(Shard { index, count: 2 });
        enrolled += bench.run().unwrap().enrolled;
    }
    assert_eq!((enrolled, bench.persons().len()), (20, 20));
}

/// A short trouble of the network is waited for, and a clock that is off is corrected.
#[test]
fn what_passes_by_itself_or_can_be_corrected_ends_nothing() {
    let bench = with(Emulator::builder().skew(400), 4, 2);
    bench.fault("GetPersonList: reset, times=3");
    assert_eq!(bench.run().unwrap().enrolled, 4);
    assert_eq!(bench.faces(), [2; 4]);
}

/// A row that is refused before it is sent, and one that the service refuses with a code that nobody knows.
#[test]
fn refusals_hold_neither_names_nor_what_the_service_wrote() {
    let mut bench = bench(2, 1);
    bench.rows[0].person_name = "Name ".repeat(20);
    bench.options.concurrency = 1;
    bench.fault("CreatePerson: unlisted=Some.NewCode, message=\"Name 1 is odd\"");
    assert_eq!(bench.run().unwrap().refused, 2);
    let journal = std::fs::read_to_string(bench.folder.path().join("people.csv.journal")).unwrap();
    assert!(journal.contains("Some.NewCode"), "{journal}");
    assert!(journal.contains("PersonNameTooLong"), "{journal}");
    assert!(!journal.contains("Name 1"), "{journal}");
    assert!(!journal.contains("Name Name"), "{journal}");
}
