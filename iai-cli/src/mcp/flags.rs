//! The flags of `iai mcp`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use iai_client::{Client, DESCRIPTION};

use super::allowed::Allowed;
use super::call::Caller;
use super::pictures::Folder;
use super::session::Session;
use super::tool::{ActionTool, tools};
use crate::failure::Failure;
use crate::flags::Pictures;

const ABOUT: &str =
    "Offer the actions to language models as tools (MCP over standard input and output)";

const LONG_ABOUT: &str = "Offers the actions to language models as tools of the Model Context Protocol, over standard input and \
output. Programs that work with models start it themselves; it ends when they close its input.

Without flags a model may only read, though some reads cost money. Personal data (names, ids of faces) is left out of answers, \
and pictures are taken by address alone. Calls keep to the requests per second that the vendor documents, unless \
`--rate-limit` says otherwise.";

const ALLOW: &str = "What a model may do besides reading: `idempotent` changes and deletes, `create` creates, `all` both";

const PICTURES: &str = "The folder that pictures are read from, by paths below it. Links that lead out of it are not followed";

const FIT: &str = "Turn, scale and encode pictures of the folder so that they keep the limits";

const PERSONAL_DATA: &str = "Give personal data (names, ids of faces) to the model as well";

const TOOLS: &str = "Offer these tools alone, such as `search_persons,get_person_list`";

/// The command.
pub(crate) fn command() -> Command {
    let methods = DESCRIPTION.actions.iter().map(|action| action.method);
    Command::new("mcp")
        .about(ABOUT)
        .long_about(LONG_ABOUT)
        .arg(words("allow", "EFFECT", ALLOW).value_parser(Allowed::WORDS))
        .arg(
            Arg::new("pictures")
                .long("pictures")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .help(PICTURES),
        )
        .arg(
            Arg::new("fit")
                .long("fit")
                .action(ArgAction::SetTrue)
                .requires("pictures")
                .help(FIT),
        )
        .arg(
            Arg::new("personal-data")
                .long("personal-data")
                .action(ArgAction::SetTrue)
                .help(PERSONAL_DATA),
        )
        .arg(
            words("tools", "TOOL", TOOLS)
                .value_parser(PossibleValuesParser::new(methods))
                .hide_possible_values(true),
        )
}

/// A flag with words that may be repeated, or have commas between them.
fn words(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .action(ArgAction::Append)
        .value_delimiter(',')
        .help(help)
}

/// What a session needs.
pub(crate) struct Options {
    pub(super) caller: Caller,
    pub(super) tools: Vec<ActionTool>,
}

impl Options {
    /// Takes the flags. `client` should have a rate limit: a model may call many tools at once.
    ///
    /// # Errors
    ///
    /// There is no folder of pictures at the path that is named.
    pub(crate) fn new(matches: &ArgMatches, client: Client) -> Result<Self, Failure> {
        let fit = matches.get_flag("fit");
        let folder = matches.get_one::<PathBuf>("pictures");
        let folder = folder.map(|path| Folder::new(path, Pictures { fit }));
        let pictures = folder.transpose()?;
        let session = Session {
            allowed: Allowed::of(texts(matches, "allow")),
            with_pictures: pictures.is_some(),
            fits: fit,
            with_personal_data: matches.get_flag("personal-data"),
        };
        let only: Vec<_> = texts(matches, "tools").collect();
        let tools = tools(session, &only);
        let pictures = pictures.map(Arc::new);
        let caller = Caller {
            client,
            session,
            pictures,
        };
        Ok(Self { caller, tools })
    }
}

fn texts<'a>(matches: &'a ArgMatches, name: &str) -> impl Iterator<Item = &'a str> {
    let values = matches.get_many::<String>(name);
    values.into_iter().flatten().map(String::as_str)
}
