//! One mistake is told once, with what to write.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

mod small;

use iai_codegen::{Problems, Sources, compile};
use small::{spec, spec_with};

/// First line and hint of each problem, without `spec/`.
fn told(sources: &Sources) -> Vec<(String, String)> {
    let (_, problems) = compile(sources, Problems::default());
    let split = |text: String| {
        let first = text.lines().next().unwrap_or_default();
        let hint = text.split("= help: ").nth(1).unwrap_or_default();
        (first["spec/".len()..].to_owned(), hint.trim().to_owned())
    };
    problems.render(sources).into_iter().map(split).collect()
}

fn expect(sources: &Sources, line: &str, hint: &str) {
    assert_eq!(told(sources), [(line.to_owned(), hint.to_owned())]);
}

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
    for ((line, _), code) in told(&spec("", ping)).iter().zip(codes) {
        assert!(line.contains(code), "{line}");
    }
    assert_eq!(told(&spec("", ping)).len(), 2);
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
        "did you mean `Invalid.Name`?",
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
    let told = told(&spec_with("", ping, &[("notes.yaml", "a: 1\n")]));
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
    assert_eq!(self::told(&sources), lines);
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
    assert_eq!(told(&spec("", &row(100))), []);
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

#[test]
fn tabs_and_colons_are_named() {
    let table = [
        (
            "response:\n\t- { name: A, type: String }\n",
            "7:1: error[S001]: not valid YAML: a tab stands here",
            "use blanks: YAML takes no tabs here",
        ),
        (
            "response:\n  - { name: A, type: String, doc: The shelf: upper one. }\n",
            "7:44: error[S001]: not valid YAML: did not find expected ',' or '}'",
            "put a text with `: ` in it in quotes",
        ),
        (
            "doc: The shelf: upper one.\n",
            "6:15: error[S001]: not valid YAML: mapping values are not allowed in this context",
            "put a text with `: ` in it in quotes",
        ),
    ];
    for (ping, line, hint) in table {
        expect(&spec("", ping), &format!("actions/ping.yaml:{line}"), hint);
    }
}
