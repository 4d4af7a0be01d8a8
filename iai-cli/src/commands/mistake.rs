//! Mistakes on the command line, and what is no mistake: asking for help.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::failure::Failure;
use crate::output::Output;

/// Names that are suggested for a misspelt one.
const SUGGESTIONS: usize = 2;

/// What clap has stopped at: help or version, which are written, or a mistake.
/// `command` is the one that was called, as far as it was known.
pub(super) fn ended(error: &Error, command: Option<&str>, output: &Output) -> Result<(), Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.render();
            let colored = output.terminal.stdout_color;
            output.text(&if colored {
                text.ansi().to_string()
            } else {
                text.to_string()
            })
        }
        _ => Err(Failure::usage(message(error), remedy(error, command))),
    }
}

/// The first paragraph of what clap writes, as a sentence.
fn message(error: &Error) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return "a command is missing".to_owned();
    }
    let text = error.render().to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    let first = text.split("\n\n").next().unwrap_or_default();
    let lines: Vec<&str> = first.lines().map(str::trim).collect();
    lines.join(" ")
}

/// What was probably meant, and where the help is.
fn remedy(error: &Error, command: Option<&str>) -> String {
    let meant = error.context().filter_map(|(kind, value)| {
        let suggestion = matches!(
            kind,
            ContextKind::SuggestedArg
                | ContextKind::SuggestedSubcommand
                | ContextKind::SuggestedValue
        );
        suggestion
            .then(|| words(value))
            .filter(|words| !words.is_empty())
    });
    let meant: Vec<String> = meant
        .map(|words| format!("Did you mean {words}? "))
        .collect();
    let called = command.map_or_else(|| "iai".to_owned(), |command| format!("iai {command}"));
    format!("{}See `{called} --help`.", meant.concat())
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        // The last one is the most alike.
        ContextValue::Strings(words) => {
            let best: Vec<&str> = words
                .iter()
                .rev()
                .take(SUGGESTIONS)
                .map(String::as_str)
                .collect();
            best.join(" or ")
        }
        _ => String::new(),
    }
}
