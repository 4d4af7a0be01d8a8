//! The command of an action, from its flags to its output.
//!
//! ```text
//! run
//!   parameters    flags and JSON, pictures read
//!   request       the typed request that they fill
//!   connect       the client; with --emulator, the emulator as well
//!   one of        dry_run: what would be signed
//!                 list:    all pages
//!                 once:    send, and with --wait wait for the job
//! ```

mod called;
mod dry_run;
mod flags;
mod interrupt;
mod job;
mod list;
mod skeleton;

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use iai_client::description::Action;

use self::called::Called;
use crate::failure::Failure;
use crate::flags::{Pictures, parameters};
use crate::output::Output;
use crate::settings;

/// Runs the command of an action.
pub(crate) async fn run(
    action: &'static Action,
    matches: &ArgMatches,
    output: &Output,
) -> Result<(), Failure> {
    if matches.get_flag("skeleton") {
        return skeleton::write(action, output);
    }
    let pictures = Pictures {
        fit: flags::is_set(matches, "fit"),
    };
    let json = matches.get_one::<PathBuf>("json");
    let parameters = parameters(action, matches, json, pictures)?;
    let call = Called::new(action, output)?;
    let request = call.request(parameters)?;
    let connection = settings::connect(matches, output)?;
    let client = connection.client.runtime();
    if matches.get_flag("dry-run") {
        return dry_run::write(&call, &request, client);
    }
    if flags::is_set(matches, "all") {
        return list::run(&call, request, client).await;
    }
    let response = interrupt::unless(&call, request.send(client)).await?;
    for warning in response.warnings() {
        output.warn(&warning.to_string());
    }
    if response.is_recovered() {
        output.note("The response was lost; this one was found out by asking the service.");
    }
    match flags::wait(matches) {
        Some(wait) => job::wait(&call, &response, client, wait).await,
        None => {
            // Whoever reads the output may wait for the state of the emulator.
            drop(connection);
            output.write(&response, Some(action))
        }
    }
}

/// What all commands of actions have.
pub(crate) fn command(action: &'static Action, command: Command) -> Command {
    command
        .args(crate::flags::of(action))
        .args(flags::flags(action))
        .override_usage(crate::flags::usage(action))
}
