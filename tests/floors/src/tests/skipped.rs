//! Macros, and what is not read.

use super::{arrows, survey};

const ROOT: (&str, &str) = ("lib.rs", "mod low; mod high;");
const LOW: (&str, &str) = (
    "low.rs",
    "pub struct Lamp; pub fn dim() {} pub mod wick { pub fn burn() {} }",
);

fn of(high: &str) -> Vec<String> {
    arrows(&[ROOT, LOW, ("high.rs", high)])
}

#[test]
fn tokens_of_macro_calls_are_read() {
    assert_eq!(
        of(
            "use crate::low::wick;\nfn f() { many![crate::low::Lamp, [super::low::dim()]]; }\nmany! { a => wick::burn; }"
        ),
        [
            "high.rs -> low.rs: Lamp (2)",
            "high.rs -> low.rs: burn (3)",
            "high.rs -> low.rs: dim (2)",
        ]
    );
}

#[test]
fn groups_among_tokens_are_taken_apart() {
    assert_eq!(
        of("many! { use crate::low::{Lamp,\nwick::{burn}}; 0..super::low::dim() }"),
        [
            "high.rs -> low.rs: Lamp (1)",
            "high.rs -> low.rs: burn (2)",
            "high.rs -> low.rs: dim (2)",
        ]
    );
}

#[test]
fn a_module_among_tokens_is_used_itself() {
    assert_eq!(
        of("many! { crate::low::wick }"),
        ["high.rs -> low.rs: wick (1)"]
    );
}

#[test]
fn tokens_that_are_no_paths_of_the_crate_are_left_out() {
    let calls =
        "many! { x.dim, 'dim, $dim::burn, ::low::dim, <T>::dim, std::low::dim, #[low::attribute] }";
    assert_eq!(of(&format!("mod dim {{}} mod low {{}} {calls}")), [""; 0]);
}

#[test]
fn quoted_code_is_not_read() {
    let high = "fn f() { quote! { crate::nowhere }; syn::parse_quote!(crate::nowhere); many!(stringify!(crate::nowhere)); }";
    assert_eq!(of(high), [""; 0]);
}

#[test]
fn bodies_of_macros_by_example_are_read() {
    assert_eq!(
        of("macro_rules! light { ($x:ty) => { $crate::low::dim::<$x>(); $x::low::y() } }"),
        ["high.rs -> low.rs: dim (1)"]
    );
}

#[test]
fn macros_lead_to_their_file() {
    let root = "#[macro_use] mod early; mod low; mod high; macro_rules! of_root { () => {} }";
    let low = "#[macro_export] macro_rules! exported { () => {} } macro_rules! named { () => {} } pub(crate) use named;";
    assert_eq!(
        arrows(&[
            ("lib.rs", root),
            ("early.rs", "macro_rules! early { () => {} }"),
            ("low.rs", low),
            (
                "high.rs",
                "mod child; macro_rules! around { () => {} }\nfn f() { crate::exported!(); early!(); of_root!(); crate::low::named!() }"
            ),
            ("high/child.rs", "fn f() {\naround!(); vec![] }"),
        ]),
        [
            "high.rs -> early.rs: early (2)",
            "high.rs -> low.rs: exported (2)",
            "high.rs -> low.rs: named (2)",
            "high/child.rs -> high.rs: around (2)",
        ]
    );
}

#[test]
fn exported_macros_may_go_through_the_root() {
    let root = "mod low; mod high; pub use low as rt;";
    let high = "macro_rules! m { () => { $crate::rt::dim() } }";
    assert_eq!(
        arrows(&[("lib.rs", root), LOW, ("high.rs", high)]),
        ["high.rs -> low.rs: dim (1)"]
    );
}

#[test]
fn what_is_for_tests_alone_is_not_read() {
    let high = "
        #[cfg(test)] mod tests { use crate::low::Lamp; }
        #[cfg(all(test, unix))] use crate::low::Lamp;
        #[cfg(any(test, all(test, unix)))] fn f() { crate::low::dim() }
        #[test] fn g() { crate::low::dim() }
        #[tokio::test] async fn h() { crate::low::dim() }
        struct S { #[cfg(test)] lamp: crate::low::Lamp }
        impl S { #[cfg(test)] fn f() { crate::low::dim() } }
        trait T { #[cfg(test)] fn f() { crate::low::dim() } }
        enum E { #[cfg(test)] A(crate::low::Lamp) }
        fn i(n: u8) { #[cfg(test)] let a = crate::low::dim(); match n { #[cfg(test)] 1 => crate::low::dim(), _ => S { #[cfg(test)] lamp: crate::low::Lamp } } }
    ";
    assert_eq!(of(high), [""; 0]);
}

#[test]
fn what_is_for_tests_and_more_is_read() {
    let high = "#[cfg(any(test, feature = \"mocks\"))] use crate::low::Lamp;\n#[cfg(not(test))] use crate::low::dim;";
    assert_eq!(
        of(high),
        ["high.rs -> low.rs: Lamp (1)", "high.rs -> low.rs: dim (2)"]
    );
}

#[test]
fn methods_attributes_visibilities_and_comments_are_not_read() {
    assert_eq!(
        of(
            "/// [`crate::low::dim`]\n#[derive(crate::low::Lamp)] pub(in crate::low) struct S; fn f(s: S) { s.dim() } // crate::low"
        ),
        [""; 0]
    );
}

#[test]
fn what_macros_make_is_of_the_file_of_the_call() {
    let files = [
        ("lib.rs", "mod low; mod high; make! {}"),
        ("low.rs", "make! {} pub mod made { make! {} }"),
        (
            "high.rs",
            "use crate::low::made::{A, b::C};\nuse crate::Code;\nuse crate::low::D;",
        ),
    ];
    let sources = crate::Sources::in_memory(files);
    let survey = crate::Survey::of(&sources, &["Code", "low::made::*"]);
    let found: Vec<_> = survey
        .arrows
        .iter()
        .map(|a| (&*a.to, a.name.as_str()))
        .collect();
    assert_eq!(
        found,
        [("lib.rs", "Code"), ("low.rs", "A"), ("low.rs", "b")]
    );
    assert_eq!(
        survey.complaints,
        [
            "high.rs:3: `crate::low::D` leads nowhere: `crate::low` has no `D`. If a macro makes it, list it as generated"
        ]
    );
}

#[test]
fn a_file_that_is_no_rust_is_told() {
    let complaints = survey(&[("lib.rs", "mod a;\nmod b;"), ("a.rs", "\nfn 5")]).complaints;
    assert_eq!(complaints.len(), 2);
    assert!(
        complaints[0].starts_with("a.rs:2: this is not Rust: "),
        "{complaints:?}"
    );
    assert_eq!(complaints[1], "lib.rs:2: there is no file for `mod b;`");
}
