//! Undo.

use super::super::{Duplicates, EnrolError, Undone};
use super::bench::{Bench, GROUP, bench};

/// Undoes with kills. How many there were, and the sum of what was done.
fn undo(bench: &Bench, mut millis: u64) -> (u32, Undone) {
    let mut kills = 0;
    loop {
        match bench.undo_for(millis) {
            Some(undone) => return (kills, undone.unwrap()),
            None => kills += 1,
        }
        millis += 20;
    }
}

#[test]
fn an_undo_deletes_what_the_journal_enrolled_and_nothing_else() {
    let bench = bench(12, 2);
    bench.enrol(GROUP, "p0", 900);
    bench.enrol("other", "visitor", 901);
    assert_eq!(bench.run().unwrap().enrolled, 11);
    let (_, undone) = undo(&bench, 60_000);
    let expected = Undone {
        persons: 11,
        ..Undone::default()
    };
    assert_eq!(undone, expected);
    let persons = bench.persons();
    let ids: Vec<_> = persons.iter().map(|person| &person["PersonId"]).collect();
    assert_eq!(ids, ["p0", "visitor"]);
    // A second one has nothing to do, and a run enrols all again.
    bench.emulator.clear_requests();
    assert_eq!(undo(&bench, 60_000).1, Undone::default());
    assert_eq!(bench.emulator.requests(), []);
    assert_eq!(bench.run().unwrap().enrolled, 11);
}

#[test]
fn an_undo_that_is_killed_goes_on() {
    let mut bench = bench(60, 1);
    bench.enrol(GROUP, "p0", 900);
    bench.run().unwrap();
    bench.options.concurrency = 4;
    bench.fault("DeletePerson: delay=10ms");
    bench.fault("DeletePerson: reset, when=after, probability=0.2");
    assert!(bench.undo_for(60).is_none(), "it was to be killed");
    let error = bench.run().unwrap_err();
    assert!(matches!(error, EnrolError::HalfUndone { .. }), "{error}");
    let (kills, undone) = undo(&bench, 60);
    assert!(kills >= 1, "no kill");
    assert_eq!(undone.left, 0);
    assert_eq!(bench.persons().len(), 1);
}

#[test]
fn a_creation_that_was_lost_is_undone_as_well() {
    let bench = bench(8, 1);
    bench.fault("CreatePerson: delay=5s, when=after");
    assert!(bench.run_for(350).is_none(), "the run was to be killed");
    assert_eq!(bench.persons().len(), 8);
    let (_, undone) = undo(&bench, 60_000);
    assert_eq!(undone.persons, 8);
    assert_eq!(bench.persons().len(), 0);
}

#[test]
fn a_face_that_was_attached_to_somebody_else_is_deleted() {
    let mut bench = bench(1, 1);
    bench.options.duplicates = Duplicates::Attach;
    bench.options.unique_person_control = Some(1);
    bench.enrol(GROUP, "somebody", 0);
    assert_eq!(bench.run().unwrap().duplicate_suspected, 1);
    assert_eq!(bench.faces(), [2]);
    let (_, undone) = undo(&bench, 60_000);
    assert_eq!((undone.persons, undone.faces), (0, 1));
    assert_eq!(bench.faces(), [1]);
}
