//! What must not compile, with the compiler's own words, and what must.
//!
//! `.stderr` files hold the messages of the pinned toolchain; `TRYBUILD=overwrite` writes them anew.

#[test]
fn mistakes_in_a_spec_are_errors_with_a_position() {
    trybuild::TestCases::new().compile_fail("spec/*.rs");
}

#[test]
fn what_a_builder_refuses() {
    trybuild::TestCases::new().compile_fail("builder/*.rs");
}

#[test]
fn what_compiles() {
    trybuild::TestCases::new().pass("pass/*.rs");
}
