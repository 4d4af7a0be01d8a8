//! `iai emulator`: the emulator as a program, with the options of its own program.

use clap::{ArgMatches, Command};
use iai_emulator::program;

use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn command() -> Command {
    program::command("iai emulator")
}

/// Runs it until a signal ends it. It blocks, and must not be called within a runtime.
pub(crate) fn run(matches: &ArgMatches) -> Result<(), Failure> {
    let failed = |error: program::ProgramError| {
        let remedy = "`iai emulator --help` tells what its flags mean.";
        Failure::new(Exit::Failed, error.to_string(), remedy)
    };
    program::run(matches).map_err(failed)
}
