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
/// `iai-spec check SPEC` is where to begin: it tells all mistakes of a spec at once.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Coverage(cli::coverage::Arguments),
    Describe(cli::describe::Arguments),
    Check(cli::check::Arguments),
    Explain(cli::explain::Arguments),
    Diff(cli::diff::Arguments),
    Expand(cli::expand::Arguments),
    Facts(cli::facts::Arguments),
    Import(cli::import::Arguments),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Coverage(arguments) => cli::coverage::run(&arguments),
        Command::Describe(arguments) => cli::describe::run(&arguments),
        Command::Check(arguments) => cli::check::run(&arguments),
        Command::Explain(arguments) => cli::explain::run(&arguments),
        Command::Diff(arguments) => cli::diff::run(&arguments),
        Command::Expand(arguments) => cli::expand::run(&arguments),
        Command::Facts(arguments) => cli::facts::run(&arguments),
        Command::Import(arguments) => cli::import::run(&arguments),
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
