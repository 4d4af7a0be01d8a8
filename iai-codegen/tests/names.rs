//! Names that generated code has for itself, names that become one in Rust, and names that are none.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

mod small;

use small::{spec, told};

/// Types, further lines of the action, and what is told.
type Case<'a> = (&'a str, &'a str, &'a [&'a str]);

fn check(cases: &[Case<'_>]) {
    for (types, ping, expected) in cases {
        assert_eq!(told(&spec(types, ping)), *expected, "{types}{ping}");
    }
}

#[test]
fn a_name_by_hand_that_is_taken_is_told_at_its_row() {
    for taken in ["build", "paginator", "send"] {
        let row = format!("parameters:\n  - {{ name: A, rust: {taken}, type: String }}\n");
        let expected = format!(
            "actions/ping.yaml:7:22: error[S020]: every builder has a method `{taken}` of its own"
        );
        assert_eq!(told(&spec("", &row)), [expected]);
    }
    let types = "structures:\n  - name: T\n    fields: [{ name: A, rust: new, type: String }]\n";
    let expected = "types.yaml:3:31: error[S020]: every structure has a method `new` of its own";
    check(&[(types, "", &[expected])]);
}

#[test]
fn a_name_by_hand_is_written_in_small_letters() {
    for (name, there) in [
        ("None", "None"),
        ("userID", "userID"),
        ("_a", "_a"),
        ("self", "self"),
    ] {
        let row = format!("response:\n  - {{ name: A, rust: {name}, type: String }}\n");
        let expected =
            format!("actions/ping.yaml:7:22: error[S020]: `{there}` makes no Rust name: `{there}`");
        assert_eq!(told(&spec("", &row)), [expected]);
    }
}

#[test]
fn derived_names_that_are_taken_get_a_mark_behind_them() {
    let types = "structures:\n  - name: T\n    fields: [{ name: New, type: String }]\n";
    let rows = "parameters:\n  - { name: Send, type: T }\nresponse:\n  - { name: Send, type: T }\n";
    check(&[(types, rows, &[])]);
}

#[test]
fn names_that_become_one_are_told_at_the_second_row() {
    let strings = "strings:\n  - { name: Ab }\n  - { name: AB }\n";
    let images = "images:\n  - { name: Ab }\n  - { name: AB }\n";
    let filled = "structures:\n  - { name: T, template: X, fields: [{ name: V, type: X }] }\n  \
                  - { name: IntegerT, fields: [{ name: W, type: String }] }\n";
    let twice = "strings: [{ name: A }, { name: AB }]\nstructures:\n  \
                 - { name: BC, template: X, fields: [{ name: V, type: X }] }\n  \
                 - { name: C, template: X, fields: [{ name: W, type: X }] }\n";
    check(&[
        (
            strings,
            "",
            &["types.yaml:3:13: error[S020]: `Ab` and `AB` have the same Rust name `check_ab`"],
        ),
        (
            images,
            "",
            &["types.yaml:3:13: error[S020]: `Ab` and `AB` have the same Rust name `AB`"],
        ),
        (
            filled,
            "parameters:\n  - { name: A, type: T, of: Integer }\n",
            &[
                "actions/ping.yaml:7:29: error[S020]: `T` of `Integer` is `IntegerT`, and so is another type",
            ],
        ),
        (
            twice,
            "parameters:\n  - { name: A, type: BC, of: A }\n  - { name: B, type: C, of: AB }\n",
            &["actions/ping.yaml:8:29: error[S020]: `C` of `AB` is `ABC`, and so is another type"],
        ),
    ]);
}

#[test]
fn what_makes_no_name_is_told_and_nothing_breaks() {
    for list in ["strings", "images"] {
        for name in ["3d", "-", "²", "a b", ""] {
            let types = format!("{list}:\n  - {{ name: \"{name}\" }}\n");
            let row = format!("parameters:\n  - {{ name: A, type: \"{name}\" }}\n");
            let expected =
                format!("types.yaml:2:13: error[S020]: `{name}` makes no Rust name: `{name}`");
            assert_eq!(told(&spec(&types, &row)), [expected]);
        }
    }
    let types = "enums:\n  - { name: a-b, base: Integer, values: [] }\nstructures:\n  - { name: c-d, fields: [] }\n";
    let rows = "parameters:\n  - { name: A, type: a-b }\n  - { name: B, type: [c-d] }\n";
    check(&[(
        types,
        rows,
        &[
            "types.yaml:2:13: error[S020]: `a-b` makes no Rust name: `a-b`",
            "types.yaml:4:13: error[S020]: `c-d` makes no Rust name: `c-d`",
        ],
    )]);
}

#[test]
fn names_on_the_wire_are_plain() {
    for name in ["²", "名", "a b", "a`b", "{a}", "", "a\\n```\\nloop {}"] {
        let row = format!(
            "parameters:\n  - {{ name: \"{name}\", type: String, rust: a, required: true }}\n"
        );
        let found = told(&spec("", &row));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("actions/ping.yaml:7:13: error[S020]: "),
            "{found:?}"
        );
        assert!(
            found[0].ends_with(" is no name that the service can send"),
            "{found:?}"
        );
    }
    // With a name by hand, what only Rust would refuse is fine.
    for name in ["3D", "-", "_", "a-b", "Filters.Name"] {
        let row = format!(
            "parameters:\n  - {{ name: \"{name}\", type: String, rust: a, required: true }}\n"
        );
        assert_eq!(told(&spec("", &row)), [""; 0], "{name}");
    }
}
