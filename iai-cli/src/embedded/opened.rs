//! A state file that is in use: two commands of a pipeline run at the same time, and only one of them can have it.

use std::time::Duration;

use iai_emulator::{StartError, StateFileError};

/// Waits between two tries, the last one again and again.
const WAITS: [u64; 6] = [2, 5, 10, 20, 50, 100];
/// Milliseconds that are waited in all.
const PATIENCE: u64 = 3_000;

/// Tries to start, and tries again for some seconds while another program has the file.
pub(super) fn patiently<T>(
    mut start: impl FnMut() -> Result<T, StartError>,
    mut sleep: impl FnMut(Duration),
) -> Result<T, StartError> {
    let last = WAITS[WAITS.len() - 1];
    let mut waited = 0;
    for wait in WAITS.into_iter().chain(std::iter::repeat(last)) {
        match start() {
            Err(StartError::State(StateFileError::InUse(_))) if waited < PATIENCE => {}
            ended => return ended,
        }
        sleep(Duration::from_millis(wait));
        waited += wait;
    }
    start()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_use() -> StartError {
        StartError::State(StateFileError::InUse("a".into()))
    }

    /// Starts of which the first ones find the file in use; returns what came of it, and what was waited.
    fn after(failures: usize) -> (Result<usize, StartError>, u128) {
        let (mut tries, mut waited) = (0, 0);
        let start = || {
            tries += 1;
            if tries <= failures {
                return Err(in_use());
            }
            Ok(tries)
        };
        let started = patiently(start, |wait| waited += wait.as_millis());
        (started, waited)
    }

    #[test]
    fn a_file_in_use_is_waited_for() {
        for (failures, waited) in [(0, 0), (1, 2), (2, 7), (6, 187), (8, 387)] {
            let (started, slept) = after(failures);
            assert_eq!(started.unwrap(), failures + 1);
            assert_eq!(slept, waited);
        }
    }

    #[test]
    fn it_is_waited_for_three_seconds() {
        let (started, waited) = after(usize::MAX);
        assert!(matches!(
            started,
            Err(StartError::State(StateFileError::InUse(_)))
        ));
        assert_eq!(waited, 3_087);
    }

    #[test]
    fn other_failures_are_not_tried_again() {
        let mut tries = 0;
        let started = patiently(
            || -> Result<(), _> {
                tries += 1;
                Err(StartError::NoSecret)
            },
            |_| panic!("there is nothing to wait for"),
        );
        assert!(matches!(started, Err(StartError::NoSecret)));
        assert_eq!(tries, 1);
    }
}
