//! The flags that the command of every action has, and those of some.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches, ValueHint, value_parser};
use iai_client::description::{Action, Kind};

use crate::settings::duration;

const REQUEST: &str = "Request";

/// How long a job is waited for unless told otherwise.
const WAIT: &str = "3600";

/// The flags that are no parameters of the action.
pub(super) fn flags(action: &'static Action) -> Vec<Arg> {
    let mut flags = vec![
        Arg::new("json")
            .long("json")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath)
            .help("Parameters as a JSON object, from a file or - for standard input; flags come over them"),
        switch("skeleton", "Print such an object to fill in, and send nothing"),
        switch("dry-run", "Check the request, print it and what would be signed, and send nothing"),
    ];
    if action
        .parameters
        .iter()
        .any(|field| field.kind == Kind::Image)
    {
        flags.push(switch(
            "fit",
            "Turn, scale and encode pictures so that they keep the limits",
        ));
    }
    if action.paging.is_some() {
        flags.push(
            switch("all", "Read all pages, and print the items alone").conflicts_with("dry-run"),
        );
    }
    if action.waits.is_some() {
        flags.extend(waiting());
    }
    flags
        .into_iter()
        .map(|flag| flag.help_heading(REQUEST))
        .collect()
}

fn waiting() -> [Arg; 2] {
    let wait = Arg::new("wait")
        .long("wait")
        .value_name("SECONDS")
        .num_args(0..=1)
        .require_equals(true)
        .default_missing_value(WAIT)
        .value_parser(duration)
        .conflicts_with("dry-run")
        .help(
            "Wait for the end of the job, for an hour or as long as told, and print its last state",
        );
    let interval = Arg::new("poll-interval")
        .long("poll-interval")
        .value_name("SECONDS")
        .value_parser(duration)
        .requires("wait")
        .help(
            "Seconds between two questions whether the job has ended (default: 2, growing to 30)",
        );
    [wait, interval]
}

fn switch(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

/// Whether a flag was given that not all commands have.
pub(super) fn is_set(matches: &ArgMatches, name: &str) -> bool {
    matches
        .try_get_one::<bool>(name)
        .ok()
        .flatten()
        .is_some_and(|set| *set)
}

/// How a job is waited for.
#[derive(Clone, Copy)]
pub(super) struct Wait {
    pub(super) timeout: Duration,
    pub(super) interval: Option<Duration>,
}

/// How to wait for the job, if that was asked for.
pub(super) fn wait(matches: &ArgMatches) -> Option<Wait> {
    let given = |name: &str| {
        matches
            .try_get_one::<Duration>(name)
            .ok()
            .flatten()
            .copied()
    };
    Some(Wait {
        timeout: given("wait")?,
        interval: given("poll-interval"),
    })
}
