//! What is the same on every machine stays within its budgets.

use std::process::Command;

/// In a program of its own, whose allocator counts.
#[test]
fn all_budgets_are_kept() {
    let done = Command::new(env!("CARGO_BIN_EXE_budgets")).output();
    let done = done.expect("the program that counts");
    let printed = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{printed}");
    assert!(printed.contains("building and signing"), "{printed}");
}
