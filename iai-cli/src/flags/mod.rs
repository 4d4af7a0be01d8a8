//! The flags of an action's parameters, and the parameters that they give.

mod help;
mod pictures;
mod read;
mod value;

use clap::{Arg, ArgAction, ValueHint};
use iai_client::description::{Action, Field, Kind};

pub(crate) use help::usage;
pub(crate) use pictures::Pictures;
pub(crate) use read::parameters;

use crate::facts;

/// The heading above the parameters in help texts.
const PARAMETERS: &str = "Parameters";

/// A flag for each parameter of an action. The id of a flag is the name on the wire.
pub(crate) fn of(action: &'static Action) -> impl Iterator<Item = Arg> {
    action
        .parameters
        .iter()
        .map(move |field| flag(action, field))
}

fn flag(action: &'static Action, field: &'static Field) -> Arg {
    let flag = Arg::new(field.name)
        .long(facts::flag(field))
        .help_heading(PARAMETERS)
        .value_name(help::placeholder(field))
        .help(help::line(field))
        .long_help(help::text(action, field));
    let flag = if field.list {
        flag.num_args(1..).action(ArgAction::Append)
    } else {
        flag.action(ArgAction::Set)
    };
    match field.kind {
        Kind::Image => flag
            .value_parser(clap::value_parser!(std::path::PathBuf))
            .value_hint(ValueHint::FilePath),
        // Alone it means yes.
        Kind::Boolean | Kind::Switch if !field.list => flag
            .value_parser(value::Parameter(field))
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("true"),
        _ => flag
            .value_parser(value::Parameter(field))
            .allow_hyphen_values(matches!(field.kind, Kind::Integer | Kind::Float)),
    }
}
