//! `iai configure`: writes the keys of an account into the vendor's file of profiles, from which this program, the library
//! and the vendor's SDKs read them.

mod edit;
mod given;
mod list;
mod notes;
mod place;
mod save;
mod terminal;

use std::io;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use iai_client::credentials::ProfileCredentialsProvider;
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::secret_id::shortened;
use given::{Ask, Given, PIPE, Source};
use place::Place;
use save::Change;

/// What a user says about the file.
const ABOUT: &str = "\
Write the keys of an account into a profile of the vendor's file.

The file is the one of --file, else that of TENCENTCLOUD_CREDENTIALS_FILE, else ~/.tencentcloud/credentials. The profile is \
the one of --profile, else that of TENCENTCLOUD_PROFILE, else `default`. Other profiles, other keys and comments stay as they \
are, and only its owner may read the file.

The SecretKey is asked for and not shown, or read from standard input. It is never a flag: other users of the machine see \
the flags of all programs, and the shell keeps them. The region is no part of the file: set TENCENTCLOUD_REGION, or give \
--region to a command.";

/// The command with its flags. The profile is that of the global flag.
pub(crate) fn command() -> Command {
    let list = Command::new("list").about("List the profiles of the file, without their keys");
    Command::new("configure")
        .about("Write keys into a profile of the vendor's file, or list its profiles")
        .long_about(ABOUT)
        .subcommand(list)
        .arg(file())
        .arg(
            Arg::new("secret-id")
                .long("secret-id")
                .value_name("ID")
                .help("The SecretId, which is no secret; asked for without it"),
        )
        .arg(
            switch("temporary")
                .help("The keys are temporary: the token is asked for as well, or in the second line of standard input"),
        )
        .arg(switch("force").help("Replace the keys of a profile that exists without asking"))
        .arg(
            Arg::new("secret-key")
                .long("secret-key")
                .num_args(0..)
                .allow_hyphen_values(true)
                .hide(true),
        )
}

fn file() -> Arg {
    Arg::new("file")
        .long("file")
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .global(true)
        .help("The file of profiles")
}

fn switch(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue)
}

/// Writes a profile, or lists them.
pub(crate) fn run(matches: &ArgMatches, output: &Output) -> Result<(), Failure> {
    refuse_key(matches)?;
    let place = Place::new(
        ProfileCredentialsProvider::new(),
        matches.get_one::<PathBuf>("file").map(PathBuf::as_path),
        global(matches, "profile"),
    )?;
    match matches.subcommand() {
        Some(("list", _)) => list::run(&place, output),
        _ => configure(matches, &place, output),
    }
}

/// A global flag, where the program has it.
fn global<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    let found = matches.try_get_one::<String>(name).ok().flatten();
    found.map(String::as_str)
}

/// A key on the command line is known to others by now.
fn refuse_key(matches: &ArgMatches) -> Result<(), Failure> {
    if !matches.contains_id("secret-key") {
        return Ok(());
    }
    let message = "the SecretKey is not taken from the command line: other users of the machine see the flags of all \
                   programs, and the shell keeps them";
    let remedy = format!("{PIPE} If the key was a real one, make a new one and disable it.");
    Err(Failure::new(Exit::Usage, message, remedy))
}

fn configure(matches: &ArgMatches, place: &Place, output: &Output) -> Result<(), Failure> {
    use io::IsTerminal;
    let mut person = terminal::Person;
    // Not locked: the person is asked through the same stream.
    let mut pipe = io::stdin();
    let source = match (output.terminal.can_ask, pipe.is_terminal()) {
        (true, _) => Source::Person(&mut person),
        (false, false) => Source::Pipe(&mut pipe),
        (false, true) => Source::Nobody,
    };
    let wish = Wish {
        secret_id: matches.get_one::<String>("secret-id").map(String::as_str),
        temporary: matches.get_flag("temporary"),
        force: matches.get_flag("force"),
    };
    let written = write(place, source, &wish)?;
    for note in notes::after(place, global(matches, "region"), &|name| {
        std::env::var(name).ok()
    }) {
        output.note(&note);
    }
    tell(output, &written.told(place))
}

/// What was asked for.
struct Wish<'a> {
    secret_id: Option<&'a str>,
    temporary: bool,
    force: bool,
}

/// What was written.
#[derive(Debug)]
struct Written {
    given: Given,
    replaced: bool,
}

/// What is told of it.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Told<'a> {
    file: String,
    profile: &'a str,
    secret_id: String,
    temporary: bool,
    replaced: bool,
}

impl Written {
    /// For people and programs.
    fn told<'p>(&self, place: &'p Place) -> Told<'p> {
        Told {
            file: place.path.display().to_string(),
            profile: &place.profile,
            secret_id: shortened(&self.given.secret_id),
            temporary: self.given.is_temporary(),
            replaced: self.replaced,
        }
    }
}

/// Writes a result in the order of its members where that can be seen.
fn tell(output: &Output, told: &impl Serialize) -> Result<(), Failure> {
    if output.format.is_json() {
        return output.document(told);
    }
    let value = serde_json::to_value(told).unwrap_or_default();
    output.write(&value, None)
}

/// Gets the keys and writes them. Whether a profile may be replaced is asked first, before anybody types a key in vain.
fn write(place: &Place, source: Source<'_>, wish: &Wish<'_>) -> Result<Written, Failure> {
    let replaced = place.names()?.contains(&place.profile);
    let target = place.target()?;
    let source = if replaced && !wish.force {
        allowed(place, source)?
    } else {
        source
    };
    let given = given::given(source, wish.secret_id, wish.temporary)?;
    let old = save::text_of(&target)?;
    let new = edit::with_profile(
        old.as_deref().unwrap_or_default(),
        &place.profile,
        &given.keys(),
    );
    save::save(&Change {
        path: &target,
        old: old.as_deref(),
        new: &new,
        profile: &place.profile,
        secret_id: &given.secret_id,
    })?;
    Ok(Written { given, replaced })
}

/// Asks whether the keys of a profile may be replaced; gives the source back if so.
fn allowed<'s>(place: &Place, source: Source<'s>) -> Result<Source<'s>, Failure> {
    let refused = |what: &str| {
        let message = format!(
            "{} has a profile {}{what}",
            shown(&place.path),
            place.profile
        );
        let remedy = "Give --force to replace its keys, or --profile with another name.";
        Failure::new(Exit::Usage, message, remedy)
    };
    let Source::Person(person) = source else {
        return Err(refused(" already, and nobody can be asked"));
    };
    let keys = place.provider.load();
    let id = keys.map_or_else(
        |_| String::new(),
        |keys| format!(" ({})", shortened(keys.secret_id())),
    );
    let question = format!(
        "Replace the keys of profile {}{id} in {}? [y/N] ",
        place.profile,
        shown(&place.path)
    );
    if agrees(person, &question) {
        Ok(Source::Person(person))
    } else {
        Err(refused(", which was not to be replaced"))
    }
}

fn agrees(person: &mut dyn Ask, question: &str) -> bool {
    let answer = person.line(question).unwrap_or_default();
    matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes")
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests;
