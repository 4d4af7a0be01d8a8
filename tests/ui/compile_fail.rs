//! What must not compile, with the compiler's own words. What must stands in `pass/`, as programs that are run.
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
fn generated_code_of_another_contract() {
    trybuild::TestCases::new().compile_fail("contract/*.rs");
}
