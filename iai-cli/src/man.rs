//! `iai man`: manual pages, made from the same tree of commands as the help.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use clap_mangen::Man;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

pub(crate) fn command() -> Command {
    Command::new("man")
        .about("Print the manual page, or write one for each command into a folder")
        .after_help(
            "  iai man | man -l -\n  iai man --out ~/.local/share/man/man1; man iai-create-person",
        )
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .help("Folder for a page of each command, which is made if there is none"),
        )
}

/// Prints or writes the pages of this tree of commands.
pub(crate) fn run(matches: &ArgMatches, tree: Command, output: &Output) -> Result<(), Failure> {
    match matches.get_one::<PathBuf>("out") {
        Some(folder) => write(tree, folder),
        None => output.text(&page(tree)),
    }
}

/// The page of a command.
fn page(command: Command) -> String {
    let mut page = Vec::new();
    // Memory takes everything.
    let _ = Man::new(command).render(&mut page);
    String::from_utf8_lossy(&page).into_owned()
}

fn write(tree: Command, folder: &Path) -> Result<(), Failure> {
    let made = fs::create_dir_all(folder);
    let written = made.and_then(|()| clap_mangen::generate_to(tree, folder));
    written.map_err(|error| {
        let folder = folder.display();
        Failure::new(
            Exit::Failed,
            format!("the manual pages cannot be written to {folder}: {error}"),
            "Name a folder that you can write to: --out DIR.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Command {
        let image = Arg::new("image").long("image").help("A picture");
        let person = Command::new("create-person").about("Creates a person");
        Command::new("iai")
            .version("1.2.3")
            .subcommand(person.arg(image))
    }

    #[test]
    fn the_main_page_lists_the_commands() {
        let page = page(tree());
        assert!(page.contains("iai\\-create\\-person(1)"), "{page}");
    }

    #[test]
    fn each_command_has_a_page() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("share/man1");
        write(tree(), &folder).unwrap();
        let mut names: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, ["iai-create-person.1", "iai.1"]);
        let page = fs::read_to_string(folder.join("iai-create-person.1")).unwrap();
        assert!(page.contains("\\fB\\-\\-image\\fR"), "{page}");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let failure = write(tree(), &file).unwrap_err();
        assert_eq!(failure.exit(), Exit::Failed);
        let expected = format!("the manual pages cannot be written to {}: ", file.display());
        assert!(failure.report().message.starts_with(&expected));
    }
}
