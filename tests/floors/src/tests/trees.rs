//! Where modules are looked for, and what `super` is.

use super::arrows;

#[test]
fn files_and_folders_are_followed() {
    assert_eq!(
        arrows(&[
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "mod c;"),
            ("a/c.rs", "mod d; fn f() { super::super::b::e::g() }"),
            ("a/c/d.rs", "use super::super::super::b::X;"),
            ("b/mod.rs", "pub mod e; pub struct X;"),
            ("b/e.rs", "pub fn g() { super::X }"),
        ]),
        [
            "a/c.rs -> b/e.rs: g (1)",
            "a/c/d.rs -> b/mod.rs: X (1)",
            "b/e.rs -> b/mod.rs: X (1)",
        ]
    );
}

#[test]
fn children_are_named_without_self() {
    assert_eq!(
        arrows(&[
            ("lib.rs", "mod a; use a::wire::Frame;\nfn f() { a::g() }"),
            ("a.rs", "pub mod wire; pub fn g(_: wire::Frame) {}"),
            ("a/wire.rs", "pub struct Frame;"),
        ]),
        [
            "a.rs -> a/wire.rs: Frame (1)",
            "lib.rs -> a.rs: g (2)",
            "lib.rs -> a/wire.rs: Frame (1)",
        ]
    );
}

#[test]
fn inline_modules_belong_to_their_file() {
    assert_eq!(
        arrows(&[
            ("lib.rs", "mod a; mod b;"),
            (
                "a.rs",
                "mod inner { mod leaf; use super::Own; use super::super::b::Other; } struct Own;"
            ),
            ("a/inner/leaf.rs", "use super::super::Own; use super::leaf;"),
            ("b.rs", "pub struct Other; use crate::a::inner::leaf;"),
        ]),
        [
            "a.rs -> b.rs: Other (1)",
            "a/inner/leaf.rs -> a.rs: Own (1)",
            "b.rs -> a/inner/leaf.rs: leaf (1)",
        ]
    );
}

#[test]
fn an_inline_module_does_not_see_the_names_around_it() {
    assert_eq!(
        arrows(&[
            ("lib.rs", "mod a; mod b;"),
            (
                "a.rs",
                "use crate::b::Other; mod inner { fn f(_: Other) {} }"
            ),
            ("b.rs", "pub struct Other;"),
        ]),
        ["a.rs -> b.rs: Other (1)"]
    );
}

#[test]
fn paths_of_modules_are_followed() {
    assert_eq!(
        arrows(&[
            ("lib.rs", "mod a;"),
            (
                "a/mod.rs",
                "#[path = \"./../shared/list.rs\"] mod list; fn f() { list::g() }"
            ),
            ("shared/list.rs", "mod beside; pub fn g() { beside::h() }"),
            ("shared/beside.rs", "pub fn h() {}"),
        ]),
        [
            "a/mod.rs -> shared/list.rs: g (1)",
            "shared/list.rs -> shared/beside.rs: h (1)",
        ]
    );
    assert_eq!(
        arrows(&[
            ("lib.rs", "mod a;"),
            (
                "a.rs",
                "#[path = \"b.rs\"] mod list; mod inner { #[path = \"c.rs\"] mod list; fn f() { list::h() } } fn f() { list::g() }"
            ),
            ("b.rs", "pub fn g() {}"),
            ("a/inner/c.rs", "pub fn h() {}"),
        ]),
        ["a.rs -> a/inner/c.rs: h (1)", "a.rs -> b.rs: g (1)"]
    );
}

#[test]
fn programs_are_crates_of_their_own() {
    assert_eq!(
        arrows(&[
            ("lib.rs", "mod a;"),
            ("a.rs", "pub struct Own;"),
            ("main.rs", "mod program; use program::Run;"),
            ("program.rs", "pub struct Run;"),
            (
                "bin/tool.rs",
                "mod part; use crate::part::Other; use this::a::Own;"
            ),
            ("bin/part.rs", "pub struct Other;"),
        ]),
        [
            "bin/tool.rs -> bin/part.rs: Other (1)",
            "main.rs -> program.rs: Run (1)",
        ]
    );
}

#[test]
fn raw_names_are_names() {
    assert_eq!(
        arrows(&[
            ("lib.rs", "mod a; mod r#type;"),
            ("a.rs", "use crate::r#type::r#fn;"),
            ("type.rs", "pub fn r#fn() {}"),
        ]),
        ["a.rs -> type.rs: fn (1)"]
    );
}
