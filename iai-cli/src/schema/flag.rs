//! Flags, and arguments without a name.

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command};
use serde::Serialize;

use super::kind::Kind;

/// A flag of a command, or an argument that stands by its place alone.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Flag {
    /// As it is typed, such as `--group-id`; of an argument, what stands for it in the help.
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<String>,
    kind: Kind,
    /// What stands for its value in the help.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    /// The words that it takes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<Word>,
    #[serde(skip_serializing_if = "is_false")]
    required: bool,
    /// Whether it may be given several times.
    #[serde(skip_serializing_if = "is_false")]
    repeatable: bool,
    /// Whether it may be given without a value; with one, `=` stands between them.
    #[serde(skip_serializing_if = "is_false")]
    optional_value: bool,
    /// What holds without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<String>,
    /// The variable of the environment that is read without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    variable: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    help: String,
}

impl Flag {
    /// It must be given, if this is its name.
    pub(super) fn require(&mut self, name: &str) {
        self.required |= self.name == name;
    }
}

/// A word that a flag takes.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Word {
    word: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    help: String,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// The flags of a command that are wanted, in their order.
pub(super) fn all(command: &Command, is_wanted: impl Fn(&Arg) -> bool) -> Vec<Flag> {
    let shown = command
        .get_arguments()
        .filter(|argument| !argument.is_hide_set() && !is_builtin(argument));
    shown
        .filter(|argument| is_wanted(argument))
        .map(flag)
        .collect()
}

/// `--help` and `--version`, which clap adds.
fn is_builtin(argument: &Arg) -> bool {
    matches!(
        argument.get_action(),
        ArgAction::Help | ArgAction::HelpShort | ArgAction::HelpLong | ArgAction::Version
    )
}

/// A flag as it is typed.
pub(super) fn name(argument: &Arg) -> String {
    match (argument.get_long(), argument.get_short()) {
        (Some(long), _) => format!("--{long}"),
        (None, Some(short)) => format!("-{short}"),
        (None, None) => value(argument).unwrap_or_else(|| argument.get_id().to_string()),
    }
}

fn flag(argument: &Arg) -> Flag {
    let range = argument.get_num_args().unwrap_or_default();
    let takes_value = argument.get_action().takes_values();
    let short = argument
        .get_short()
        .filter(|_| argument.get_long().is_some());
    let help = argument.get_long_help().or(argument.get_help());
    let kind = Kind::of(argument);
    Flag {
        name: name(argument),
        short: short.map(|short| format!("-{short}")),
        kind,
        value: value(argument).filter(|_| takes_value && !argument.is_positional()),
        values: if kind == Kind::Word {
            words(argument)
        } else {
            Vec::new()
        },
        required: argument.is_required_set(),
        repeatable: matches!(argument.get_action(), ArgAction::Append) || range.max_values() > 1,
        optional_value: takes_value && range.min_values() == 0,
        default: default(argument).filter(|_| takes_value),
        variable: argument
            .get_env()
            .map(|name| name.to_string_lossy().into_owned()),
        help: help.map(plain).unwrap_or_default(),
    }
}

fn value(argument: &Arg) -> Option<String> {
    let names = argument.get_value_names()?;
    Some(
        names
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" "),
    )
}

fn default(argument: &Arg) -> Option<String> {
    let values = argument.get_default_values();
    let values: Vec<_> = values.iter().map(|value| value.to_string_lossy()).collect();
    Some(values.join(",")).filter(|joined| !joined.is_empty())
}

fn words(argument: &Arg) -> Vec<Word> {
    let words = argument.get_possible_values();
    let words = words.iter().filter(|word| !word.is_hide_set());
    let word = |word: &clap::builder::PossibleValue| Word {
        word: word.get_name().to_owned(),
        help: word.get_help().map(plain).unwrap_or_default(),
    };
    words.map(word).collect()
}

/// The text without its colours.
fn plain(text: &StyledStr) -> String {
    text.to_string()
}
