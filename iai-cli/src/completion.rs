//! `iai completion`: scripts that make a shell complete commands, flags and their words.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgMatches, Command};
use clap_complete::Shell;

use crate::failure::Failure;
use crate::output::Output;

/// The shells, each with what to do with its script.
const SHELLS: [(Shell, &str, &str); 4] = [
    (
        Shell::Bash,
        "bash",
        "iai completion bash > ~/.local/share/bash-completion/completions/iai",
    ),
    (
        Shell::Zsh,
        "zsh",
        "iai completion zsh > FOLDER/_iai, where FOLDER is one of $fpath",
    ),
    (
        Shell::Fish,
        "fish",
        "iai completion fish > ~/.config/fish/completions/iai.fish",
    ),
    (
        Shell::PowerShell,
        "powershell",
        "iai completion powershell >> $PROFILE",
    ),
];

pub(crate) fn command() -> Command {
    let shells = PossibleValuesParser::new(SHELLS.map(|(_, name, _)| name));
    Command::new("completion")
        .about("Print the completion script of a shell")
        .after_help(after_help())
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(shells.map(|name| shell(&name)))
                .help("The shell that reads the script"),
        )
}

/// How each script is installed.
fn after_help() -> String {
    let lines = SHELLS.map(|(_, name, line)| format!("  {name:<12}{line}"));
    format!(
        "Once for each user, with effect in the next shell:\n{}",
        lines.join("\n")
    )
}

fn shell(name: &str) -> Shell {
    let found = SHELLS.iter().find(|(_, known, _)| *known == name);
    found.map_or(Shell::Bash, |(shell, _, _)| *shell)
}

/// Prints the script for this tree of commands.
pub(crate) fn run(matches: &ArgMatches, tree: Command, output: &Output) -> Result<(), Failure> {
    let shell = matches.get_one("shell").copied().unwrap_or(Shell::Bash);
    output.text(&script(shell, tree))
}

/// Written to memory first: the library panics where it cannot write.
fn script(shell: Shell, mut tree: Command) -> String {
    let name = tree.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut tree, name, &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Command {
        let image = Arg::new("image")
            .long("image")
            .value_hint(clap::ValueHint::FilePath);
        Command::new("iai").subcommand(Command::new("create-person").arg(image))
    }

    #[test]
    fn each_shell_has_a_script_with_commands_and_flags() {
        for (shell, name, _) in SHELLS {
            let script = script(shell, tree());
            assert!(script.contains("create-person"), "{name}: {script}");
            let flag = if name == "fish" {
                "-l image"
            } else {
                "--image"
            };
            assert!(script.contains(flag), "{name}: {script}");
        }
    }

    #[test]
    fn a_shell_is_asked_for_by_its_name() {
        for (_, name, _) in SHELLS {
            let matches = command().get_matches_from(["completion", name]);
            let shell: &Shell = matches.get_one("shell").unwrap();
            assert_eq!(shell.to_string(), name);
        }
        let refused = command().try_get_matches_from(["completion", "tcsh"]);
        assert_eq!(
            refused.unwrap_err().kind(),
            clap::error::ErrorKind::InvalidValue
        );
    }
}
