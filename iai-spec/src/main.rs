//! `iai-spec`: tools for specs, from the command line.

mod cli;

use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::process::ExitCode;

/// Tools for specs of Tencent Cloud APIs
///
/// To check a spec, expand it and drop the code: `iai-spec expand SPEC >/dev/null` tells all its mistakes.
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
    Diff(cli::diff::Arguments),
    Expand(cli::expand::Arguments),
    Facts(cli::facts::Arguments),
    Import(cli::import::Arguments),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Coverage(arguments) => cli::coverage::run(&arguments),
        Command::Describe(arguments) => cli::describe::run(&arguments),
        Command::Diff(arguments) => cli::diff::run(&arguments),
        Command::Expand(arguments) => cli::expand::run(&arguments),
        Command::Facts(arguments) => cli::facts::run(&arguments),
        Command::Import(arguments) => cli::import::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err((message, code)) => {
            // When standard error is closed there is nobody to report to.
            let _ = writeln!(io::stderr(), "{message}");
            ExitCode::from(code)
        }
    }
}
