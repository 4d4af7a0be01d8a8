//! What must not compile, with the compiler's own words. What must stands in `pass/`, as programs that are run.
//!
//! `.stderr` files hold the messages of the pinned toolchain; `TRYBUILD=overwrite` writes them anew.

use std::fs;
use std::path::Path;

#[test]
fn mistakes_in_a_spec_are_errors_with_a_position() {
    trybuild::TestCases::new().compile_fail("spec/*.rs");
}

/// Each message says what to write. Where the words are those of the compiler alone, the guides say it.
#[test]
fn lines_of_a_first_user() {
    trybuild::TestCases::new().compile_fail("mistakes/*.rs");
}

/// What the guide quotes in two backticks.
#[test]
fn the_guide_has_the_words_of_the_compiler() {
    let guide = include_str!("../../iai-client/src/guides/getting_started.md");
    let said = concat!(
        include_str!("mistakes/calls.stderr"),
        include_str!("mistakes/setters.stderr")
    );
    let rows = guide.lines().filter_map(|line| line.strip_prefix("| ``"));
    let quoted: Vec<&str> = rows
        .filter_map(|row| Some(row.split_once("``")?.0.trim()))
        .collect();
    assert_eq!(quoted.len(), 11);
    for message in quoted {
        assert!(said.contains(message), "{message}");
    }
}

/// The compiler warns about code in a file where it is silent about that of a macro.
#[test]
fn awkward_names_make_no_warning_in_a_file() {
    let code = iai_spec::expand(Path::new("pass/awkward_names"), &Default::default()).unwrap();
    let (head, code) = code.split_once("\n\n").unwrap();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("awkward_names.rs");
    let lints = "#![deny(warnings, missing_docs)]\n#![allow(dead_code)]\n//! Awkward names.";
    fs::write(&file, format!("{head}\n{lints}\n{code}\nfn main() {{}}\n")).unwrap();
    trybuild::TestCases::new().pass(&file);
}

#[test]
fn generated_code_of_another_contract() {
    trybuild::TestCases::new().compile_fail("contract/*.rs");
}
