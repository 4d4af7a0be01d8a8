//! The flags of all commands about output, and the output that they ask for.

use std::ffi::OsString;

use anstream::ColorChoice;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches};

use crate::failure::Failure;
use crate::output::{Format, Output};
use crate::terminal::{Terminal, Verbosity};

const OUTPUT: &str = "Output";
const FORMATS: [&str; 4] = ["json", "jsonl", "table", "text"];

/// The flags.
pub(super) fn flags() -> Vec<Arg> {
    let flags = [
        Arg::new("output")
            .short('o')
            .value_name("FORMAT")
            .value_parser(formats())
            .help("Format of results (default: table on a terminal, else json)"),
        Arg::new("query")
            .value_name("JMESPATH")
            .help("Print this part of the result alone"),
        Arg::new("color")
            .value_name("WHEN")
            .value_parser(colors())
            .help("Colours (default: auto; NO_COLOR turns them off)"),
        switch("no-input").help("Ask no questions"),
        switch("quiet")
            .short('q')
            .conflicts_with("verbose")
            .help("Tell errors alone on standard error"),
        switch("verbose")
            .short('v')
            .help("Tell of each attempt on standard error"),
    ];
    flags
        .map(|flag| named(flag).global(true).help_heading(OUTPUT))
        .into()
}

fn switch(name: &'static str) -> Arg {
    Arg::new(name).action(ArgAction::SetTrue)
}

/// The flag is called what its id is.
fn named(flag: Arg) -> Arg {
    let id = flag.get_id().to_string();
    flag.long(id)
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(FORMATS).map(|name| format(&name))
}

fn format(name: &str) -> Format {
    match name {
        "jsonl" => Format::JsonLines,
        "table" => Format::Table,
        "text" => Format::Text,
        _ => Format::Json,
    }
}

fn colors() -> impl TypedValueParser<Value = ColorChoice> {
    PossibleValuesParser::new(["auto", "always", "never"]).map(|when| match &*when {
        "always" => ColorChoice::Always,
        "never" => ColorChoice::Never,
        _ => ColorChoice::Auto,
    })
}

/// The output that the flags ask for.
pub(super) fn output(matches: &ArgMatches) -> Result<Output, Failure> {
    let verbosity = match (matches.get_flag("quiet"), matches.get_flag("verbose")) {
        (true, _) => Verbosity::Quiet,
        (_, true) => Verbosity::Verbose,
        _ => Verbosity::Normal,
    };
    let color = matches
        .get_one("color")
        .copied()
        .unwrap_or(ColorChoice::Auto);
    let terminal = Terminal::detect(matches.get_flag("no-input"), verbosity, color);
    let format = matches
        .get_one("output")
        .copied()
        .unwrap_or_else(|| usual(&terminal));
    Output::new(
        format,
        matches.get_one::<String>("query").cloned(),
        terminal,
    )
}

/// A table for people, a document for programs.
fn usual(terminal: &Terminal) -> Format {
    if terminal.stdout {
        Format::Table
    } else {
        Format::Json
    }
}

/// The output for mistakes on the command line, which can only be guessed from it.
pub(super) fn guessed(arguments: &[OsString]) -> Output {
    let terminal = Terminal::detect(true, Verbosity::Normal, ColorChoice::Auto);
    let format = asked(arguments).unwrap_or_else(|| usual(&terminal));
    Output::plain(format, terminal)
}

/// The format after `--output` or `-o`, as far as it can be seen without knowing the other flags.
fn asked(arguments: &[OsString]) -> Option<Format> {
    let texts: Vec<&str> = arguments
        .iter()
        .filter_map(|argument| argument.to_str())
        .collect();
    let beside = texts
        .windows(2)
        .filter_map(|pair| matches!(pair[0], "--output" | "-o").then_some(pair[1]));
    let within = texts.iter().filter_map(|text| {
        text.strip_prefix("--output=")
            .or_else(|| text.strip_prefix("-o"))
    });
    let name = beside.chain(within).find(|name| FORMATS.contains(name))?;
    Some(format(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_seen_in_a_wrong_command_line() {
        for (line, expected) in [
            ("iai --output text bogus", Some(Format::Text)),
            ("iai bogus -o jsonl", Some(Format::JsonLines)),
            ("iai bogus -otable", Some(Format::Table)),
            ("iai --output=json", Some(Format::Json)),
            ("iai --output yaml", None),
            ("iai create-group --group-id output", None),
        ] {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(asked(&arguments), expected, "{line}");
        }
    }
}
