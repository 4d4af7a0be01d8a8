//! From what was given on the command line to the parameters of a request.

use std::path::PathBuf;

use clap::ArgMatches;
use iai_client::description::{Action, Field, Kind};
use serde_json::{Map, Value};

use super::pictures::{Pictures, Source, stdin};
use crate::exit::Exit;
use crate::failure::Failure;

/// The parameters of a request: those of `json`, a file or `-`, and over them those of the flags.
pub(crate) fn parameters(
    action: &'static Action,
    matches: &ArgMatches,
    json: Option<&PathBuf>,
    pictures: Pictures,
) -> Result<Map<String, Value>, Failure> {
    refuse_stdin_twice(action, matches, json)?;
    let mut parameters = json.map_or_else(|| Ok(Map::new()), object)?;
    for field in action.parameters {
        if let Some((name, value)) = given(action, field, matches, pictures)? {
            parameters.insert(name.to_owned(), value);
        }
    }
    Ok(parameters)
}

/// The parameter that the flag of a field gives, which is another one where a picture is given by its address.
fn given(
    action: &'static Action,
    field: &'static Field,
    matches: &ArgMatches,
    pictures: Pictures,
) -> Result<Option<(&'static str, Value)>, Failure> {
    if field.kind == Kind::Image {
        let Some(paths) = matches.get_many::<PathBuf>(field.name) else {
            return Ok(None);
        };
        let sources: Vec<Source<'_>> = paths.map(|path| Source::of(path)).collect();
        return pictures.read(action, field, &sources).map(Some);
    }
    let Some(values) = matches.get_many::<Value>(field.name) else {
        return Ok(None);
    };
    let mut values = values.cloned();
    let value = if field.list {
        values.flat_map(items).collect()
    } else {
        values.next_back().unwrap_or_default()
    };
    Ok(Some((field.name, value)))
}

/// A value that is a list itself, written as JSON, stands for its items.
fn items(value: Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        one => vec![one],
    }
}

fn refuse_stdin_twice(
    action: &'static Action,
    matches: &ArgMatches,
    json: Option<&PathBuf>,
) -> Result<(), Failure> {
    let pictures = action
        .parameters
        .iter()
        .filter(|field| field.kind == Kind::Image);
    let paths = pictures.filter_map(|field| matches.get_many::<PathBuf>(field.name));
    let dashes = paths
        .flatten()
        .chain(json)
        .filter(|path| path.as_os_str() == "-");
    if dashes.count() < 2 {
        return Ok(());
    }
    Err(Failure::new(
        Exit::Usage,
        "standard input (-) is given twice",
        "It can be read once: give a file for the others.",
    ))
}

/// The object in a file of JSON.
fn object(path: &PathBuf) -> Result<Map<String, Value>, Failure> {
    let (name, bytes) = if path.as_os_str() == "-" {
        ("standard input".to_owned(), stdin()?)
    } else {
        let bytes = std::fs::read(path).map_err(|error| {
            Failure::new(
                Exit::Usage,
                format!("{}: {error}", path.display()),
                "Give a file with the parameters as a JSON object, or - for standard input.",
            )
        })?;
        (path.display().to_string(), bytes)
    };
    let wrong = |what: String| {
        Failure::new(
            Exit::Usage,
            format!("{name}: {what}"),
            "Give the parameters as one JSON object; `--skeleton` prints one to fill in.",
        )
    };
    // Errors about the syntax tell line and column, and nothing of the text.
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(parameters)) => Ok(parameters),
        Ok(_) => Err(wrong("JSON, but no object".to_owned())),
        Err(error) => Err(wrong(format!("no JSON: {error}"))),
    }
}
