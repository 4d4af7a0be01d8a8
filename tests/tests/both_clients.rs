//! The same scenarios through the asynchronous and the blocking client, and what the blocking one alone must bear.

#[path = "both_clients/calls.rs"]
mod calls;
#[path = "both_clients/faults.rs"]
mod faults;
#[path = "both_clients/inside.rs"]
mod inside;
#[path = "both_clients/kinds.rs"]
mod kinds;
#[path = "both_clients/lists.rs"]
mod lists;
#[path = "both_clients/own_spec.rs"]
mod own_spec;
#[path = "both_clients/threads.rs"]
mod threads;

use kinds::{Tasks, Threads};

/// A scenario for either client, and how it ends for both.
struct Row {
    name: &'static str,
    tasks: fn(&Tasks) -> String,
    threads: fn(&Threads) -> String,
    end: &'static str,
}

macro_rules! rows {
    ($($module:ident::$name:ident => $end:literal,)*) => {
        &[$(Row {
            name: stringify!($name),
            tasks: $module::$name::<Tasks>,
            threads: $module::$name::<Threads>,
            end: $end,
        }),*]
    };
}

const ROWS: &[Row] = rows! {
    calls::a_group_is_created => "model 3.0, 1 attempt; groups: staff",
    calls::a_photo_is_enrolled => "face at 128 102, 256 x 307; persons: sts-84",
    calls::a_photo_that_was_enrolled_before => "looks like p; persons: p",
    calls::a_picture_without_a_face => "InvalidParameterValue.NoFaceInPhoto; persons: none",
    calls::two_violations => "GroupId, PersonName; 0 attempts, nothing sent",
    calls::a_person_id_that_is_taken => "InvalidParameterValue.PersonIdAlreadyExist, 1 attempt, CreatePerson; persons: p",
    calls::a_request_made_of_data => "n, 1 face",
    calls::options_of_a_call => "GET, GET; persons: p",
    calls::a_photo_by_get => "too large for GET; persons: none",
    lists::pages_of_two => "a b | c d | e; 3 calls",
    lists::items_of_pages => "a b c d e; 3 calls",
    lists::a_collected_list => "a b c d e; 3 calls",
    lists::an_error_between_pages => "a b | ResourceUnavailable.InArrears | c; 3 calls",
    lists::an_error_between_items => "a | b | ResourceUnavailable.InArrears | c; 3 calls",
    lists::a_collection_that_fails => "ResourceUnavailable.InArrears; 2 calls",
    lists::a_service_that_repeats_itself => "a b; 2 calls",
    lists::a_job_until_it_is_done => "done [2000 + 3000]",
    lists::a_job_that_is_rolled_back => "failed []",
    lists::a_job_that_goes_on_too_long => "timed out [2000 + 3000 + 1000]",
    lists::a_job_that_is_lost => "FailedOperation.UpgradeJobIdNotExist [2000]",
    faults::a_throttled_read => "3 [500 + 1000] done",
    faults::a_read_that_stays_throttled => "3 [500 + 1000] RequestLimitExceeded",
    faults::a_create_that_was_refused_by_nobody => "1 [] Connect",
    faults::a_create_whose_answer_is_lost => "1 [] Exchange, unknown; groups: staff",
    faults::a_create_that_is_looked_into => "1 [500] recovered; groups: staff",
    faults::a_create_that_the_service_failed => "1 [] InternalError, unknown",
    faults::silence_for_an_attempt => "1 [] Attempt time-out",
    faults::silence_for_a_call => "1 [] Total time-out",
    faults::a_clock_that_is_wrong => "2 [] done",
    own_spec::an_action_of_another_spec => "Sun, city Turin",
};

#[test]
fn both_clients_come_to_the_same_end() {
    let (tasks, threads) = (Tasks::new(), Threads);
    for row in ROWS {
        assert_eq!((row.tasks)(&tasks), row.end, "asynchronous: {}", row.name);
        assert_eq!((row.threads)(&threads), row.end, "blocking: {}", row.name);
    }
}
