//! What ends a run early.

use std::sync::Arc;
use std::time::Duration;

use super::super::{Engine, EnrolError, Event, StopSignal};
use super::bench::{GROUP, bench};
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

/// A restart of the service in the middle is waited for.
#[test]
fn a_network_that_comes_back_is_waited_for() {
    let mut bench = bench(4, 1);
    bench.options.settle_delay = Duration::from_millis(5);
    bench.fault("GetPersonList: reset, times=3");
    assert_eq!(bench.run().unwrap().enrolled, 4);
    assert_eq!(bench.rows[0].group_id, GROUP);
}
