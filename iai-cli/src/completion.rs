//! `iai completion`: scripts that make a shell complete commands, flags and their words.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
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
    tree.build();
    let mut tree = without_optional_values(tree);
    let name = tree.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut tree, &name, &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if shell == Shell::Fish {
        script += &words_for_fish(&tree);
    }
    script
}

/// Flags that may have a value behind `=` count as having none. The scripts would take the next word for it, and offer no
/// command behind `iai --emulator`.
fn without_optional_values(command: Command) -> Command {
    let command = command.mut_args(|flag| {
        let is_optional = flag
            .get_num_args()
            .is_some_and(|range| range.min_values() == 0);
        if is_optional && flag.is_require_equals_set() {
            flag.num_args(0).action(ArgAction::SetTrue)
        } else {
            flag
        }
    });
    command.mut_subcommands(without_optional_values)
}

/// The words of arguments that stand by their place, which the library leaves out for fish.
fn words_for_fish(tree: &Command) -> String {
    let name = tree.get_name();
    let lines = tree.get_subcommands().flat_map(|command| {
        let own = command.get_name();
        let arguments = command.get_positionals().map(Arg::get_possible_values);
        arguments.filter(|words| !words.is_empty()).map(move |words| {
            let words: Vec<_> = words.iter().map(PossibleValue::get_name).collect();
            let words = words.join(" ");
            format!("complete -c {name} -n \"__fish_{name}_using_subcommand {own}\" -f -a \"{words}\"\n")
        })
    });
    lines.collect()
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

    /// Scripts of bash have a branch for each flag that takes the next word as its value.
    #[test]
    fn a_flag_with_an_optional_value_does_not_take_the_next_word() {
        let flag = |name: &'static str| Arg::new(name).long(name).num_args(0..=1);
        let command = Command::new("call").arg(flag("own").require_equals(true));
        let tree = Command::new("iai")
            .arg(flag("emulator").require_equals(true).global(true))
            .arg(flag("other").num_args(1))
            .subcommand(command);
        let script = script(Shell::Bash, tree);
        for (flag, takes_next) in [
            ("--emulator)", false),
            ("--own)", false),
            ("--other)", true),
        ] {
            assert_eq!(script.contains(flag), takes_next, "{flag}: {script}");
        }
        assert!(script.contains("--emulator"), "{script}");
    }

    #[test]
    fn fish_knows_the_words_of_arguments() {
        let script = script(Shell::Fish, Command::new("iai").subcommand(command()));
        let line = "complete -c iai -n \"__fish_iai_using_subcommand completion\" -f -a \"bash zsh fish powershell\"\n";
        assert!(script.ends_with(line), "{script}");
    }
}
