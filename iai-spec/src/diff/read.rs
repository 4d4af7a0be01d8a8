//! Finds out what an argument names, and reads it.

use std::fs;
use std::path::Path;

use iai_codegen::{Problems, Sources, compile};

use super::facts::Facts;
use super::git;
use super::side::Side;

/// The file of a spec that holds the definitions it was last compared with.
pub const RECORD: &str = "vendor.json";

/// Reads one side: a folder with a spec, a folder in a revision (`REV:path`), or a file such as `vendor.json`.
///
/// # Errors
///
/// The whole report: what is wrong with it, where, and what to do.
pub fn open(argument: &str) -> Result<Side, String> {
    let path = Path::new(argument);
    if path.is_dir() {
        return of_folder(path, argument);
    }
    if path.is_file() {
        return record(argument, &read(path)?).map(Side::of_vendor);
    }
    if argument.contains(':') {
        return of_revision(argument);
    }
    Err(format!(
        "{argument}: there is no such file or folder\n  = help: give a folder with a spec, or one in a revision of git, \
         such as `HEAD~1:spec`"
    ))
}

fn of_folder(folder: &Path, shown: &str) -> Result<Side, String> {
    let mut problems = Problems::default();
    let sources = Sources::read(folder, shown, &mut problems);
    let file = folder.join(RECORD);
    let recorded = if file.is_file() {
        Some(record(&file.display().to_string(), &read(&file)?)?)
    } else {
        None
    };
    of_sources(shown, &sources, problems, recorded)
}

fn of_revision(argument: &str) -> Result<Side, String> {
    let files = git::files(Path::new("."), argument).map_err(|said| {
        format!("{argument}: {said}\n  = help: write the folder as for `git show`, such as `HEAD~1:spec` or `v0.1:./spec`")
    })?;
    let recorded = files.iter().find(|(name, _)| name == RECORD);
    let recorded = recorded
        .map(|(name, text)| record(&format!("{argument}/{name}"), text))
        .transpose()?;
    let yaml = files.iter().filter(|(name, _)| name != RECORD);
    let texts = yaml.map(|(name, text)| (name.as_str(), text.as_str()));
    let sources = Sources::in_memory(argument, texts);
    of_sources(argument, &sources, Problems::default(), recorded)
}

fn of_sources(
    label: &str,
    sources: &Sources,
    problems: Problems,
    recorded: Option<Facts>,
) -> Result<Side, String> {
    let (api, problems) = compile(sources, problems);
    let reports = problems.render(sources);
    match api {
        Some(api) if reports.is_empty() => Ok(Side::of_spec(label, api, recorded)),
        _ => Err(reports.join("\n")),
    }
}

/// The recorded facts of the vendor.
fn record(name: &str, text: &str) -> Result<Facts, String> {
    serde_json::from_str(text).map_err(|error| {
        format!("{name}: {error}\n  = help: this should be a file that `iai-spec diff --record` has made; make it anew")
    })
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
