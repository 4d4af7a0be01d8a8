//! The emulator as a program: its options, `--help`, and its run until a signal ends it. It is here for programs that have it
//! as a command of their own; this crate's own program is these functions alone. Behind the feature `cli`.
//!
//! The types of [`clap`] are part of it: another major version of clap here is a breaking change.

mod arguments;
mod error;
mod files;
mod health;
mod help;
mod https;
mod log;
mod run;
mod signal;
mod state;

use clap::{ArgMatches, Command};

pub use error::ProgramError;

use arguments::Arguments;

/// The options of the emulator, with their help. `program` is what people type to start it, such as `iai-emulator`; of several
/// words, as in `tool emulator`, the last one is the name of the command.
///
/// ```
/// let tool = clap::Command::new("tool").subcommand(iai_emulator::program::command("tool emulator"));
/// assert!(tool.find_subcommand("emulator").is_some());
/// ```
pub fn command(program: &'static str) -> Command {
    Arguments::command(program)
}

/// Starts the emulator that was asked for, prints where it listens, and returns when ctrl-C or SIGTERM has ended it. With
/// `--health` it asks a running emulator instead. Warnings, and the log of `--log`, go to standard error.
///
/// It blocks, and has a runtime of its own: it panics within another one of tokio.
///
/// # Errors
/// The emulator did not start, or no healthy one has answered.
pub fn run(matches: &ArgMatches) -> Result<(), ProgramError> {
    let arguments = Arguments::of(matches)?;
    match arguments.probed() {
        Some(address) => health::ask(address).map_err(ProgramError::from),
        None => run::until_ended(arguments),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_fits_80_columns_and_calls_the_program_by_its_name() {
        for (program, start) in [
            (
                "iai-emulator",
                "  iai-emulator --listen 127.0.0.1:8080 \\\n",
            ),
            (
                "tool emulator",
                "  tool emulator --listen 127.0.0.1:8080 \\\n",
            ),
        ] {
            let help = command(program).render_long_help().to_string();
            assert!(help.contains(start), "{help}");
            let wide = help.lines().find(|line| line.chars().count() > 80);
            assert_eq!(wide, None);
            assert!(!help.contains("{program}"), "{help}");
        }
    }

    #[test]
    fn the_name_of_the_command_is_its_last_word() {
        for (program, name) in [
            ("iai-emulator", "iai-emulator"),
            ("tool emulator", "emulator"),
        ] {
            assert_eq!(command(program).get_name(), name);
            command(program).debug_assert();
        }
    }

    #[test]
    fn a_probe_without_an_emulator_is_an_error() {
        let matches = command("iai-emulator").get_matches_from(["iai-emulator", "--health"]);
        let error = run(&matches).unwrap_err();
        assert_eq!(
            error.to_string(),
            "--health needs the port of the emulator: --listen HOST:PORT"
        );
    }
}
