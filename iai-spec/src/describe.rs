//! A spec as one JSON document.

use iai_codegen::Api;
use iai_codegen::describe;
use iai_codegen::diagnostic::did_you_mean;
use std::fmt;

/// The JSON Schema of what [`describe()`] gives.
pub const SCHEMA: &str = include_str!("../schema/describe.json");

/// Why there is no description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undescribed {
    /// The spec has no action of this name; the second one is close to it.
    NoAction(String, Option<String>),
    /// The document cannot be written as JSON, which is a defect of the generator.
    Unwritable(String),
}

impl fmt::Display for Undescribed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAction(name, near) => {
                let name = name.replace(char::is_control, "\u{fffd}");
                write!(f, "the spec has no action `{name}`")?;
                match near {
                    Some(near) => write!(f, "; did you mean `{near}`?"),
                    None => f.write_str("; a name is written as in the key `action` of its file"),
                }
            }
            Self::Unwritable(problem) => write!(
                f,
                "the description cannot be written: {problem}; please report this with the spec"
            ),
        }
    }
}

impl std::error::Error for Undescribed {}

/// The API as JSON, with a line break at its end. With names of actions it holds those alone, with the types and codes that
/// they name.
///
/// # Errors
///
/// The spec has no action of a name.
pub fn describe(api: &Api, actions: &[String]) -> Result<String, Undescribed> {
    for name in actions {
        if api.action(name).is_none() {
            let known: Vec<&str> = api.actions.iter().map(|one| one.name.as_str()).collect();
            let near = did_you_mean(name, &known).map(str::to_owned);
            return Err(Undescribed::NoAction(name.clone(), near));
        }
    }
    let document = if actions.is_empty() {
        describe::describe(api)
    } else {
        describe::describe(&api.only(actions))
    };
    let json = serde_json::to_string_pretty(&document);
    let json = json.map_err(|error| Undescribed::Unwritable(error.to_string()))?;
    Ok(json + "\n")
}
