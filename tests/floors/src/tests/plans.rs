//! What breaks a plan.

use super::{Files, survey};
use crate::{Plan, Sources};

fn check(rooms: &[&str], files: Files<'_>) -> Vec<String> {
    let generated = &[];
    Plan { rooms, generated }.check(&Sources::in_memory(files.iter().copied()))
}

const HOUSE: Files<'_> = &[
    (
        "lib.rs",
        "mod low; mod high; #[cfg(test)] mod tests; fn f() { high::sit() }",
    ),
    ("tests.rs", ""),
    ("low.rs", "pub struct Lamp;"),
    ("high/mod.rs", "mod chair; pub(crate) use chair::sit;"),
    (
        "high/chair.rs",
        "use crate::low::Lamp;\npub(crate) fn sit() {}",
    ),
];

#[test]
fn a_house_in_order_is_silent() {
    assert_eq!(check(&["low", "high"], HOUSE), [""; 0]);
    let sources = Sources::in_memory(HOUSE.iter().copied());
    assert_eq!(survey(HOUSE).order(&sources), ["low", "high", "lib"]);
}

#[test]
fn an_arrow_that_runs_up_is_told() {
    assert_eq!(
        check(&["high", "low"], HOUSE),
        [
            "high/chair.rs:1: `Lamp` is defined in low.rs, and room `low` is above `high`: move it down, or hand it in"
        ]
    );
}

#[test]
fn rooms_are_listed_and_listed_rooms_are_there() {
    assert_eq!(
        check(&["low", "attic"], HOUSE),
        [
            "room `high` is not in the list: put it above all that it uses",
            "room `attic` is in the list, but not in the folder: take it out of the list",
        ]
    );
}

#[test]
fn nothing_uses_what_the_root_defines_but_macros() {
    assert_eq!(
        check(
            &["low"],
            &[
                (
                    "lib.rs",
                    "macro_rules! mine { () => {} } mod low; pub struct Own;"
                ),
                ("low.rs", "mine! {}\nuse crate::Own;"),
            ]
        ),
        [
            "low.rs:2: `Own` is defined in lib.rs, and room `lib` is above `low`: move it down, or hand it in"
        ]
    );
}

#[test]
fn circles_are_told_with_the_arrows_between_their_files() {
    let files: Files<'_> = &[
        ("lib.rs", "mod a;"),
        (
            "a/mod.rs",
            "mod b; mod c; mod d; fn f() { d::h() } pub struct A;",
        ),
        (
            "a/b.rs",
            "use super::c::{C, c};\npub struct B;\nuse super::A;",
        ),
        ("a/c.rs", "use super::b::B;\npub struct C; pub fn c() {}"),
        ("a/d.rs", "use super::b::B;\npub fn h() {}"),
    ];
    assert_eq!(
        check(&["a"], files),
        [
            "4 files use each other in a circle; of each way round one arrow must go:
    a/b.rs -> a/c.rs: C (line 1) c (line 1)
    a/b.rs -> a/mod.rs: A (line 3)
    a/c.rs -> a/b.rs: B (line 1)
    a/d.rs -> a/b.rs: B (line 1)
    a/mod.rs -> a/d.rs: h (line 1)"
        ]
    );
}

#[test]
fn each_circle_is_told_by_itself() {
    let files: Files<'_> = &[
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        (
            "a.rs",
            "use crate::b::X; pub struct X; use crate::c::X as Y;",
        ),
        ("b.rs", "use crate::a::X as Y; pub struct X;"),
        ("c.rs", "use crate::d::X as Y; pub struct X;"),
        ("d.rs", "use crate::c::X as Y; pub struct X;"),
    ];
    assert_eq!(
        check(&["d", "c", "b", "a"], files),
        [
            "b.rs:1: `X` is defined in a.rs, and room `a` is above `b`: move it down, or hand it in",
            "d.rs:1: `X` is defined in c.rs, and room `c` is above `d`: move it down, or hand it in",
            "2 files use each other in a circle; of each way round one arrow must go:
    c.rs -> d.rs: X (line 1)
    d.rs -> c.rs: X (line 1)",
            "2 files use each other in a circle; of each way round one arrow must go:
    a.rs -> b.rs: X (line 1)
    b.rs -> a.rs: X (line 1)",
        ]
    );
    let sources = Sources::in_memory(files.iter().copied());
    assert_eq!(survey(files).order(&sources), ["[c d]", "[a b]", "lib"]);
}
