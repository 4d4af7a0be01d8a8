//! The emulator as a program.

use std::io::{self, Write};
use std::process::ExitCode;

use iai_emulator::program;

/// What it is called by.
const NAME: &str = "iai-emulator";

fn main() -> ExitCode {
    match program::run(&program::command(NAME).get_matches()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{NAME}: {error}");
            ExitCode::FAILURE
        }
    }
}
