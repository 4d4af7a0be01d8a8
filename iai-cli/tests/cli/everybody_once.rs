//! `iai enrol`, killed again and again while the service fails. `.ci/more enrol` does the same to 10,000 people.

use iai_tests::enrol::{self, Tool};
use tempfile::TempDir;

fn tool() -> Tool {
    Tool::new(env!("CARGO_BIN_EXE_iai"))
}

/// 500 rows, 5 of whose people are there before, and three kills.
#[test]
fn everybody_is_enrolled_once_whatever_happens() {
    let folder = TempDir::new().unwrap();
    let tally = enrol::run(&tool(), folder.path(), (500, 5), 3, 100.0, 20_200_303);
    assert_eq!(tally.wrong, Vec::<String>::new(), "{tally:#?}");
    assert_eq!((tally.runs.len(), tally.wanted), (4, 570), "{tally:#?}");
    assert_eq!(tally.counts.created, 570, "{tally:#?}");
}

#[test]
fn two_shards_enrol_everybody_and_have_one_report() {
    let folder = TempDir::new().unwrap();
    let wrong = enrol::run_shards(&tool(), folder.path(), (200, 4), 7);
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn what_was_enrolled_is_taken_back_though_that_is_killed() {
    let folder = TempDir::new().unwrap();
    let wrong = enrol::undo(&tool(), folder.path(), (200, 4), 7);
    assert_eq!(wrong, Vec::<String>::new());
}
