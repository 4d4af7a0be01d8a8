//! `iai-spec describe`: a spec as JSON.

use super::{Failed, print, read};
use iai_spec::{SCHEMA, Undescribed, describe};
use std::path::PathBuf;

/// Print everything that a spec says as one JSON document, for programs that show or serve actions
///
/// Actions with their parameters, limits, rules, responses and codes; types; error codes; facts of the service. Its keys are
/// those of the YAML; a key that would be false, empty or absent is left out. --schema prints a JSON Schema of it. The macro
/// `iai_macros::description!` writes the same as a static table of Rust.
///
/// Exit codes: 0 done; 1 the spec has mistakes; 2 wrong usage, or a file that cannot be read.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the spec
    #[arg(required_unless_present = "schema")]
    spec: Option<PathBuf>,
    /// Describe this action alone, with the types and codes that it names; may be repeated
    #[arg(long, value_name = "NAME")]
    action: Vec<String>,
    /// Print the JSON Schema of the document instead
    #[arg(long, conflicts_with_all = ["spec", "action"])]
    schema: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failed> {
    // Without a folder the schema is asked for.
    let Some(folder) = &arguments.spec else {
        return print(SCHEMA);
    };
    let json = describe(&read(folder)?, &arguments.action).map_err(|problem| {
        let code = match problem {
            Undescribed::NoAction(..) => 2,
            Undescribed::Unwritable(_) => 1,
        };
        (problem.to_string(), code)
    })?;
    print(&json)
}
