//! The flags of the embedded emulator. They are global ones, which clap cannot make to require each other: it looks at the
//! flags before a command and at those behind it separately.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgMatches, ValueHint, value_parser};
use iai_emulator::FaceDetection;

use crate::exit::Exit;
use crate::failure::Failure;

/// Turns it on, with the file of its state if that is not the default one.
const EMULATOR: &str = "emulator";
/// The folder with the pictures that a Url stands for.
const PICTURES: &str = "emulator-pictures";
/// What counts as a face.
const FACES: &str = "emulator-faces";

/// The flags of the embedded emulator.
pub(crate) fn flags() -> [Arg; 3] {
    [emulator(), pictures(), faces()]
}

fn emulator() -> Arg {
    Arg::new(EMULATOR)
        .long(EMULATOR)
        .value_name("FILE")
        .num_args(0..=1)
        .require_equals(true)
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::FilePath)
        .help("Run against an emulator in this process, without an account; its state is kept in FILE")
        .long_help(
            "Run against an emulator in this process: no account, no key, nothing leaves this machine. Its state is kept in \
             FILE, which is made if there is none, so that one command finds what the other has left. Without FILE it is \
             a file of your home folder, told on standard error. Delete the file to begin anew. It holds names of persons. \
             `iai emulator --state FILE` runs an emulator on the same file, for other programs. Nobody is recognised: how \
             alike two faces are is how alike their pictures are",
        )
}

fn pictures() -> Arg {
    Arg::new(PICTURES)
        .long(PICTURES)
        .value_name("DIR")
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::DirPath)
        .help("With --emulator: folder with the pictures that a Url stands for, by the last part of its path")
}

fn faces() -> Arg {
    let ways = PossibleValuesParser::new(["picture", "detect"]).map(|way| match way.as_str() {
        "detect" => FaceDetection::Detect,
        _ => FaceDetection::OnePerPicture,
    });
    Arg::new(FACES)
        .long(FACES)
        .value_name("HOW")
        .value_parser(ways)
        .help("With --emulator: whether every picture counts as one face (as without this flag), or faces are looked for")
}

/// Whether the flags ask for the emulator.
pub(crate) fn is_wanted(matches: &ArgMatches) -> bool {
    matches.contains_id(EMULATOR)
}

/// The emulator that the flags ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The file of its state, if it is not the default one.
    pub(super) state: Option<PathBuf>,
    pub(super) pictures: Option<PathBuf>,
    pub(super) faces: FaceDetection,
}

impl Wanted {
    /// What the flags ask for; `None` without `--emulator`.
    pub(super) fn from(matches: &ArgMatches) -> Result<Option<Self>, Failure> {
        if !matches.contains_id(EMULATOR) {
            let alone = [PICTURES, FACES].into_iter();
            let mut alone = alone.filter(|flag| matches.contains_id(flag));
            return alone
                .next()
                .map_or(Ok(None), |flag| Err(needs_emulator(flag)));
        }
        Ok(Some(Self {
            state: matches.get_one(EMULATOR).cloned(),
            pictures: matches.get_one(PICTURES).cloned(),
            faces: matches.get_one(FACES).copied().unwrap_or_default(),
        }))
    }
}

fn needs_emulator(flag: &str) -> Failure {
    Failure::new(
        Exit::Usage,
        format!("--{flag} is a setting of the emulator, and there is none"),
        format!("Add --emulator, or leave --{flag} out."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Command;

    /// The flags as they are read behind a command, or before it.
    fn read(line: &str) -> Result<Option<Wanted>, Failure> {
        let flags = flags().map(|flag| flag.global(true));
        let tree = Command::new("iai")
            .args(flags)
            .subcommand(Command::new("call"));
        let matches = tree.get_matches_from(line.split(' '));
        Wanted::from(matches.subcommand().unwrap().1)
    }

    #[test]
    fn flags_stand_before_the_command_or_behind_it() {
        let file = |state: &str| Some(PathBuf::from(state));
        let default = Wanted::default();
        for (line, expected) in [
            ("iai call", None),
            ("iai --emulator call", Some(default.clone())),
            ("iai call --emulator", Some(default.clone())),
            (
                "iai --emulator=a/b call",
                Some(Wanted {
                    state: file("a/b"),
                    ..default.clone()
                }),
            ),
            (
                "iai --emulator call --emulator-pictures p",
                Some(Wanted {
                    pictures: file("p"),
                    ..default.clone()
                }),
            ),
            (
                "iai call --emulator-faces detect --emulator",
                Some(Wanted {
                    faces: FaceDetection::Detect,
                    ..default
                }),
            ),
        ] {
            assert_eq!(read(line).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn a_setting_of_no_emulator_is_refused() {
        for (line, expected) in [
            (
                "iai call --emulator-pictures p",
                "--emulator-pictures is a setting of the emulator, and there is none",
            ),
            (
                "iai --emulator-faces picture call",
                "--emulator-faces is a setting of the emulator, and there is none",
            ),
        ] {
            let failure = read(line).unwrap_err();
            assert_eq!(failure.exit(), Exit::Usage, "{line}");
            assert_eq!(failure.report().message, expected);
        }
    }
}
