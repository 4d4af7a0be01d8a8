//! Names that generated code has for itself, names that become one in Rust, and names that are none.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

mod small;

use iai_codegen::model::Owner;
use small::{action, client_of, spec, spec_with, told};

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
fn a_parameter_and_the_second_method_of_another_are_told_once() {
    let rows = "parameters:\n  - { name: X, type: String }\n  - { name: MaybeX, type: String }\n  \
                - { name: AB, type: String }\n  - { name: Ab, type: String }\n";
    check(&[(
        "",
        rows,
        &[
            "actions/ping.yaml:7:13: error[S020]: `MaybeX` and `X` have the same Rust name `maybe_x`",
            "actions/ping.yaml:10:13: error[S020]: `AB` and `Ab` have the same Rust name `ab`",
        ],
    )]);
    // What must be given has no second method.
    let required = rows.replace("X, type: String", "X, type: String, required: true");
    let required = required.replace("Ab, type", "Ab, rust: ab_too, type");
    check(&[("", &required, &[])]);
}

/// The first line of the action, further lines, and the names of its types and its method.
#[test]
fn an_action_has_the_name_that_is_set_for_it() {
    let named = |name: &str, rust: &str| {
        let file = action(name, rust);
        let generated = client_of(&spec_with("", "", &[("actions/other.yaml", &file)]));
        let types = ["Request", "Response", "Builder"].map(|part| format!("struct Dispatch{part}"));
        assert!(types.iter().all(|name| generated.contains(name)));
        assert!(generated.contains("pub fn dispatch (& self)"));
        assert!(generated.contains(&format!("const NAME : & 'static str = \"{name}\"")));
    };
    named("Send", "rust: Dispatch\n");
    named("send", "rust: Dispatch\n");
    named("Dis_patch", "rust: Dispatch\n");
    let clash = action("PING", "");
    let clash = spec_with("", "", &[("actions/q.yaml", &clash)]);
    assert_eq!(
        told(&clash),
        ["actions/q.yaml:1:9: error[S020]: `Ping` and `PING` have the same Rust name `ping`"]
    );
    let set = action("PING", "rust: PingLoudly\n");
    assert_eq!(
        told(&spec_with("", "", &[("actions/q.yaml", &set)])),
        [""; 0]
    );
    for wrong in ["dispatch", "Dis-patch", "Self"] {
        let row = format!("rust: {wrong}\n");
        let expected =
            format!("actions/ping.yaml:6:7: error[S020]: `{wrong}` makes no Rust name: `{wrong}`");
        check(&[("", &row, &[&expected])]);
    }
}

#[test]
fn marks_in_names_of_types_are_left_out() {
    let types = "structures:\n  - { name: Topic_Simple, fields: [{ name: A, type: String }] }\n  \
                 - { name: Self, fields: [{ name: A, type: Topic_Simple }] }\n";
    let rows = "parameters:\n  - { name: A, type: Self }\n";
    let sources = spec(types, rows);
    assert_eq!(told(&sources), [""; 0]);
    let generated = client_of(&sources);
    for name in ["struct TopicSimple", "struct Self_"] {
        assert!(generated.contains(name), "{name}");
    }
    let types = "structures:\n  - { name: A_b, fields: [] }\n  - { name: AB, fields: [] }\n";
    let expected = "types.yaml:3:13: error[S020]: `A_b` and `AB` have the same Rust name `AB`";
    check(&[(types, "", &[expected])]);
    let types = "enums:\n  - { name: E, base: Integer, values: [{ value: 1, name: Dark_Blue }] }\n";
    let expected = "types.yaml:2:58: error[S020]: `Dark_Blue` makes no Rust name: `Dark_Blue`";
    check(&[(types, "", &[expected])]);
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

/// The methods of each generated type that the names of the spec stand beside, and those that the spec has named.
#[test]
fn the_generator_has_no_method_that_is_not_in_the_list() {
    let types = "structures:\n  - { name: T, fields: [{ name: B, type: String }] }\n";
    let ping = "parameters:\n  - { name: A, type: T }\n  - { name: Offset, type: Integer }\n  \
                - { name: Limit, type: Integer }\nresponse:\n  - { name: Rows, type: [T] }\n\
                paging: { offset: Offset, limit: Limit, max: 10, items: Rows }\n";
    let file: syn::File = syn::parse_str(&client_of(&spec(types, ping))).unwrap();
    let mut methods = Vec::new();
    collect(&file.items, &mut methods);
    let named = [
        ("Client", Owner::Client, &["ping"][..]),
        (
            "PingBuilder",
            Owner::Builder,
            &[
                "a",
                "maybe_a",
                "offset",
                "maybe_offset",
                "limit",
                "maybe_limit",
            ],
        ),
        ("T", Owner::Structure, &["b"]),
    ];
    for (ty, owner, own) in named {
        let of_type = methods.iter().filter(|(name, _)| name == ty);
        let fixed: Vec<&str> = of_type
            .map(|(_, method)| method.as_str())
            .filter(|method| !own.contains(method))
            .collect();
        assert!(!fixed.is_empty(), "{ty}");
        let unlisted = fixed
            .iter()
            .filter(|method| !owner.methods().contains(*method));
        assert_eq!(unlisted.collect::<Vec<_>>(), Vec::<&&str>::new(), "{ty}");
    }
}

/// Inherent methods, each with the name of its type.
fn collect(items: &[syn::Item], found: &mut Vec<(String, String)>) {
    for item in items {
        match item {
            syn::Item::Mod(module) => {
                if let Some((_, inner)) = &module.content {
                    collect(inner, found);
                }
            }
            syn::Item::Impl(block) if block.trait_.is_none() => {
                let syn::Type::Path(path) = &*block.self_ty else {
                    continue;
                };
                let ty = path.path.segments.last().unwrap().ident.to_string();
                found.extend(block.items.iter().filter_map(|item| match item {
                    syn::ImplItem::Fn(method) => Some((ty.clone(), method.sig.ident.to_string())),
                    _ => None,
                }));
            }
            _ => {}
        }
    }
}
