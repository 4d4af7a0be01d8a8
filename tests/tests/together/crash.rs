//! 4 kills of an emulator with a state file. `cargo run --release -p iai-tests --bin crash` makes 50, and tries a full disk.
#![cfg(unix)]

use iai_tests::crash::{self, Program};
use iai_tests::folder::Folder;

fn program() -> Program {
    Program::new([env!("CARGO_BIN_EXE_crash"), "serve"])
}

#[test]
fn what_was_acknowledged_or_seen_outlives_a_kill_and_nothing_is_there_by_half() {
    let folder = Folder::new();
    let tally = crash::run(&program(), &folder.path().join("state"), 4, 20_200_303);
    assert_eq!(tally.wrong, [""; 0], "{tally:?}");
    assert_eq!((tally.kills, tally.kills_at_start), (4, 1), "{tally:?}");
    assert!(
        tally.changes >= 24 && tally.undone + tally.survived > 0,
        "{tally:?}"
    );
}

#[test]
fn a_kill_while_the_file_is_made_leaves_one_that_can_be_used() {
    let folder = Folder::new();
    assert_eq!(
        crash::run_at_birth(&program(), folder.path(), 6, 7),
        [""; 0]
    );
}
