//! Faults that are written wrongly: what the message says.

use crate::faults::Fault;

fn check<'a>(table: impl IntoIterator<Item = (&'a str, &'a str)>) {
    for (text, part) in table {
        let error = text.parse::<Fault>().unwrap_err().to_string();
        assert!(error.contains(part), "{text}: {error}");
    }
}

#[test]
fn misspelt_names_lead_to_what_is_meant_or_possible() {
    check([
        ("createperson: reset", "did you mean CreatePerson?"),
        ("CreatPerson: reset", "did you mean CreatePerson?"),
        ("CreateGroup, Odd: reset", "\"Odd\"; possible are *, "),
        (
            "*: wen=after",
            "`wen=after`: did you mean when=before|after?",
        ),
        ("*: eror=InternalError", "did you mean error=CODE?"),
        ("*: prob=0.1", "`prob=0.1`: possible are: error=CODE, "),
        ("*: 群, reset", "`群`: possible are: "),
        ("*: reset=1", "`reset=1`: write reset"),
        ("*: error", "`error`: write error=CODE"),
        (
            "*: reset, when=later",
            "`when=later`: `when` is before or after",
        ),
    ]);
}

#[test]
fn values_out_of_range_are_told_the_range() {
    let times = "`times` is a whole number, 1 or more";
    let probability = "`probability` is a number from 0 to 1";
    let rate = "`rate` is a number of calls per second, above 0 and at most 1000000";
    let status = "an HTTP status is a number from 200 to 599";
    let skew = "a skew is a whole number of seconds, at most 3200000000";
    let delay = "a delay is written 200ms or 1.5s";
    check([
        ("*: reset, times=x", times),
        ("*: reset, times=0", times),
        ("*: reset, probability=5%", probability),
        ("*: reset, probability=1.5", probability),
        ("*: rate=x", rate),
        ("*: rate=0", rate),
        ("*: rate=NaN", rate),
        ("*: status=teapot", status),
        ("*: status=100", status),
        ("*: skew=x", skew),
        ("*: skew=9000000000", skew),
        ("*: delay=soon", delay),
        ("*: delay=2h", delay),
        ("*: delay=-1", delay),
        ("*: delay=3601s", "an hour"),
        ("*: error=not a code", "letters, digits"),
    ]);
}

#[test]
fn settings_that_do_not_go_together_are_quoted() {
    check([
        ("reset", "`ACTION: SETTING"),
        (
            "CreatePerson:",
            "a setting is empty; possible are: error=CODE",
        ),
        ("*: reset, , half", "a setting is empty; "),
        ("*: message=\"a", "closing quote"),
        (
            "*: error=InternalError, status=502",
            "`status=502`: a response can go wrong in one way only",
        ),
        (
            "*: script=[ok] reset",
            "settings are separated by commas: script=[ok], reset",
        ),
        (
            "*: reset when=after",
            "`reset when=after`: settings are separated by commas: reset, when=after",
        ),
        (
            "*: status=502 delay=200ms",
            "separated by commas: status=502, delay=200ms",
        ),
        ("*: boom when=after", "`boom when=after`: possible are: "),
        (
            "*: delay=1, delay=2",
            "`delay=2`: this setting is given twice",
        ),
        ("*: script=[reset], probability=0.5", "exclude each other"),
        ("*: script=[reset], half", "beside a script"),
        ("*: rate=1, probability=0.5", "exclude each other"),
        ("*: when=after", "does nothing"),
    ]);
}

#[test]
fn mistakes_in_a_script_are_told_what_a_step_can_be() {
    check([
        (
            "*: script=ok",
            "`script=ok`: a script is written [InternalError",
        ),
        (
            "*: script=[ok, boom]",
            "`boom`: in a script possible are: CODE, ok, error=CODE, ",
        ),
        (
            "*: script=[ok, eror=X]",
            "`eror=X`: did you mean error=CODE?",
        ),
        (
            "*: script=[reset times=2]",
            "`times` stands beside a script",
        ),
        (
            "*: script=[ok x0]",
            "`ok x0`: a step is repeated 1 to 10000 times",
        ),
        ("*: script=[ok x1.5]", "a step is repeated 1 to 10000 times"),
        ("*: script=[ok, ]", "a step is empty"),
        (
            "*: script=[reset, when=after]",
            "`when=after`: `when` alone does nothing; a step has blanks between",
        ),
        ("*: script=[ok", "a script is written ["),
    ]);
}
