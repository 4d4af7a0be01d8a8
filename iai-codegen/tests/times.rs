//! Rows that hold dates and times.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

mod small;

use iai_codegen::{Problems, compile};
use small::{client_of, emulator, spec, told};

const ROWS: &str = "parameters:\n  - { name: A, type: Date, required: true }\n  \
    - { name: B, type: DateTime, error: UnknownParameter }\n  - { name: C, type: DateTimeIso }\n  \
    - { name: D, type: [Date] }\nresponse:\n  - { name: E, type: DateTime, empty_is_none: true }\n  \
    - { name: F, type: Date, always: true }\n";

#[test]
fn each_has_its_type_its_check_and_its_entry() {
    let sources = spec("", ROWS);
    assert_eq!(told(&sources), [""; 0]);
    let client = client_of(&sources);
    for line in [
        "pub fn a (self , value : impl rt :: IntoTime < rt :: Date >)",
        "pub fn maybe_b (self , value : Option < impl rt :: IntoTime < rt :: DateTime > >)",
        "pub fn d (self , value : impl :: core :: iter :: IntoIterator < Item = impl rt :: IntoTime < rt :: Date >>)",
        "v . time (\"A\" , & self . a) . required () . form (rt :: refuse (\"InvalidParameter\")) ;",
        "v . time (\"B\" , & self . b) . form (rt :: refuse (\"UnknownParameter\")) ;",
        "v . list (\"D\" , & self . d) . each_time (rt :: refuse (\"InvalidParameter\")) ;",
        "pub e : Option < rt :: DateTime >",
        "pub f : rt :: Date",
        "`A`, required. Written as `2020-09-22`, else `InvalidParameter`.",
        ".a(\\\"2020-09-22\\\")",
    ] {
        assert!(client.contains(line), "{line}");
    }
    let (api, _) = compile(&sources, Problems::default());
    let emulator = emulator(&api.unwrap());
    for entry in [
        "TimeRule { form : rt :: TimeForm :: DateTime , code : \"UnknownParameter\" }",
        "item : rt :: Kind :: Time (rt :: TimeRule { form : rt :: TimeForm :: Date , code : \"InvalidParameter\" })",
    ] {
        assert!(emulator.contains(entry), "{entry}");
    }
}

#[test]
fn defaults_and_examples_have_the_form() {
    let example = |request: &str, response: &str| {
        format!("{ROWS}examples:\n  - {{ title: T, request: {request}, response: {response} }}\n")
    };
    let day = "F: \"2020-09-22\"";
    let table = [
        (
            example("{ A: \"2020-02-29\" }", &format!("{{ {day} }}")),
            None,
        ),
        // The service writes what it will.
        (
            example(
                "{ A: \"2020-02-29\" }",
                &format!("{{ {day}, E: \"0000-00-00 00:00:00\" }}"),
            ),
            None,
        ),
        (
            example("{ A: soon }", &format!("{{ {day} }}")),
            Some("actions/ping.yaml:15:31: error[S015]: `A` is no Date, such as \"2020-09-22\""),
        ),
        (
            ROWS.replace("DateTimeIso", "DateTimeIso, default: now"),
            Some(
                "actions/ping.yaml:9:44: error[S013]: the default of `C` is no DateTimeIso, such as \
                 \"2020-09-22T00:00:00+08:00\"",
            ),
        ),
    ];
    for (rows, expected) in table {
        assert_eq!(told(&spec("", &rows)), Vec::from_iter(expected), "{rows}");
    }
}

#[test]
fn what_says_nothing_about_them_is_told() {
    let table = [
        (
            "type: String, error: InvalidParameter",
            "actions/ping.yaml:7:30: error[S019]: `error` of a row is for dates and times, and `A` is none",
        ),
        (
            "type: Date, error: Nope",
            "actions/ping.yaml:7:35: error[S005]: unknown error code `Nope`",
        ),
        (
            "type: Date, chars: { max: 9, over: InvalidParameter }",
            "actions/ping.yaml:7:28: error[S019]: `chars` is for strings, and `A` is none",
        ),
        (
            "type: Integer, empty_is_none: true",
            "actions/ping.yaml:7:13: error[S019]: `empty_is_none` is for texts, and `A` is none",
        ),
    ];
    for (row, expected) in table {
        let part = if row.contains("empty") {
            "response"
        } else {
            "parameters"
        };
        let rows = format!("{part}:\n  - {{ name: A, {row} }}\n");
        assert_eq!(told(&spec("", &rows)), [expected], "{row}");
    }
    let types = "structures:\n  - { name: Date, fields: [] }\n";
    let expected = "types.yaml:2:13: error[S016]: `Date` is a type that every spec has";
    assert_eq!(told(&spec(types, "")), [expected]);
}
