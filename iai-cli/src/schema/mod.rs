//! `iai schema`: all commands, their flags and the exit codes as one JSON document, for programs and language models.

mod flag;
mod kind;

use clap::Command;
use iai_client::description::Action;
use iai_client::description::Effect;
use serde::Serialize;

use crate::exit::{Exit, ExitRow};
use crate::facts;
use crate::failure::Failure;
use crate::output::Output;

use flag::Flag;

/// Version of the document. It is raised when a member goes or changes its meaning.
const VERSION: u32 = 1;

pub(crate) fn command() -> Command {
    Command::new("schema")
        .about("Print all commands, their flags and the exit codes as one JSON document")
}

/// The whole command line. `iai-cli/schema/commands.json` describes it. What would be false or empty is left out.
#[derive(Debug, Serialize)]
struct Document {
    schema_version: u32,
    program: String,
    version: String,
    exit_codes: Vec<ExitRow>,
    /// Those of every command.
    global_flags: Vec<Flag>,
    commands: Vec<Row>,
}

/// A command.
#[derive(Debug, Serialize)]
struct Row {
    name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    about: String,
    /// The action that it calls.
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<&'static str>,
    /// The effect of that.
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<Effect>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    arguments: Vec<Flag>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    flags: Vec<Flag>,
    /// Flags of which one must be given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    one_of: Vec<Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    commands: Vec<Row>,
}

/// Prints the document of this tree of commands.
pub(crate) fn run(tree: Command, output: &Output) -> Result<(), Failure> {
    output.document(&document(tree))
}

fn document(mut tree: Command) -> Document {
    tree.build();
    Document {
        schema_version: VERSION,
        program: tree.get_name().to_owned(),
        version: tree.get_version().unwrap_or_default().to_owned(),
        exit_codes: Exit::table(),
        global_flags: flag::all(&tree, |argument| argument.is_global_set()),
        commands: rows(&tree),
    }
}

/// The commands of this one, without the help that clap adds.
fn rows(command: &Command) -> Vec<Row> {
    let shown = command
        .get_subcommands()
        .filter(|one| !one.is_hide_set() && one.get_name() != "help");
    shown.map(row).collect()
}

fn row(command: &Command) -> Row {
    let action = facts::action_of(command.get_name());
    let own = |positional: bool| {
        flag::all(command, move |argument| {
            !argument.is_global_set() && argument.is_positional() == positional
        })
    };
    Row {
        name: command.get_name().to_owned(),
        aliases: command.get_visible_aliases().map(str::to_owned).collect(),
        about: command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default(),
        action: action.map(|action| action.action),
        effect: action.map(|action| action.effect),
        arguments: own(true),
        flags: with_required(own(false), command, action),
        one_of: one_of(command, action),
        commands: rows(command),
    }
}

/// Marks the flags of required parameters. clap does not know them: the request can also come from a file. The id of a flag is
/// the name of its parameter.
fn with_required(mut flags: Vec<Flag>, command: &Command, action: Option<&Action>) -> Vec<Flag> {
    let parameters = action.map_or(&[][..], |action| action.parameters);
    for parameter in parameters.iter().filter(|parameter| parameter.required) {
        if let Some(name) = flag_of(command, parameter.name) {
            flags.iter_mut().for_each(|flag| flag.require(&name));
        }
    }
    flags
}

/// The flag with this id, as it is typed.
fn flag_of(command: &Command, id: &str) -> Option<String> {
    let mut arguments = command.get_arguments();
    arguments.find(|one| one.get_id() == id).map(flag::name)
}

/// The groups of flags of which one must be given: those of clap, and those of the action.
fn one_of(command: &Command, action: Option<&Action>) -> Vec<Vec<String>> {
    let groups = command.get_groups().filter(|group| group.is_required_set());
    let of_clap =
        groups.map(|group| -> Vec<&str> { group.get_args().map(|id| id.as_str()).collect() });
    let rules = action.map_or(&[][..], |action| action.rules);
    let of_action = rules.iter().map(|rule| rule.any_of.to_vec());
    let named = |ids: Vec<&str>| {
        ids.into_iter()
            .filter_map(|id| flag_of(command, id))
            .collect()
    };
    let groups = of_clap.chain(of_action).map(named);
    groups
        .filter(|names: &Vec<String>| !names.is_empty())
        .collect()
}

#[cfg(test)]
mod tests;
