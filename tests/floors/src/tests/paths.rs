//! Which arrow a path makes.

use super::{arrows, survey};

const ROOT: (&str, &str) = ("lib.rs", "mod high; mod low;");
const LOW: (&str, &str) = (
    "low.rs",
    "pub struct Lamp; pub fn dim() {} pub const WATTS: u8 = 4;",
);

/// The arrows of `high.rs` in a crate that has `low.rs` with `Lamp`, `dim` and `WATTS` beside it.
fn of(high: &str) -> Vec<String> {
    arrows(&[ROOT, LOW, ("high.rs", high)])
}

#[test]
fn a_use_is_taken_apart() {
    assert_eq!(
        of("use crate::{low::{self, Lamp as Light,\ndim}};\nfn f() { low::WATTS; }"),
        [
            "high.rs -> low.rs: Lamp (1)",
            "high.rs -> low.rs: WATTS (3)",
            "high.rs -> low.rs: dim (2)",
        ]
    );
}

#[test]
fn a_name_counts_once_where_it_is_met_first() {
    assert_eq!(
        of("use crate::low::Lamp;\nfn f(_: Lamp) -> Lamp { Lamp }"),
        ["high.rs -> low.rs: Lamp (1)"]
    );
}

#[test]
fn a_renamed_name_is_followed() {
    assert_eq!(
        of("use crate::low as floor;\nfn f() { floor::dim() }"),
        ["high.rs -> low.rs: dim (2)"]
    );
}

#[test]
fn code_types_and_patterns_are_read() {
    assert_eq!(
        of(
            "struct S(crate::low::Lamp);\nimpl S { fn f(&self) { match 1 { super::low::WATTS => self::super::low::dim(), _ => {} } } }"
        ),
        [
            "high.rs -> low.rs: Lamp (1)",
            "high.rs -> low.rs: WATTS (2)",
            "high.rs -> low.rs: dim (2)",
        ]
    );
}

#[test]
fn generics_bounds_and_associated_items_are_read() {
    assert_eq!(
        of("fn f() { Vec::<crate::low::Lamp>::new(); }\nfn g() { <u8 as crate::low::Lamp>::x() }"),
        ["high.rs -> low.rs: Lamp (1)"]
    );
    assert_eq!(
        of("fn f() { crate::low::Lamp::new().on() }"),
        ["high.rs -> low.rs: Lamp (1)"]
    );
}

#[test]
fn an_import_inside_of_a_function_counts() {
    assert_eq!(
        of("fn f() { use crate::low;\nlow::dim() }"),
        ["high.rs -> low.rs: dim (2)"]
    );
}

#[test]
fn an_imported_module_that_nothing_goes_through_is_used_itself() {
    assert_eq!(of("use crate::low;"), ["high.rs -> low.rs: low (1)"]);
    assert_eq!(of("use crate::low::*;"), ["high.rs -> low.rs: low (1)"]);
}

#[test]
fn names_behind_a_star_are_found() {
    assert_eq!(
        of("use crate::low::*;\nfn f() { dim(); Vec::new() }"),
        ["high.rs -> low.rs: dim (2)", "high.rs -> low.rs: low (1)"]
    );
}

#[test]
fn variables_with_the_name_of_a_module_are_no_paths() {
    assert_eq!(
        arrows(&[
            ("lib.rs", "mod high;"),
            (
                "high.rs",
                "mod time; fn f(time: u8) -> u8 { print(format!(\"{}\", time)); time }"
            ),
            ("high/time.rs", ""),
        ]),
        [""; 0]
    );
}

#[test]
fn a_module_and_a_function_of_one_name_are_told_apart() {
    let low = "pub fn check() {} pub mod check;";
    assert_eq!(
        arrows(&[
            ("lib.rs", "mod low; mod high;"),
            ("low.rs", low),
            ("low/check.rs", "pub fn all() {}"),
            (
                "high.rs",
                "fn f() { crate::low::check(); }\nfn g() { crate::low::check::all() }"
            ),
        ]),
        [
            "high.rs -> low.rs: check (1)",
            "high.rs -> low/check.rs: all (2)"
        ]
    );
}

#[test]
fn other_crates_are_left_out() {
    assert_eq!(
        of(
            "use std::io; use ::low::Lamp; use serde::{self, Serialize};\nfn f() -> std::io::Result<()> { io::stdout(); ::low::dim() }"
        ),
        [""; 0]
    );
}

#[test]
fn reexports_are_followed_to_the_definition() {
    assert_eq!(
        arrows(&[
            ("lib.rs", "mod high; mod mid; mod low;"),
            ("low.rs", "pub(crate) mod deep;"),
            ("low/deep.rs", "pub struct Lamp; pub struct Wire;"),
            (
                "mid.rs",
                "pub(crate) use crate::low::deep::Lamp as Light; pub(super) use crate::low::deep::*;"
            ),
            ("high.rs", "use crate::mid::{Light, Wire};"),
        ]),
        [
            "high.rs -> low/deep.rs: Light (1)",
            "high.rs -> low/deep.rs: Wire (1)"
        ]
    );
}

#[test]
fn a_reexport_that_is_used_where_it_stands_is_an_arrow() {
    assert_eq!(
        of("pub(crate) use crate::low::Lamp;\nfn f(_: Lamp) {}"),
        ["high.rs -> low.rs: Lamp (2)"]
    );
}

#[test]
fn stars_that_lead_to_each_other_end() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "pub use crate::b::*;"),
        ("b.rs", "pub use crate::a::*; use crate::a::Lamp as L;"),
    ];
    assert_eq!(
        survey(&files).complaints,
        [
            "b.rs:1: `crate::a::Lamp` leads nowhere: `crate::a` has no `Lamp`. If a macro makes it, list it as generated"
        ]
    );
}

#[test]
fn a_name_of_an_enum_leads_to_the_enum() {
    assert_eq!(
        arrows(&[
            ("lib.rs", "mod high; mod mid; mod low;"),
            ("low.rs", "pub enum Colour { Red }"),
            ("mid.rs", "pub use crate::low::Colour::*;"),
            (
                "high.rs",
                "use crate::low::Colour::{self, Red};\nfn f() { crate::mid::Blue; Colour::Red }"
            ),
        ]),
        [
            "high.rs -> low.rs: Blue (2)",
            "high.rs -> low.rs: Colour (1)"
        ]
    );
}

#[test]
fn what_leads_nowhere_is_told_once() {
    let files = [
        ROOT,
        LOW,
        (
            "high.rs",
            "use crate::low::Candle;\nfn f(_: Candle) { crate::lower::dim() }",
        ),
    ];
    assert_eq!(
        survey(&files).complaints,
        [
            "high.rs:1: `crate::low::Candle` leads nowhere: `crate::low` has no `Candle`. If a macro makes it, list it as generated",
            "high.rs:2: `crate::lower::dim` leads nowhere: `crate` has no `lower`. If a macro makes it, list it as generated",
        ]
    );
}

#[test]
fn names_of_the_root_are_to_be_taken_from_where_they_are_defined() {
    let files = [
        (
            "lib.rs",
            "mod high; mod low; pub use low::Lamp; use low::dim as dimmer; pub use serde; pub fn own() {}",
        ),
        LOW,
        (
            "high.rs",
            "fn f(_: crate::Lamp) {}\nuse super::dimmer;\npub use crate::serde::Serialize;\nuse crate::low::WATTS;\nuse crate::own;",
        ),
    ];
    assert_eq!(
        survey(&files).complaints,
        [
            "high.rs:1: `crate::Lamp` goes through the root's re-exports; low.rs defines it: name it there",
            "high.rs:2: `super::dimmer` goes through the root's re-exports; low.rs defines it: name it there",
            "high.rs:3: `crate::serde::Serialize` goes through the root's re-exports; it is of another crate: name it there",
        ]
    );
}
