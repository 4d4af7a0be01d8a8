//! The tree of commands: one for each action of the spec, and those of the program itself.

mod action_help;
mod examined;
mod globals;
mod mistake;
mod overview;

use std::ffi::OsString;

use clap::{ArgMatches, Command};
use iai_client::DESCRIPTION;
use iai_client::description::Action;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::{
    call, completion, configure, doctor, emulator, enrol, facts, man, mcp, schema, settings,
};

/// Help texts get no wider, however wide the terminal is.
const WIDEST: usize = 100;

/// The whole tree.
pub(crate) fn tree(width: usize) -> Command {
    let actions = DESCRIPTION.actions.iter().map(command);
    let own = own();
    Command::new("iai")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Tencent Cloud IAI (face recognition) from the command line")
        .override_help(overview::text(&own, width))
        .args(globals::flags())
        .args(settings::flags())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .term_width(width)
        .infer_long_args(false)
        .subcommands(actions)
        .subcommands(own)
}

/// The commands that are no actions.
fn own() -> Vec<Command> {
    vec![
        configure::command(),
        doctor::command(),
        emulator::command(),
        enrol::command(),
        mcp::command(),
        completion::command(),
        man::command(),
        schema::command(),
    ]
}

/// The command of an action.
fn command(action: &'static Action) -> Command {
    let command = Command::new(facts::command(action))
        .about(action.summary.trim_end_matches('.'))
        .long_about(action_help::text(action));
    call::command(action, command)
}

/// Runs the command line, the name of the program first, and tells of a failure.
pub(crate) fn run(arguments: Vec<OsString>) -> Exit {
    let early = globals::guessed(&arguments);
    let tree = tree(early.terminal.width.min(WIDEST));
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    let command = words.find(|word| tree.find_subcommand(word).is_some());
    let command = command.map(str::to_owned);
    let matches = match tree.try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return told(mistake::ended(&error, command.as_deref(), &early), &early),
    };
    match globals::output(&matches) {
        Ok(output) => told(given(&matches, &output), &output),
        Err(failure) => told(Err(failure), &early),
    }
}

/// The class of a result, whose failure is told.
fn told(result: Result<(), Failure>, output: &Output) -> Exit {
    match result {
        Ok(()) => Exit::Success,
        Err(failure) => {
            output.tell(&failure);
            failure.exit()
        }
    }
}

/// Runs the command that was given.
fn given(matches: &ArgMatches, output: &Output) -> Result<(), Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(());
    };
    if let Some(action) = facts::action_of(name) {
        return blocking(call::run(action, matches, output));
    }
    let tree = || tree(output.terminal.width.min(WIDEST));
    match name {
        "configure" => configure::run(matches, output),
        "doctor" => {
            let (subject, _connection) = examined::subject(matches, output)?;
            blocking(doctor::run(matches, &subject, output))
        }
        "emulator" => emulator::run(matches),
        "enrol" => blocking(enrol::run(matches, output)),
        "mcp" => blocking(mcp::run(matches, output)),
        "completion" => completion::run(matches, tree(), output),
        "man" => man::run(matches, tree(), output),
        "schema" => schema::run(tree(), output),
        _ => Ok(()),
    }
}

/// Runs a future to its end, on this thread.
fn blocking(future: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| {
        let remedy = "Close programs that hold many files or threads.";
        Failure::new(
            Exit::Failed,
            format!("no runtime for calls: {error}"),
            remedy,
        )
    })?;
    let result = runtime.block_on(future);
    // A thread that waits for standard input must not hold up the end.
    runtime.shutdown_background();
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_flags_have_one_name() {
        let mut tree = tree(80);
        tree.build();
        tree.debug_assert();
    }

    #[test]
    fn flags_that_remedies_name_are_there() {
        let mut tree = tree(80);
        tree.build();
        let create = tree.find_subcommand("create-person").unwrap();
        let flags: Vec<_> = create
            .get_arguments()
            .filter_map(|flag| flag.get_long())
            .collect();
        for named in crate::failure::FLAGS {
            assert!(flags.contains(&&named[2..]), "{named}");
        }
    }
}
