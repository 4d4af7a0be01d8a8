//! Rows that read well and would make code that does not compile, or that checks something else than they say.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

mod small;

use small::{action, client_of, spec, spec_of, spec_with, told};

#[test]
fn bounds_of_whole_numbers_are_whole_numbers_that_fit() {
    let cases = [
        ("Integer", "min: 0.5, under", Some("min: 0.5")),
        ("Integer", "max: 1.5, over", Some("max: 1.5")),
        ("Integer", "min: 1.0e+300, under", Some("min: 1.0e+300")),
        ("Unsigned", "min: -5, under", Some("min: -5")),
        ("Integer", "min: -5, under", None),
        ("Integer", "max: 9223372036854775807, over", None),
        ("Float", "min: -0.5, under", None),
    ];
    for (ty, bound, refused) in cases {
        let row = format!(
            "parameters:\n  - {{ name: A, type: {ty}, range: {{ {bound}: InvalidParameter }} }}\n"
        );
        let column = 38 + ty.len();
        let expected = refused.map(|bound| {
            let bound = bound.split(' ').next_back().unwrap();
            let end = bound.parse::<f64>().unwrap();
            format!(
                "actions/ping.yaml:7:{column}: error[S011]: {end:?} is no bound of rows of type {ty}"
            )
        });
        assert_eq!(told(&spec("", &row)), Vec::from_iter(expected), "{row}");
    }
    // A float holds no such number, so that the check would be another one.
    let row = "parameters:\n  - { name: A, type: Integer, range: { max: 9007199254740993, over: InvalidParameter } }\n";
    let expected = "actions/ping.yaml:7:45: error[S008]: 9007199254740993 has too many digits";
    assert_eq!(told(&spec("", row)), [expected]);
}

#[test]
fn what_every_response_has_is_something_that_can_be_told_apart() {
    let types = "enums:\n  - { name: E, base: Integer, values: [] }\nimages: [{ name: Image }]\n";
    for ty in ["E", "Image"] {
        let rows = format!("response:\n  - {{ name: A, type: {ty}, always: true }}\n");
        let expected = format!(
            "actions/ping.yaml:7:13: error[S019]: `always` is for other types, and `A` is of type {ty}"
        );
        assert_eq!(told(&spec(types, &rows)), [expected]);
    }
    let rows = "response:\n  - { name: A, type: String, always: true }\noutcomes:\n  \
                - { name: One, when: A, carries: [A, A] }\n  - { name: Two }\n";
    let expected = [
        "actions/ping.yaml:9:24: error[S014]: every response has `A`, so that no other outcome would hold",
        "actions/ping.yaml:9:40: error[S016]: the field `A` is defined a second time",
    ];
    assert_eq!(told(&spec("", rows)), expected);
}

#[test]
fn a_job_is_asked_about_with_values_that_fit() {
    let types = "enums:\n  - { name: E, base: Integer, values: [{ value: 0, name: Done }] }\n";
    let ping = "response:\n  - { name: Job, type: Integer }\n\
                waits: { poll: Poll, with: { Id: Job }, state: State, done: [Done], failed: [] }\n";
    let poll =
        "parameters:\n  - { name: Id, type: String }\nresponse:\n  - { name: State, type: E }\n";
    let poll = action("Poll", poll);
    let poll = spec_with(types, ping, &[("actions/poll.yaml", &poll)]);
    let expected = "actions/ping.yaml:8:34: error[S019]: `Id` cannot be had from `Job`";
    assert_eq!(told(&poll), [expected]);
}

#[test]
fn items_of_a_filled_template_differ_by_its_fields() {
    let types = "structures:\n  - { name: T, template: X, fields: [{ name: F, type: X }] }\n";
    let row = |by| {
        format!(
            "parameters:\n  - {{ name: A, type: [T], of: Integer, unique: {{ by: {by}, error: InvalidParameter }} }}\n"
        )
    };
    assert_eq!(told(&spec(types, &row("F"))), [""; 0]);
    let expected = "actions/ping.yaml:7:54: error[S014]: there is no field `G` here";
    assert_eq!(told(&spec(types, &row("G"))), [expected]);
}

/// What is left of such a spec is generated, so that the compiler tells of nothing else.
#[test]
fn quotas_and_categories_that_cannot_be_are_left_out() {
    let cases = [
        ("two words", "{ name: two words, max: 1, doc: D. }"),
        ("", "{ name: '', max: 1, doc: D. }"),
        ("_", "{ name: _, max: 1, doc: D. }"),
    ];
    for (name, row) in cases {
        let spec = spec_of(&format!("quotas: [{row}]\n"), "");
        let expected =
            format!("service.yaml:5:18: error[S020]: `{name}` makes no Rust name: `{name}`");
        assert_eq!(told(&spec), [expected]);
        let spec = spec_of(
            "",
            &format!("categories: [{{ name: '{name}', codes: [InternalError] }}]\n"),
        );
        let expected =
            format!("errors.yaml:1:22: error[S020]: `{name}` makes no Rust name: `is_{name}`");
        assert_eq!(told(&spec), [expected]);
    }
    let twice = "quotas: [{ name: a, max: 1, doc: D. }, { name: a, max: 2, doc: D. }]\n";
    let generated = client_of(&spec_of(twice, ""));
    assert_eq!(generated.matches("pub const A : u64").count(), 1);
    let unknown = "categories: [{ name: a, codes: [Nope] }]\n";
    let generated = client_of(&spec_of("", unknown));
    assert!(generated.contains("pub fn is_a (& self) -> bool { false }"));
}

#[test]
fn defaults_are_numbers_that_json_has() {
    let rows = "parameters:\n  - { name: A, type: Float, default: .inf }\n  \
                - { name: B, type: Float, default: .nan }\n  - { name: C, type: Unsigned, default: -1 }\n";
    let expected = [
        "actions/ping.yaml:7:38: error[S013]: the default of `A` is inf, which JSON cannot write",
        "actions/ping.yaml:8:38: error[S013]: the default of `B` is NaN, which JSON cannot write",
        "actions/ping.yaml:9:41: error[S013]: the default of `C` is a whole number, but the type is Unsigned",
    ];
    assert_eq!(told(&spec("", rows)), expected);
}
