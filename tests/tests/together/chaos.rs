//! 500 persons while many calls fail. `cargo run --release -p iai-tests --bin chaos` enrols 10,000.

use iai_tests::chaos;

/// A person is enrolled once, or its call says that nobody knows.
#[test]
fn without_recovery_every_outcome_is_known_or_called_unknown() {
    let tally = chaos::run(500, false);
    assert_eq!(
        (&tally.wrong[..], tally.duplicates),
        (&[][..], 0),
        "{tally:?}"
    );
    assert_eq!(tally.created + tally.unknown, 500, "{tally:?}");
    assert_eq!(
        tally.persons,
        tally.created + tally.unknown_there,
        "{tally:?}"
    );
    assert!(tally.unknown >= 20, "{tally:?}");
    // Both kinds: lost on the way there, and on the way back.
    assert!(
        (1..tally.unknown).contains(&tally.unknown_there),
        "{tally:?}"
    );
}

#[test]
fn with_recovery_every_person_is_enrolled_once() {
    let tally = chaos::run(500, true);
    assert_eq!(
        (&tally.wrong[..], tally.duplicates),
        (&[][..], 0),
        "{tally:?}"
    );
    assert_eq!((tally.unknown, tally.persons), (0, 500), "{tally:?}");
    assert!(tally.recovered >= 5, "{tally:?}");
}
