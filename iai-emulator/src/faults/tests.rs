//! Faults as they are written, and whom they strike.

mod mistakes;

use super::*;

const SECOND: Duration = Duration::from_secs(1);

fn fault(text: &str) -> Fault {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// What the next calls meet, in words.
fn struck(faults: &Faults, action: &'static str, calls: usize) -> Vec<String> {
    (0..calls)
        .map(|_| faults.decide(action, SECOND).label().unwrap_or_default())
        .collect()
}

fn playing(texts: &[&str]) -> Faults {
    let faults = Faults::new(1);
    for text in texts {
        faults.add(fault(text)).unwrap();
    }
    faults
}

#[test]
fn written_faults_are_those_made_in_code() {
    let table = [
        (
            "CreatePerson: error=InternalError, when=after, probability=0.05",
            Fault::error("InternalError")
                .on("CreatePerson")
                .after()
                .probability(0.05),
        ),
        ("*: reset", Fault::reset()),
        (
            " CreatePerson ,CreateFace:half,times=2 ",
            Fault::half().on("CreatePerson").on("CreateFace").times(2),
        ),
        ("*: ServiceUnavailable", Fault::error("ServiceUnavailable")),
        (
            "*: status=502, delay=1.5s",
            Fault::status(502).delayed(Duration::from_millis(1500)),
        ),
        ("*: delay=200", Fault::delay(Duration::from_millis(200))),
        ("*: skew=+400", Fault::skew(400)),
        ("*: skew=-400s", Fault::skew(-400)),
        ("*: rate=2.5", Fault::rate(2.5)),
        (
            "*: error=LimitExceeded, message=\"a, b: c\"",
            Fault::error("LimitExceeded").message("a, b: c"),
        ),
        (
            "SearchFaces: script=[InternalError x2, ok, reset when=after, delay=200ms status=502]",
            Fault::script([
                Fault::error("InternalError"),
                Fault::error("InternalError"),
                Fault::ok(),
                Fault::reset().after(),
                Fault::status(502).delayed(Duration::from_millis(200)),
            ])
            .on("SearchFaces"),
        ),
    ];
    for (text, expected) in table {
        let read = fault(text);
        assert_eq!(read, expected, "{text}");
        assert_eq!(fault(&read.to_string()), expected, "{read}");
    }
}

#[test]
fn a_code_that_is_not_documented_is_asked_for_as_such() {
    for (text, hint) in [
        (
            "*: error=InternalEror",
            "; did you mean InternalError? If not, write unlisted=InternalEror",
        ),
        ("*: error=Odd", "; write unlisted=Odd"),
        ("*: script=[ok, Odd]", "; write unlisted=Odd"),
    ] {
        let error = text.parse::<Fault>().unwrap_err().to_string();
        assert!(error.contains("is documented"), "{error}");
        assert!(error.ends_with(hint), "{error}");
    }
    let asked = fault("*: script=[ok, unlisted=Odd]");
    assert_eq!(
        asked,
        Fault::script([Fault::ok(), Fault::unlisted_error("Odd")])
    );
    assert_eq!(asked.to_string(), "*: script=[ok, unlisted=Odd]");
    assert!(Faults::new(1).add(Fault::error("Odd")).is_err());
}

#[test]
fn a_script_is_played_call_by_call_over_its_actions_and_no_others() {
    let faults = playing(&[
        "CreateGroup, DeleteGroup: script=[InternalError, ok, reset when=after], times=2",
    ]);
    assert_eq!(struck(&faults, "GetGroupList", 2), ["", ""]);
    assert_eq!(
        struck(&faults, "CreateGroup", 2),
        ["error=InternalError", ""]
    );
    assert_eq!(
        struck(&faults, "DeleteGroup", 3),
        ["reset when=after", "error=InternalError", ""]
    );
    assert_eq!(struck(&faults, "CreateGroup", 2), ["reset when=after", ""]);
    let status = &faults.list()[0];
    assert_eq!((status.calls, status.struck), (7, 4));
}

#[test]
fn equal_steps_are_listed_once() {
    let line = "*: script=[error=InternalError x9999, ok]";
    assert_eq!(playing(&[line]).list()[0].fault, line);
}

#[test]
fn a_fault_that_strikes_no_more_is_used_up() {
    for (text, calls) in [
        ("*: reset, times=2", 2),
        ("*: rate=1, times=1", 2),
        ("*: script=[reset, ok]", 2),
        ("*: script=[reset, ok], times=2", 4),
    ] {
        let faults = playing(&[text]);
        struck(&faults, "CreateGroup", calls - 1);
        assert!(!faults.list()[0].used_up, "{text}");
        struck(&faults, "CreateGroup", 1);
        assert!(faults.list()[0].used_up, "{text}");
    }
    let endless = playing(&["*: reset"]);
    struck(&endless, "CreateGroup", 3);
    assert!(!endless.list()[0].used_up);
}

#[test]
fn times_and_chance_are_counted() {
    let faults = playing(&["*: reset, times=2"]);
    assert_eq!(struck(&faults, "CreateGroup", 3), ["reset", "reset", ""]);
    let chance = || struck(&playing(&["*: reset, probability=0.5"]), "CreateGroup", 64);
    assert_eq!(chance(), chance());
    assert!(chance().iter().any(String::is_empty) && chance().iter().any(|each| each == "reset"));
}

#[test]
fn a_chance_does_not_depend_on_calls_of_other_actions() {
    let alone = struck(&playing(&["*: reset, probability=0.5"]), "CreateGroup", 32);
    let faults = playing(&["*: reset, probability=0.5"]);
    let mixed: Vec<String> = (0..32)
        .map(|_| {
            faults.decide("DeleteGroup", SECOND);
            faults
                .decide("CreateGroup", SECOND)
                .label()
                .unwrap_or_default()
        })
        .collect();
    assert_eq!(alone, mixed);
}

#[test]
fn a_rate_counts_the_actions_of_a_group_together() {
    let faults = playing(&["*: rate=2"]);
    let refused = "error=RequestLimitExceeded";
    assert_eq!(struck(&faults, "CreateGroup", 1), [""]);
    assert_eq!(struck(&faults, "DeletePerson", 2), ["", refused]);
    assert_eq!(struck(&faults, "SearchFaces", 2), ["", ""]);
    assert_eq!(struck(&faults, "SearchPersons", 1), [refused]);
    let later = faults.decide("CreateGroup", SECOND + Duration::from_millis(500));
    assert_eq!(later, FaultDecision::default());
}

/// Only the calls that the fault is for count.
#[test]
fn a_rate_for_one_action_does_not_count_the_others_of_its_group() {
    let faults = playing(&["GetGroupList: rate=1"]);
    assert_eq!(struck(&faults, "CreateGroup", 3), ["", "", ""]);
    let refused = "error=RequestLimitExceeded";
    assert_eq!(struck(&faults, "GetGroupList", 2), ["", refused]);
}

#[test]
fn several_faults_add_up_and_the_first_decides_about_the_response() {
    let faults = playing(&[
        "*: delay=200ms",
        "*: delay=1s, half, when=after",
        "*: reset",
        "*: skew=5",
        "*: skew=-7",
    ]);
    let decision = faults.decide("CreateGroup", SECOND);
    assert_eq!(decision.skew, -2);
    assert_eq!(decision.delay_at(When::Before), Duration::from_millis(200));
    assert_eq!(decision.delay_at(When::After), SECOND);
    assert_eq!(decision.outcome_at(When::After), Some(&FaultEffect::Half));
    assert_eq!(decision.outcome_at(When::Before), None);
    assert_eq!(
        decision.label().unwrap(),
        "delay=200ms; half delay=1000ms when=after; reset; skew=+5; skew=-7"
    );
}

#[test]
fn very_many_faults_hold_a_call_up_for_an_hour_and_are_told_in_short() {
    let decision = playing(&["*: delay=3600s"; 12]).decide("CreateGroup", SECOND);
    assert_eq!(decision.delay_at(When::Before), SECOND * 3_600);
    let label = decision.label().unwrap();
    let told = label.split("; ").collect::<Vec<_>>();
    assert_eq!((told.len(), told[8]), (9, "and 4 more"), "{label}");
}

#[test]
fn faults_come_and_go_and_keep_their_numbers() {
    let faults = playing(&["*: reset", "*: half"]);
    assert!(faults.remove(0) && !faults.remove(0));
    assert_eq!(faults.add(Fault::close()), Ok(2));
    let ids: Vec<u64> = faults.list().iter().map(|each| each.id).collect();
    assert_eq!(ids, [1, 2]);
    assert!(faults.add(Fault::reset().on("Odd")).is_err());
    assert_eq!(faults.clone().clear(), 2);
    assert!(faults.list().is_empty());
}

#[test]
fn reading_stops_at_the_limits() {
    let table = [
        (
            format!("*: script=[{}ok]", "ok x10000,".repeat(80_000)),
            "a script has 1 to 10000 steps",
        ),
        (
            "*: script=[ok x99999999999999999999]".to_owned(),
            "repeated 1 to 10000 times",
        ),
        (
            format!("*: error=InternalError, message={}", "m".repeat(1001)),
            "at most 1000 characters",
        ),
        (
            format!("*: script=[{} x10000]", "A".repeat(129)),
            "letters, digits",
        ),
    ];
    for (text, part) in table {
        let error = text.parse::<Fault>().unwrap_err().to_string();
        assert!(error.contains(part), "{error}");
    }
}

#[test]
fn few_enough_faults_are_in_play_or_read_at_once() {
    let full = playing(&["*: script=[ok x10000]"; 2]);
    let error = full.add(Fault::reset()).unwrap_err().to_string();
    assert_eq!(
        error,
        "all faults in play have at most 20000 steps together"
    );
    let faults = Faults::new(1);
    assert_eq!(faults.add_all(vec![Fault::reset(); 1000]), Ok(0..1000));
    let error = faults.add(Fault::reset()).unwrap_err().to_string();
    assert_eq!(error, "at most 1000 faults can be in play at once");
    for (line, most) in [
        ("*: reset\n", "1000 faults"),
        ("*: script=[ok x10000]\n", "20000 steps"),
    ] {
        let error = Faults::new(1).add_lines(&line.repeat(3000)).unwrap_err();
        assert!(error.to_string().contains(most), "{error}");
    }
}
