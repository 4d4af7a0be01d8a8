//! What is told about mistakes that look right to people who know YAML little, or the vendor's pages well.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

mod small;

use iai_codegen::Sources;
use small::{action, expect, hints, spec, spec_of, spec_with};

#[test]
fn what_yaml_cannot_read_is_named() {
    let doc = |text: &str| format!("parameters:\n  - {{ name: A, type: String, doc: {text} }}\n");
    let row = |ty: &str| format!("parameters:\n  - {{ name: A, type: {ty} }}\n");
    let table = [
        (
            "response:\n\t- { name: A, type: String }\n".to_owned(),
            "7:1: error[S001]: not valid YAML: a tab stands here",
            "use blanks: YAML takes no tabs here",
        ),
        (
            doc("The shelf: upper one."),
            "7:44: error[S001]: not valid YAML: did not find expected ',' or '}'",
            "put a text with `: ` in it in quotes",
        ),
        (
            "doc: The shelf: upper one.\n".to_owned(),
            "6:15: error[S001]: not valid YAML: mapping values are not allowed in this context",
            "put a text with `: ` in it in quotes",
        ),
        (
            doc("Shelf #1"),
            "7:41: error[S001]: not valid YAML: ` #` begins a comment, and the bracket before it is never closed",
            "put a text with ` #` in it in quotes",
        ),
        (
            doc("架 #1") + "  - { name: B, type: String }\n",
            "7:37: error[S001]: not valid YAML: ` #` begins a comment, and the bracket before it is never closed",
            "put a text with ` #` in it in quotes",
        ),
        (
            row("String[]"),
            "7:28: error[S001]: not valid YAML: a bracket stands behind `String`",
            "write `[String]` for a list of String",
        ),
        (
            doc("!important"),
            "7:35: error[S001]: not valid YAML: `!` begins a tag, and tags are not taken",
            "put a text that begins with `!` in quotes",
        ),
        (
            doc("*A"),
            "7:35: error[S001]: not valid YAML: `*` names an anchor, and there is none",
            "put a text that begins with `*` in quotes",
        ),
        (
            doc("`A` is"),
            "7:35: error[S001]: not valid YAML: no value begins with a backtick",
            "put a text that begins with a backtick in quotes",
        ),
        (
            doc("@A"),
            "7:35: error[S001]: not valid YAML: no value begins with `@`",
            "put a text that begins with `@` in quotes",
        ),
    ];
    for (ping, line, hint) in table {
        expect(&spec("", &ping), &format!("actions/ping.yaml:{line}"), hint);
    }
}

#[test]
fn a_text_that_a_comma_cuts_is_shown_in_quotes() {
    let cut = "error[S003]: a comma ends the text of `doc`: what follows is read as keys";
    let long = "a very long text, ".repeat(5);
    let table = [
        (
            "type: String, doc: The name, the first one.",
            35,
            "write the text in quotes: doc: \"The name, the first one.\"",
        ),
        (
            "doc: The name, the first, and last, type: String",
            21,
            "write the text in quotes: doc: \"The name, the first, and last\"",
        ),
        // The word of a key that the row has as well is no key here.
        (
            "doc: Name, type, type: String",
            21,
            "write the text in quotes: doc: \"Name, type\"",
        ),
        (
            "doc: The \"name\", the first, type: String",
            21,
            "write the whole text in quotes",
        ),
        (
            &format!("doc: {long}type: String"),
            21,
            "write the whole text in quotes",
        ),
    ];
    for (row, column, hint) in table {
        let ping = format!("parameters:\n  - {{ name: A, {row} }}\n");
        let line = format!("actions/ping.yaml:7:{column}: {cut}");
        expect(&spec("", &ping), &line, hint);
    }
    let example = "parameters:\n  - { name: A, type: String }\n\
                   examples:\n  - { title: T, request: { A: one, two }, response: {} }\n";
    expect(
        &spec("", example),
        "actions/ping.yaml:9:36: error[S015]: the table has no row `two`",
        "where it belongs to the text before the comma, put the whole text in quotes",
    );
    // No text is cut here: the key lacks its value.
    let ping = "parameters:\n  - { name: A, type: String, required }\n";
    expect(
        &spec("", ping),
        "actions/ping.yaml:7:30: error[S008]: the key `required` has no value",
        "write `true` or `false` behind it; a key without a value is left out",
    );
}

#[test]
fn a_key_without_a_value_is_named() {
    let table = [
        ("doc:\n", "6:1", "doc", "text"),
        ("doc: ~\n", "6:1", "doc", "text"),
        ("parameters:\n", "6:1", "parameters", "a list"),
        (
            "parameters:\n  - { name: A, type: String, doc: }\n",
            "7:30",
            "doc",
            "text",
        ),
        (
            "parameters:\n  - name: A\n    type: String\n    chars:\n",
            "9:5",
            "chars",
            "a mapping",
        ),
    ];
    for (ping, position, key, wanted) in table {
        expect(
            &spec("", ping),
            &format!("actions/ping.yaml:{position}: error[S008]: the key `{key}` has no value"),
            &format!("write {wanted} behind it; a key without a value is left out"),
        );
    }
}

#[test]
fn a_reason_and_a_separator_are_not_empty() {
    let words = "parameters:\n  - { name: A, type: String, default: a, words: { values: [a], separator: '', error: InvalidParameter } }\n";
    let advisory = "parameters:\n  - { name: A, type: String, chars: { max: 3, over: InvalidParameter, advisory: ' ' } }\n";
    let table = [
        (
            words,
            "7:75: error[S008]: an empty separator separates nothing",
            "write what stands between two words, or leave the key out for a comma",
        ),
        (
            advisory,
            "7:81: error[S008]: `advisory` gives no reason",
            "write why, or leave the key out",
        ),
        (
            "deprecated: ''\n",
            "6:13: error[S008]: `deprecated` gives no reason",
            "write why, or leave the key out",
        ),
    ];
    for (ping, line, hint) in table {
        expect(&spec("", ping), &format!("actions/ping.yaml:{line}"), hint);
    }
}

#[test]
fn a_mark_of_byte_order_is_no_text() {
    let ping = action("Ping", "parameters:\n  - { name: A, type: Strin }\n");
    let files = [("actions/ping.yaml", &*format!("\u{feff}{ping}"))];
    let mut sources = spec("", "");
    sources
        .files
        .retain(|file| file.name != "spec/actions/ping.yaml");
    let marked = Sources::in_memory("spec", files);
    sources.files.extend(marked.files);
    expect(
        &sources,
        "actions/ping.yaml:7:22: error[S004]: unknown type `Strin`",
        "did you mean `String`?",
    );
}

#[test]
fn the_code_of_a_bound_stands_beside_it() {
    let table = [
        (
            "chars: { min: 1, max: 60, error: InvalidParameter }",
            "S003]: unknown key `error`",
            "each bound has a code of its own: write `under:` beside `min` and `over:` beside `max`",
        ),
        (
            "chars: { max: 60, error: InvalidParameter }",
            "S003]: unknown key `error`",
            "each bound has a code of its own: write `over:` beside `max`",
        ),
        (
            "alphabet: { symbols: a, over: InvalidParameter }",
            "S003]: unknown key `over`",
            "write `error:`",
        ),
    ];
    for (rule, line, hint) in table {
        let ping = format!("parameters:\n  - {{ name: A, type: String, {rule} }}\n");
        let found = hints(&spec("", &ping));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0.ends_with(line), "{found:?}");
        assert_eq!(found[0].1, hint);
    }
}

#[test]
fn names_in_the_wrong_letters_are_shown_in_the_right_ones() {
    let ping = action("getJob", "");
    let capital =
        "write `GetJob`: such a name begins with a capital and has letters and digits alone";
    expect(
        &spec_with("", "", &[("actions/get_job.yaml", &ping)]),
        "actions/get_job.yaml:1:9: error[S020]: `getJob` makes no Rust name: `getJob`",
        capital,
    );
    let types = "enums:\n  - { name: E, base: Integer, values: [{ value: 0, name: dark-blue }] }\n";
    expect(
        &spec(types, ""),
        "types.yaml:2:58: error[S020]: `dark-blue` makes no Rust name: `dark-blue`",
        "write `DarkBlue`: such a name begins with a capital and has letters and digits alone",
    );
}

#[test]
fn a_code_without_a_row_gets_one() {
    let errors = "errors:\n  - { code: Invalid.Name }\n  - { code: InvalidParameterValue.Face }\n";
    let pong =
        action("Pong", "").replace("{}", "{ also: [Invalid.Name, InvalidParameterValue.Face] }");
    let files = [("errors.yaml", errors), ("actions/pong.yaml", &*pong)];
    let table = [
        (
            "LimitExceeded.Made.Up",
            "add `- { code: LimitExceeded.Made.Up }` to the list `errors` of errors.yaml",
        ),
        // Neither a family on its own is meant, nor just any code of the same family.
        (
            "Invalid.Lang",
            "add `- { code: Invalid.Lang }` to the list `errors` of errors.yaml",
        ),
        (
            "InvalidParameter.Face",
            "did you mean `InvalidParameterValue.Face`? If not, add `- { code: InvalidParameter.Face }` to the list `errors` of errors.yaml",
        ),
        (
            "UnsupportedOperation.Foo",
            "add `- { code: UnsupportedOperation.Foo }` to the list `errors` of errors.yaml",
        ),
        (
            "InvalidParamter",
            "did you mean `InvalidParameter`? If not, add `- { code: InvalidParamter }` to the list `errors` of errors.yaml",
        ),
    ];
    for (code, hint) in table {
        let ping = format!(
            "parameters:\n  - {{ name: A, type: String, chars: {{ max: 9, over: {code} }} }}\n"
        );
        let line = format!("actions/ping.yaml:7:53: error[S005]: unknown error code `{code}`");
        expect(&spec_with("", &ping, &files), &line, hint);
    }
}

#[test]
fn a_bound_beside_the_type_is_moved_into_its_constraint() {
    let table = [
        (
            "type: String, max: 9",
            "write it inside `chars:`, as `chars: { max: 9, over: CODE }`",
        ),
        (
            "type: Unsigned, min: 1",
            "write it inside `range:`, as `range: { min: 1, under: CODE }`",
        ),
        (
            "type: [Integer], max: 9",
            "write it inside `items:`, as `items: { max: 9, over: CODE }`",
        ),
        (
            "type: Boolean, max: 9",
            "write it inside a constraint that fits the type: `chars:`, `bytes:`, `range:` or `items:`",
        ),
    ];
    for (row, hint) in table {
        let ping = format!("parameters:\n  - {{ name: A, {row} }}\n");
        let found = hints(&spec("", &ping));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].0.contains("error[S003]: unknown key `m"),
            "{found:?}"
        );
        assert_eq!(found[0].1, hint);
    }
    let both = "parameters:\n  - { name: A, type: String, max: 9, over: InvalidParameter }\n";
    let wanted = "write it inside `chars:`, as `chars: { max: 9, over: InvalidParameter }`";
    let found = hints(&spec("", both)).into_iter().map(|(_, hint)| hint);
    assert_eq!(Vec::from_iter(found), [wanted; 2]);
    expect(
        &spec("strings:\n  - { name: Id, min: 1 }\n", ""),
        "types.yaml:2:17: error[S003]: unknown key `min`",
        "write it inside `chars:`, as `chars: { min: 1, under: CODE }`",
    );
}

#[test]
fn a_mapping_is_shown_with_the_value_in_it() {
    let row =
        |ty: &str, rule: &str| format!("parameters:\n  - {{ name: A, type: {ty}, {rule} }}\n");
    let table = [
        (row("String", "chars: 6000"), "`{ max: 6000, over: CODE }`"),
        (row("String", "bytes: \"6000\""), "`{ max: N, over: CODE }`"),
        (
            row("Float", "range: [0, 0.5]"),
            "`{ min: 0, under: CODE, max: 0.5, over: CODE }`",
        ),
        (row("[String]", "items: 9"), "`{ max: 9, over: CODE }`"),
        (
            row("String", "one_of: [a, \"yes\"]"),
            "`{ values: [a, \"yes\"], error: CODE }`",
        ),
        (row("String", "url: true"), "`{ error: CODE }`"),
        (
            row("String", "alphabet: ab"),
            "`key: value` pairs with keys out of classes, symbols, error, advisory",
        ),
        ("parameters: [A]\n".to_owned(), "`{ name: A, type: TYPE }`"),
    ];
    for (ping, wanted) in table {
        let found = hints(&spec("", &ping));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0]
                .0
                .contains("error[S008]: expected a mapping, found "),
            "{found:?}"
        );
        assert_eq!(found[0].1, format!("write {wanted}"));
    }
    let pong = action("Pong", "").replace("{}", "[InternalError, ResourceNotFound]");
    expect(
        &spec_with("", "", &[("actions/pong.yaml", &pong)]),
        "actions/pong.yaml:5:9: error[S008]: expected a mapping, found a list",
        "write `{ also: [InternalError, ResourceNotFound] }`",
    );
    expect(
        &spec_of("", "errors: [Invalid.Name]\n"),
        "errors.yaml:1:10: error[S008]: expected a mapping, found text",
        "write `{ code: Invalid.Name }`",
    );
}

#[test]
fn a_key_that_is_missing_says_that_a_code_goes_there() {
    expect(
        &spec(
            "",
            "parameters:\n  - { name: A, type: String, chars: { max: 9 } }\n",
        ),
        "actions/ping.yaml:7:37: error[S009]: the key `over` is missing",
        "add `over: CODE` to this mapping, with the error code that the service answers",
    );
}

#[test]
fn a_type_without_a_close_name_is_defined_or_is_one_of_the_known() {
    let types = "enums:\n  - { name: Colour, base: Integer, values: [{ value: 0, name: Red }] }\n";
    let built_in = "String, Integer, Unsigned, Float, Boolean, Date, DateTime, DateTimeIso";
    // No row can have the type Binary.
    for (types, known) in [
        ("", built_in.to_owned()),
        (types, format!("{built_in}, Colour")),
    ] {
        expect(
            &spec(types, "parameters:\n  - { name: A, type: Lang }\n"),
            "actions/ping.yaml:7:22: error[S004]: unknown type `Lang`",
            &format!("define it in types.yaml, or take one of {known}"),
        );
    }
}
