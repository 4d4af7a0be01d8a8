//! What must not compile, with the compiler's own words. What must stands in `pass/`, as programs that are run.
//!
//! `.stderr` files hold the messages of the pinned toolchain; `TRYBUILD=overwrite` writes them anew.

#[test]
fn mistakes_in_a_spec_are_errors_with_a_position() {
    trybuild::TestCases::new().compile_fail("spec/*.rs");
}

/// Each message says what to write. Where the words are those of the compiler alone, the guides say it.
#[test]
fn lines_of_a_first_user() {
    trybuild::TestCases::new().compile_fail("mistakes/*.rs");
}

#[test]
fn generated_code_of_another_contract() {
    trybuild::TestCases::new().compile_fail("contract/*.rs");
}
