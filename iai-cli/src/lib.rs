//! `iai`, the command line of Tencent Cloud IAI (face recognition): a command for each action of the spec, an emulator in the
//! same process to try them on, and the actions as tools of language models.
//!
//! Nothing here knows a single action. The commands, their flags and their help come from
//! [`DESCRIPTION`](iai_client::DESCRIPTION), and one interpreter fills and sends the requests through
//! [`ACTIONS`](iai_client::ACTIONS).

mod call;
mod commands;
mod completion;
mod configure;
mod doctor;
mod embedded;
mod emulator;
mod enrol;
mod exit;
mod facts;
mod failure;
mod flags;
mod man;
mod mcp;
mod output;
mod schema;
mod secret_id;
mod settings;
mod terminal;

use std::ffi::OsString;
use std::process::ExitCode;

pub use exit::{Exit, ExitRow};
pub use failure::{Broken, Failure, Report};

/// Runs the command line with these arguments, the name of the program first, and tells how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    commands::run(arguments.into_iter().collect()).into()
}
