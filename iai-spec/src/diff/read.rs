//! Finds out what an argument names, and reads it.

use std::fs;
use std::path::Path;

use iai_codegen::{Problems, Sources, compile};

use super::facts::{Facts, RECORD};
use super::side::Side;
use super::{git, vendor};
use crate::definitions::{Source, Wanted};

/// Reads one side: a folder with a spec, a folder in a revision of git (`REV:path`), official definitions (a file, a
/// wheel, a folder, `tccli==VERSION`), or a file `vendor.json`. Of definitions, `wanted` chooses service and version.
///
/// # Errors
///
/// The whole report: what is wrong with it, where, and what to do.
pub fn open(argument: &str, wanted: &Wanted) -> Result<Side, String> {
    let path = Path::new(argument);
    if path.is_dir() && has_yaml(path) {
        of_folder(path, argument)
    } else if path.file_name().is_some_and(|name| name == RECORD) && path.is_file() {
        record(argument, &read(path)?).map(Side::of_vendor)
    } else if path.exists() || argument.contains("==") {
        let facts = definitions(argument, wanted).map_err(|report| match path.is_dir() {
            true => format!(
                "{report}\n  = help: a folder with a spec has service.yaml and actions/*.yaml"
            ),
            false => report,
        });
        facts.map(Side::of_vendor)
    } else if argument.contains(':') {
        of_revision(argument)
    } else {
        Err(format!(
            "{argument}: there is no such file or folder\n  = help: give a folder with a spec, one in a revision of git such \
             as `HEAD~1:spec`, or official definitions such as `tccli==3.1.189.1`"
        ))
    }
}

/// The facts of official definitions.
///
/// # Errors
///
/// They cannot be had or read, or `wanted` is not among them; with what to do.
pub fn definitions(argument: &str, wanted: &Wanted) -> Result<Facts, String> {
    let read = Source::open(argument).and_then(|source| source.definitions(wanted));
    let read = read.map_err(|failure| failure.to_string())?;
    Ok(vendor::facts(&read, &vendor::source(argument)))
}

/// The facts that a spec was last compared with.
///
/// # Errors
///
/// The folder has no such file, or it cannot be read.
pub fn recorded(folder: &Path) -> Result<Facts, String> {
    let file = folder.join(RECORD);
    let name = file.display().to_string();
    if folder.is_dir() && !file.exists() {
        return Err(format!(
            "{name}: the definitions that this spec was compared with are not recorded\n  = help: record them with `iai-spec \
             diff SPEC --record DEFINITIONS`"
        ));
    }
    record(&name, &read(&file)?)
}

/// Definitions are JSON alone. A folder without any of both is taken for a spec, whose problem tells what it lacks.
fn has_yaml(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.any(|name| name.ends_with(".yaml") || name.ends_with(".yml") || name == "actions")
}

fn of_folder(folder: &Path, shown: &str) -> Result<Side, String> {
    let mut problems = Problems::default();
    let sources = Sources::read(folder, shown, &mut problems);
    let has_record = folder.join(RECORD).is_file();
    let recorded = has_record.then(|| recorded(folder)).transpose()?;
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
