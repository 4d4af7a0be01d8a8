//! The help of the program: all commands, grouped as the spec groups its actions.

use std::fmt::Write as _;

use clap::Command;
use clap::builder::StyledStr;
use clap::builder::styling::Style;
use iai_client::DESCRIPTION;
use iai_client::description::Action;

use crate::exit::Exit;
use crate::facts;

/// Where summaries begin. A longer name has its summary on the next line.
const COLUMN: usize = 32;

/// Of the options, what one needs first. `iai COMMAND --help` has all.
const OPTIONS: [(&str, &str); 8] = [
    (
        "    --emulator[=FILE]",
        "Call an emulator in this process in place of the service",
    ),
    (
        "    --profile <NAME>",
        "Sign with the keys of this profile (iai configure)",
    ),
    (
        "    --endpoint <WHERE>",
        "mainland, international, internal, or an address",
    ),
    ("-o, --output <FORMAT>", "json, jsonl, table or text"),
    ("    --query <JMESPATH>", "Print this part of the result"),
    (
        "-q, --quiet; -v, --verbose",
        "Tell less, or more, on standard error",
    ),
    (
        "-h, --help",
        "Print help; `iai COMMAND --help` has everything",
    ),
    ("-V, --version", "Print version"),
];

/// The text.
pub(super) fn text(own: &[Command], width: usize) -> StyledStr {
    let mut text = Text::new(width);
    text.line("Tencent Cloud IAI (face recognition) from the command line");
    text.heading("Usage");
    text.line("  iai [OPTIONS] <COMMAND>");
    text.heading("Without an account");
    text.line("  iai --emulator create-group --group-id staff --group-name Staff");
    for group in DESCRIPTION.groups {
        text.heading(group.doc.trim_end_matches('.'));
        let of_group = |action: &&Action| action.group == Some(group.name);
        for action in DESCRIPTION.actions.iter().filter(of_group) {
            text.row(
                &facts::command(action),
                action.summary.trim_end_matches('.'),
            );
        }
    }
    text.heading("This program");
    for command in own {
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        text.row(command.get_name(), &about);
    }
    text.heading("Options of all commands");
    for (flag, what) in OPTIONS {
        text.row(flag, what);
    }
    text.heading("Exit codes");
    let codes = Exit::ALL.map(|exit| format!("{} {}", exit.code(), exit.name().replace('_', " ")));
    text.paragraph(&codes.join(", "));
    text.styled()
}

/// Text that fits a width.
struct Text {
    width: usize,
    text: String,
}

impl Text {
    fn new(width: usize) -> Self {
        Self {
            width,
            text: String::new(),
        }
    }

    fn line(&mut self, line: &str) {
        self.text.extend([line, "\n"]);
    }

    fn heading(&mut self, heading: &str) {
        let style = Style::new().bold().underline();
        let _ = write!(self.text, "\n{style}{heading}:{style:#}\n");
    }

    /// A name, and what it is about beside it or below.
    fn row(&mut self, name: &str, about: &str) {
        let indent = " ".repeat(COLUMN);
        let options = textwrap::Options::new(self.width)
            .initial_indent(&indent)
            .subsequent_indent(&indent);
        let about = textwrap::fill(about, options);
        let fits = name.len() + 4 <= COLUMN;
        let name = format!("  {name}");
        if fits {
            let rest = about.get(name.len()..).unwrap_or_default();
            self.text.extend([&*name, rest, "\n"]);
        } else {
            self.text.extend([&*name, "\n", &*about, "\n"]);
        }
    }

    fn paragraph(&mut self, text: &str) {
        let options = textwrap::Options::new(self.width)
            .initial_indent("  ")
            .subsequent_indent("  ");
        self.line(&textwrap::fill(text, options));
    }

    fn styled(self) -> StyledStr {
        self.text.into()
    }
}
