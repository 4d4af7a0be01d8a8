//! The program, run as its users run it: arguments in, standard output, standard error and exit code out.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod cli {
    mod configure;
    mod doctor;
    mod enrol;
    mod every_action;
    mod everybody_once;
    mod exit_codes;
    mod harness;
    mod lists_and_jobs;
    mod mcp;
    mod mistakes;
    mod readme;
    mod requests;
}
