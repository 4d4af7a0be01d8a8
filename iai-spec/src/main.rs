//! `iai-spec`: tools for specs, from the command line.

mod cli;

use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::process::ExitCode;

/// Tools for specs of Tencent Cloud APIs
///
/// A spec is a folder of YAML files that says what a service takes and answers: service.yaml, errors.yaml, types.yaml and
/// a file for each action in actions/. A client in Rust and a local emulator are generated from it.
///
/// To begin, `import` writes a spec from the vendor's definitions, and `check` tells all mistakes of one. `expand` makes the
/// client of it; in a build the macro `iai_macros::client!` does so.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Import(cli::import::Arguments),
    Check(cli::check::Arguments),
    Explain(cli::explain::Arguments),
    Expand(cli::expand::Arguments),
    Diff(cli::diff::Arguments),
    Describe(cli::describe::Arguments),
    Coverage(cli::coverage::Arguments),
    Facts(cli::facts::Arguments),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Import(arguments) => cli::import::run(&arguments),
        Command::Check(arguments) => cli::check::run(&arguments),
        Command::Explain(arguments) => cli::explain::run(&arguments),
        Command::Expand(arguments) => cli::expand::run(&arguments),
        Command::Diff(arguments) => cli::diff::run(&arguments),
        Command::Describe(arguments) => cli::describe::run(&arguments),
        Command::Coverage(arguments) => cli::coverage::run(&arguments),
        Command::Facts(arguments) => cli::facts::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err((message, code)) => {
            if !message.is_empty() {
                // When standard error is closed there is nobody to report to.
                let _ = writeln!(io::stderr(), "{message}");
            }
            ExitCode::from(code)
        }
    }
}
