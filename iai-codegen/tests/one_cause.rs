//! One mistake is told once, with what to write.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

mod small;

use iai_codegen::Sources;
use small::{action, expect, hints, spec, spec_with, told};

#[test]
fn a_misspelt_key_is_not_missing_as_well() {
    let ping = "response:\n  - { nmae: A, type: String }\n";
    expect(
        &spec("", ping),
        "actions/ping.yaml:7:7: error[S003]: unknown key `nmae`",
        "did you mean `name`?",
    );
    // A key that is far from it does not stand for it.
    let ping = "response:\n  - { colour: A, type: String }\n";
    let codes = ["error[S009]", "error[S003]"];
    for ((line, _), code) in hints(&spec("", ping)).iter().zip(codes) {
        assert!(line.contains(code), "{line}");
    }
    assert_eq!(hints(&spec("", ping)).len(), 2);
}

#[test]
fn a_code_that_is_misspelt_where_it_is_named_is_not_undocumented_as_well() {
    let errors = "errors:\n  - { code: Invalid.Name, meaning: A., remedy: B., retry: never }\n";
    let ping = "action: Ping\nsummary: Asks.\nsite: both\neffect: read\nerrors: { also: [Invalid.Nmae] }\n";
    let files = [
        ("errors.yaml", errors),
        ("actions/pong.yaml", &ping.replace("Ping", "Pong")),
    ];
    expect(
        &spec_with("", "", &files),
        "actions/pong.yaml:5:18: error[S005]: unknown error code `Invalid.Nmae`",
        "did you mean `Invalid.Name`? If not, add `- { code: Invalid.Nmae }` to the list `errors` of errors.yaml",
    );
}

#[test]
fn what_stands_in_a_file_with_a_misspelt_name_is_not_missing_as_well() {
    let ping = "parameters:\n  - { name: A, type: Colour }\n";
    let text = "enums:\n  - { name: Colour, base: Integer, values: [{ value: 0, name: Red }] }\n";
    let table = [
        ("types.yml", "types.yaml"),
        ("type.yaml", "types.yaml"),
        ("type/colours.yaml", "types/colours.yaml"),
    ];
    for (name, meant) in table {
        expect(
            &spec_with("", ping, &[(name, text)]),
            &format!("{name}: error[S021]: nothing reads this file"),
            &format!("did you mean `{meant}`?"),
        );
    }
    // A file that is for nothing hides no other mistake.
    let told = hints(&spec_with("", ping, &[("notes.yaml", "a: 1\n")]));
    assert_eq!(told.len(), 2, "{told:?}");
    let service = [("service.yml", "service: demo\n")];
    let action = ("action/ping.yaml", "action: Ping\n");
    let sources = Sources::in_memory("spec", [service[0], action]);
    let lines = [
        ("action/ping.yaml", "actions/ping.yaml"),
        ("service.yml", "service.yaml"),
    ]
    .map(|(name, meant)| {
        (
            format!("{name}: error[S021]: nothing reads this file"),
            format!("did you mean `{meant}`?"),
        )
    });
    assert_eq!(hints(&sources), lines);
}

#[test]
fn the_largest_page_is_one_that_the_limit_allows() {
    let row = |max: u32| {
        format!(
            "parameters:\n  - {{ name: Offset, type: Integer }}\n  \
             - {{ name: Limit, type: Unsigned, range: {{ max: 100, over: InvalidParameter }} }}\n\
             response:\n  - {{ name: Items, type: [String] }}\n\
             paging: {{ offset: Offset, limit: Limit, max: {max}, items: Items }}\n"
        )
    };
    assert_eq!(hints(&spec("", &row(100))), []);
    expect(
        &spec("", &row(1000)),
        "actions/ping.yaml:11:46: error[S013]: the largest page is 1000, more than 100, by the rules of `Limit`",
        "the client asks for this number: correct it, or the rule",
    );
}

#[test]
fn a_switch_is_written_as_it_is_sent() {
    let types = "enums:\n  - name: Mode\n    base: Integer\n    switch: true\n    values:\n      \
                 - { value: 0, name: \"Off\" }\n      - { value: 1, name: \"On\" }\n";
    let ping = "parameters:\n  - { name: A, type: Mode, default: true }\n";
    expect(
        &spec(types, ping),
        "actions/ping.yaml:7:37: error[S013]: the default of `A` is a boolean, but the type is Mode, which is sent as 0 or 1",
        "write 1 for on, 0 for off",
    );
}

/// What names a row that has a mistake of its own is not wrong as well.
#[test]
fn consequences_are_not_told_beside_their_cause() {
    let example = "examples:\n  - { title: T, request: { A: 3 }, response: {} }\n";
    let unknown_type = format!("parameters:\n  - {{ name: A, type: Strin }}\n{example}");
    let bad_name = "parameters:\n  - { name: 3D, type: String }\nrules:\n  - { any_of: [3D], error: InvalidParameter }\n\
                    examples:\n  - { title: T, request: { 3D: x }, response: {} }\n";
    let unnamed = "parameters:\n  - { type: String }\nrules:\n  - { any_of: [A], prefer: A, error: InvalidParameter }\n\
                   examples:\n  - { title: T, request: { A: x }, response: {} }\n";
    let rule = "parameters:\n  - { name: A, type: String }\nrules:\n  - { any_of: [A, B], prefer: B, error: InvalidParameter }\n";
    let pages = "parameters:\n  - { name: Offset, type: Integer }\n  - { name: Limit, type: Intger }\n\
                 response:\n  - { name: Items, type: [String] }\n\
                 paging: { offset: Offset, limit: Limit, max: 10, items: Items }\n";
    let template = "parameters:\n  - { name: A, type: Strin, of: String }\n";
    let table = [
        (&*unknown_type, "7:22: error[S004]: unknown type `Strin`"),
        (bad_name, "7:13: error[S020]: `3D` makes no Rust name: `3d`"),
        (unnamed, "7:5: error[S009]: the key `name` is missing"),
        (rule, "9:19: error[S014]: there is no parameter `B` here"),
        (pages, "8:26: error[S004]: unknown type `Intger`"),
        (template, "7:22: error[S004]: unknown type `Strin`"),
    ];
    for (ping, line) in table {
        let found = hints(&spec("", ping));
        let lines: Vec<&str> = found.iter().map(|(line, _)| &**line).collect();
        assert_eq!(lines, [format!("actions/ping.yaml:{line}")]);
    }
}

#[test]
fn what_could_not_be_read_is_not_missing_as_well() {
    let pong = action("Pong", "").replace("action: Pong", "action: 3");
    let sources = |service: &str, more: &[(&'static str, &str)]| {
        let mut sources = spec_with("", "", more);
        assert!(sources.edit("service.yaml", "service: demo", service));
        sources
    };
    let fees = "service: demo\nfees: { paid: [Pong] }";
    let errors = "errors:\n  - { code: A.B, meaning: A., remedy: B., retry: never }\n";
    expect(
        &sources(
            fees,
            &[("actions/pong.yaml", &pong), ("errors.yaml", errors)],
        ),
        "actions/pong.yaml:1:9: error[S008]: expected text, found a whole number",
        "put the value in quotes",
    );
    let grouped = "service: demo\ngroups: [{ nam: pings }]";
    let in_group = action("Pong", "group: pings\n");
    let mut grouped = sources(grouped, &[("actions/pong.yaml", &in_group)]);
    assert!(grouped.edit(
        "actions/ping.yaml",
        "effect: read",
        "effect: read\ngroup: pings"
    ));
    expect(
        &grouped,
        "service.yaml:2:12: error[S003]: unknown key `nam`",
        "did you mean `name`?",
    );
    let sets = "sets:\n  - { nam: core, codes: [InternalError] }\n";
    let mut sets = sources("service: demo", &[("errors.yaml", sets)]);
    assert!(sets.edit(
        "actions/ping.yaml",
        "errors: {}",
        "errors: { sets: [core] }"
    ));
    expect(
        &sets,
        "errors.yaml:2:7: error[S003]: unknown key `nam`",
        "did you mean `name`?",
    );
    let types = "enums:\n  - { base: Integer, values: [] }\n";
    expect(
        &spec(types, "parameters:\n  - { name: A, type: Color }\n"),
        "types.yaml:2:5: error[S009]: the key `name` is missing",
        "add `name:` to this mapping",
    );
}

#[test]
fn a_name_that_is_defined_nowhere_is_told_once() {
    let types = "strings:\n  - { name: Gropu, chars: { max: 9, over: Nope } }\n";
    let ping = "parameters:\n  - { name: A, type: Group }\n  - { name: B, type: [Group] }\n\
                response:\n  - { name: C, type: Group }\n  - { name: D, type: Grop }\n";
    let pong = action("Pong", "").replace("{}", "{ also: [Nope] }");
    let expected = [
        "types.yaml:2:43: error[S005]: unknown error code `Nope`, here and in 1 more place",
        "actions/ping.yaml:7:22: error[S004]: unknown type `Group`, here and in 2 more places",
        "actions/ping.yaml:11:22: error[S004]: unknown type `Grop`",
    ];
    let mut found = told(&spec_with(types, ping, &[("actions/pong.yaml", &pong)]));
    found.sort();
    let mut expected = expected.map(str::to_owned);
    expected.sort();
    assert_eq!(found, expected);
}
