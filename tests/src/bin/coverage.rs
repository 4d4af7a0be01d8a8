//! Prints how much of what is known of the service the spec covers; fails when something is missing.

use iai_tests::{coverage, spec};
use std::process::ExitCode;

fn main() -> ExitCode {
    let api = spec::api(&spec::sources());
    let mut whole = true;
    for covered in coverage::of_facts(&api) {
        let found = covered.facts - covered.missing.len();
        println!(
            "{:22} {found:5} of {:5} facts",
            covered.table, covered.facts
        );
        for row in &covered.missing {
            println!("  missing in the spec: {row}");
        }
        for row in &covered.unknown {
            println!("  in the spec alone:   {row}");
        }
        whole &= covered.missing.is_empty() && covered.unknown.is_empty();
    }
    if whole {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
