//! `iai enrol`: the people of a table, each enrolled exactly once; how far it has come, its report, and taking it back.
//!
//! The engine is the library `iai-enrol`; here are its flags, its progress, and what is told of its end.
//!
//! ```text
//! shard, flags   the command line
//! failures       what went wrong, in the words of this program
//! input          the table, and the files beside it
//! tally          how far a run has come
//! progress       the bar, or lines
//! interrupt      ctrl-C
//! told           what is told on standard output
//! check          all mistakes of the table
//! report         how each row ended
//! run, status, undo   the commands
//! ```

mod check;
mod failures;
mod flags;
mod input;
mod interrupt;
mod progress;
mod report;
mod run;
mod shard;
mod status;
mod tally;
mod told;
mod undo;

use clap::{ArgAction, ArgMatches, Command};

use crate::failure::Failure;
use crate::output::Output;

const ABOUT: &str = "\
Enrol the people of a table, each exactly once.

The table is CSV or JSON Lines with the columns person_id, person_name, gender, group_id and pictures (several with | between \
them, or picture, picture_2 to picture_5), or with --from-folder a folder of pictures. All rows and pictures are checked \
before the first call. The first picture creates the person, up to four more are added to it.

What is sent is written into a journal beside the table first, and how it ended afterwards. So it can be stopped or killed at \
any time and run again: it goes on where it ended, looks up what it cannot know, and enrols nobody twice. Who was there \
before is left as it is. At most 50 calls per second are sent for each group of actions (--rate-limit); throttling slows it \
down.

Each row ends in one of five ways: enrolled, already there, duplicate suspected, refused, unknown. The report tells which, \
and what to do: report.csv, report.json and report.html in TABLE.report.

The exit code is 0 when all persons are in their group; 3 when the table has mistakes and nothing was sent; 5 when rows were \
refused or look like somebody else; 6 when rows have not ended; 7 when nobody knows of a row; 130 after ctrl-C.";

/// The command with its flags and commands.
pub(crate) fn command() -> Command {
    Command::new("enrol")
        .about("Enrol the people of a table, each exactly once")
        .long_about(ABOUT)
        .args_conflicts_with_subcommands(true)
        .subcommand_negates_reqs(true)
        .args(flags::input())
        .args(flags::table())
        .args(flags::run())
        .args(flags::part())
        .arg(flags::report())
        .subcommands([status_command(), report_command(), undo_command()])
}

fn status_command() -> Command {
    Command::new("status")
        .about("Tell how far the enrolment of a table has come, by its journals")
        .args(flags::input())
        .args(flags::journals())
}

fn report_command() -> Command {
    Command::new("report")
        .about("Write the report again, or one of the journals of all shards")
        .args(flags::input())
        .args(flags::table())
        .args(flags::journals())
        .arg(flags::report())
}

fn undo_command() -> Command {
    Command::new("undo")
        .about("Delete the persons and faces that this journal enrolled, after asking")
        .args(flags::input())
        .args(flags::part())
        .arg(
            clap::Arg::new("yes")
                .long("yes")
                .action(ArgAction::SetTrue)
                .help("Do not ask"),
        )
}

/// Runs the command.
pub(crate) async fn run(matches: &ArgMatches, output: &Output) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("status", matches)) => status::run(matches, output),
        Some(("report", matches)) => report::run(matches, output),
        Some(("undo", matches)) => undo::run(matches, output).await,
        _ => run::run(matches, output).await,
    }
}
